import { expect, it } from 'vitest';
import type { Registered } from '../api/types';
import { spans } from './spans';

it('draws clauses over whole years, open ones to the end', () => {
  const dated = (id: string, from: string | null, to: string | null) => ({ id, label: id, effect: 'prohibits', from, to });
  const { years, today, clauses, versions } = spans(
    {
      versions: [dated('first', '2024-01-01', null), dated('unsourced', null, null)],
      clauses: [dated('A', '2024-01-01', '2025-01-01'), dated('B', '2025-01-01', null), dated('C', null, '2024-01-01')],
    } as unknown as Registered,
    '2025-07-02',
  );
  expect(years.map(({ year }) => year)).toEqual([2024, 2025]);
  expect(today).toBeCloseTo(0.75, 2);
  expect(clauses.map(({ start, end }) => [start.toFixed(1), end.toFixed(1)])).toEqual([
    ['0.0', '0.5'],
    ['0.5', '1.0'],
    ['0.0', '0.0'],
  ]);
  expect(versions.map(({ label }) => label)).toEqual(['first']);
});
