import { expect, it } from 'vitest';
import type { Change, Outcome, Span } from '../api/types';
import { otherwise, strip } from './strip';

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

it('tells what is otherwise on another day, and of nothing that is the same again', () => {
  const { stretches } = strip(
    [
      span(null, '2020-01-01', ['not_applicable']),
      span('2020-01-01', '2021-01-01', ['prohibited']),
      span('2021-01-01', null, ['not_applicable']),
    ],
    ['2026-11-27'],
  );
  expect(otherwise(stretches, '2020-12-31', '2021-01-01')).toMatchObject({ from: '2021-01-01', outcome: 'not_applicable' });
  expect(otherwise(stretches, '2019-12-31', '2026-11-27')).toBeUndefined();
  expect(otherwise(stretches, '2021-01-01', '2026-11-27')).toBeUndefined();
});
