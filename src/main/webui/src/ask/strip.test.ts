import { expect, it } from 'vitest';
import type { Change, Outcome, Span } from '../api/types';
import { strip } from './strip';

const change = (clause: string): Change => ({
  instrument: 'CODE',
  title: 'A code',
  clause,
  change: 'begins',
  effect: 'prohibits',
  outcome: 'prohibited',
  citation: '',
});
const span = (from: string | null, to: string | null, possibleOutcomes: Outcome[], changes: Change[] = []): Span => ({
  from,
  to,
  outcome: possibleOutcomes[0]!,
  determined: possibleOutcomes.length === 1,
  possibleOutcomes,
  changes,
});

it('joins days of the same answer, and keeps each day on which a clause changes', () => {
  const line = strip(
    [
      span(null, '2020-01-01', ['not_applicable']),
      span('2020-01-01', '2021-07-01', ['prohibited'], [change('A'), change('A')]),
      span('2021-07-01', '2023-01-01', ['prohibited'], [change('B')]),
      span('2023-01-01', null, ['prohibited', 'permitted'], [change('C')]),
    ],
    ['2021-01-01'],
  );
  expect(line.stretches.map(({ from, to, start, end }) => [from, to, start.toFixed(2), end.toFixed(2)])).toEqual([
    [null, '2020-01-01', '0.00', '0.20'],
    ['2020-01-01', '2023-01-01', '0.20', '0.80'],
    ['2023-01-01', null, '0.80', '1.00'],
  ]);
  expect(line.turns.map(({ day, after, changes }) => [day, after?.outcome, changes.map(({ clause }) => clause)])).toEqual([
    ['2020-01-01', 'prohibited', ['A']],
    ['2021-07-01', undefined, ['B']],
    ['2023-01-01', 'prohibited', ['C']],
  ]);
});
