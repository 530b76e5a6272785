import { expect, it } from 'vitest';
import { caseText } from './caseText';

it('writes a witness as a case, with its day apart from its facts', () => {
  expect(caseText('MSFT-X', { asOf: '2024-05-01', service: 'azure_openai', placePublic: true }, '2026-01-01', 'permitted'))
    .toBe(`- id: msft-x-
  description: 
  asOf: "2024-05-01"
  facts: {"service":"azure_openai","placePublic":true}
  expected:
    MSFT-X: {outcome: permitted}
`);
});
