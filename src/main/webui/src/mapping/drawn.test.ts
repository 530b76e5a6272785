import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { getMarshaller } from '@kie-tools/dmn-marshaller';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from './drawn';

const model = (name: string) => readFileSync(new URL(`../../../../../${name}.dmn`, import.meta.url), 'utf8');

const parsed = (text: string) => getMarshaller(text, { upgradeTo: 'latest' }).parser.parse().definitions;

describe('a mapping without a drawing', () => {
  beforeAll(() => {
    Object.assign(globalThis, { DOMParser, XMLSerializer });
  });

  it.each(['mappings/us-federal-2024', 'mappings/us-federal-2025'])('%s gets one in which nothing lies on another', (name) => {
    const before = parsed(model(name));
    const after = parsed(drawn(model(name)));
    const diagram = after['dmndi:DMNDI']!['dmndi:DMNDiagram']![0]!;
    const elements = diagram['dmndi:DMNDiagramElement']!;
    const shapes = elements.flatMap((one) => (one.__$$element === 'dmndi:DMNShape' ? [one] : []));
    const edges = elements.filter((one) => one.__$$element === 'dmndi:DMNEdge');
    expect(shapes.map((one) => one['@_dmnElementRef']).sort()).toEqual(before.drgElement!.map((one) => one['@_id']).sort());
    const corners = shapes.map(({ 'dc:Bounds': bounds }) => `${bounds!['@_x']} ${bounds!['@_y']}`);
    expect(new Set(corners).size).toBe(corners.length);
    const required = before.drgElement!.flatMap((one) =>
      one.__$$element === 'decision' ? (one.informationRequirement ?? []) : [],
    );
    expect(edges.length).toBe(required.length);
    const tables = before.drgElement!.filter(
      (one) => one.__$$element === 'decision' && one.expression?.__$$element === 'decisionTable',
    );
    const widths = diagram['di:extension']!['kie:ComponentsWidthsExtension']!['kie:ComponentWidths']!;
    expect(widths.length).toBe(tables.length);
    // All that says anything is as it was.
    expect(after.drgElement).toEqual(before.drgElement);
  });

  it('stays as it is where it has one, or is no model', () => {
    const once = drawn(model('mappings/us-federal-2024'));
    expect(drawn(once)).toBe(once);
    expect(drawn(model('dmn/aws-rai'))).toBe(model('dmn/aws-rai'));
  });
});
