// Reads a DMN model from standard input as dmn-js and Camunda's Modeler do, and says what is in it as JSON.
// usage: node opens.mjs FOLDER_OF_NODE_MODULES
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { DmnModdle } = await import(pathToFileURL(`${process.argv[2]}/dmn-moddle/dist/index.js`).href);
const { rootElement, warnings } = await new DmnModdle().fromXML(readFileSync(0, 'utf8'), 'dmn:Definitions');
const decisions = rootElement.drgElement.filter((element) => element.$type === 'dmn:Decision');
console.log(
  JSON.stringify({
    name: rootElement.name,
    decisions: decisions.map((decision) => decision.name),
    rows: decisions.map((decision) => decision.decisionLogic?.rule?.length ?? 0).reduce((a, b) => a + b, 0),
    shapes: rootElement.dmnDI?.diagrams?.flatMap((diagram) => diagram.diagramElements ?? []).length ?? 0,
    warnings: warnings.map((warning) => warning.message),
  }),
);
