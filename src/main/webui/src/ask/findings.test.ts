import { expect, it } from 'vitest';
import type { Finding } from '../api/types';
import { byClause } from './findings';

const finding = (clause: string, row: number, text = 'Words.'): Finding => ({
  clause,
  effect: 'requires',
  outcome: 'permitted_with_conditions',
  text,
  citation: '',
  url: null,
  from: null,
  to: null,
  row,
  readIn: 'primary',
  certain: true,
});

it('reads a clause once, whatever number of conditions it has', () => {
  const rows = byClause([finding('A', 1), finding('B', 2), finding('A', 3), finding('A', 4, 'Others.')]).map((same) =>
    same.map(({ row }) => row),
  );
  expect(rows).toEqual([[1, 3], [2], [4]]);
});
