import type { Outcome, RequestFacts } from '../api/types';

/** A use case as the files of cases have them: YAML, of which JSON is a part. */
export function caseText(instrument: string, facts: RequestFacts, day: string, outcome: Outcome): string {
  const { asOf = day, ...others } = facts;
  return [
    `- id: ${instrument.toLowerCase()}-`,
    '  description: ',
    `  asOf: ${JSON.stringify(asOf)}`,
    `  facts: ${JSON.stringify(others)}`,
    '  expected:',
    `    ${instrument}: {outcome: ${outcome}}`,
    '',
  ].join('\n');
}
