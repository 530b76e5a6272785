import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCES = new URL('..', import.meta.url);

/** They call an outcome by its name for what no report says. */
const OF_POLICIES = [
  // What one can look for, and what is left when reports are counted by themselves.
  'ledger/Search.tsx',
  'ledger/counts.ts',
];

it('whoever calls an outcome by its name knows what to call that of a report', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map((file) => file.replaceAll('\\', '/'));
  const named = files.filter((file) => /\bOUTCOME_IN_WORDS\b/.test(readFileSync(new URL(file, SOURCES), 'utf8')));
  expect(named.length).toBeGreaterThan(3);
  expect(
    named.filter((file) => !OF_POLICIES.includes(file) && !/\bREPORTED_OUTCOME\b/.test(readFileSync(new URL(file, SOURCES), 'utf8'))),
  ).toEqual([]);
});
