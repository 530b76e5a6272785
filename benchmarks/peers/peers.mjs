// Engines that are asked from JavaScript: node peers.mjs TABLE.json. Each reads the table, is held to what it means, and is
// measured; each says what came of it in a line of JSON.
import { readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { ZenEngine } from '@gorules/zen-engine';

/** Longest time to answer what is compared, and to get warm, and to measure: milliseconds. */
const [COMPARING, WARMING, MEASURING] = [100_000, 3_000, 3_000];

const { facts, rows, inputs, expected } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const quoted = (values) => values.map((value) => JSON.stringify(value)).join(', ');

/** A decision table with hit policy collect. */
function zen() {
  const table = {
    hitPolicy: 'collect',
    inputs: facts.map((fact) => ({ id: fact, name: fact, field: fact })),
    outputs: [{ id: 'row', name: 'row', field: 'row' }],
    rules: rows.map((cells, row) => ({
      _id: `row-${row}`,
      ...Object.fromEntries(facts.map((fact, column) => [fact, quoted(cells[column])])),
      row: String(row),
    })),
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'table', name: 'table', type: 'decisionTableNode', content: table },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'to-table', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'to-out', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return {
    answer: (input) => decision.evaluate(input),
    rows: ({ result }) => result.map((found) => found.row),
  };
}

/** One policy a row; those that determine the answer are the rows that match. */
function cedarPolicies() {
  const policies = {};
  rows.forEach((cells, row) => {
    const tests = facts
      .map((fact, column) => [fact, cells[column]])
      .filter(([, values]) => values.length > 0)
      .map(([fact, values]) => `[${quoted(values)}].contains(context.${fact})`);
    policies[row] = `permit(principal, action, resource) when { ${tests.join(' && ') || 'true'} };`;
  });
  const parsed = cedar.preparsePolicySet('table', { staticPolicies: policies });
  if (parsed.type !== 'success') {
    throw new Error(JSON.stringify(parsed.errors[0]));
  }
  const request = {
    principal: { type: 'Use', id: 'use' },
    action: { type: 'Action', id: 'decide' },
    resource: { type: 'Table', id: 'table' },
    preparsedPolicySetId: 'table',
    entities: [],
  };
  return {
    answer: (input) => cedar.statefulIsAuthorized({ ...request, context: input }),
    rows: ({ response }) => response.diagnostics.reason.map(Number),
  };
}

async function compared({ answer, rows: found }) {
  const end = performance.now() + COMPARING;
  let agreed = 0;
  for (; agreed < inputs.length && performance.now() < end; agreed++) {
    const said = found(await answer(inputs[agreed])).sort((a, b) => a - b);
    if (JSON.stringify(said) !== JSON.stringify(expected[agreed])) {
      throw new Error(`input ${agreed}: says ${said}, not ${expected[agreed]}`);
    }
  }
  return agreed;
}

async function measured({ answer }, milliseconds) {
  const began = performance.now();
  let asked = 0;
  do {
    const made = answer(inputs[asked++ % inputs.length]);
    if (made instanceof Promise) {
      await made;
    }
  } while (performance.now() - began < milliseconds);
  return ((performance.now() - began) / asked) * 1e6;
}

for (const [engine, make] of [['zen', zen], ['cedar', cedarPolicies]]) {
  try {
    const began = performance.now();
    const ready = make();
    const read = (performance.now() - began) / 1000;
    const agreed = await compared(ready);
    await measured(ready, WARMING);
    const ns = await measured(ready, MEASURING);
    console.log(JSON.stringify({ engine, ns, told: `agrees on ${agreed.toLocaleString('en')} inputs; read in ${read.toFixed(1)} s` }));
  } catch (error) {
    console.log(JSON.stringify({ engine, told: `not measured: ${error.message}` }));
  }
}
