import { expect, it } from 'vitest';
import type { Decision, Fact } from '../api/types';
import { asCurl, asText } from './asText';

const decision: Decision = {
  id: 'id',
  decidedAt: '',
  asOf: '2026-11-26',
  outcome: 'prohibited',
  determined: true,
  possibleOutcomes: ['prohibited'],
  openFacts: [],
  notEncoded: [],
  policyVersion: 'sha256:1',
  disclaimer: 'Not legal advice.',
  verdicts: [
    {
      instrument: 'CODE',
      title: 'A code',
      outcome: 'prohibited',
      determined: true,
      possibleOutcomes: ['prohibited'],
      openFacts: [],
      obligations: [{ clause: 'C', id: 'log', text: 'Keep a log.', citation: '', certain: true }],
      findings: [
        {
          clause: 'C',
          effect: 'prohibits',
          outcome: 'prohibited',
          text: 'May not be.',
          citation: 'Code, C',
          url: 'https://example.org/code',
          from: '2024-05-01',
          to: null,
          row: 1,
          readIn: 'primary',
          certain: true,
        },
      ],
    },
  ],
};

it('lets a report prohibit nothing', () => {
  const text = asText(decision, { facts: {}, asOf: '2026-11-26', instruments: [] }, new Map<string, Fact>(), new Set(['CODE']), '');
  expect(text).toContain('C (reports a prohibition; ');
  expect(text).toContain('- A code: Reports a prohibition');
  expect(text).toMatch(/^Reports a prohibition on /);
});

it('is an answer to pass on, with its case, clauses, dates and addresses', () => {
  const text = asText(decision, { facts: { camera: 'body_worn' }, asOf: '2026-11-26', instruments: [] }, new Map<string, Fact>(), new Set<string>(), 'http://here/#v=1');
  expect(text).toBe(
    [
      'Prohibited on 26 November 2026',
      'No fact that is not stated can change it.',
      '',
      'Asked:',
      '- Camera: Body worn',
      '',
      'Clauses that apply:',
      '- A code, C (prohibits; in force since 1 May 2024): May not be.\n  Code, C https://example.org/code',
      '',
      'Conditions:',
      '[ ] Keep a log. (CODE C)',
      '',
      'By instrument:',
      '- A code: Prohibited',
      '',
      'Not legal advice.',
      'Policy version sha256:1, decision id',
      'http://here/#v=1',
      '',
    ].join('\n'),
  );
});

it('is a line for a shell that no apostrophe ends', () => {
  expect(asCurl({ facts: { useCity: "O'Fallon" }, asOf: '2026-11-26' }, 'http://here')).toBe(
    `curl -s http://here/v1/decisions -H 'Content-Type: application/json' -d '{"facts":{"useCity":"O'\\''Fallon"},"asOf":"2026-11-26"}'`,
  );
});
