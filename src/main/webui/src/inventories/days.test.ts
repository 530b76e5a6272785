import { expect, it } from 'vitest';
import { countsOf, daysBetween, nextChange, since } from './days';

const CHANGES = ['2026-12-01', '2027-03-01'];

it('a day shows what changed last', () => {
  expect(since('2026-11-30', '2026-11-27', CHANGES)).toBe('2026-11-27');
  expect(since('2026-12-01', '2026-11-27', CHANGES)).toBe('2026-12-01');
  expect(since('2027-12-01', '2026-11-27', CHANGES)).toBe('2027-03-01');
  expect(daysBetween('2026-11-27', '2027-03-01')).toBe(94);
});

it('changes are gone to one by one, and back', () => {
  expect(nextChange('2026-11-27', CHANGES, false, '2026-11-27')).toBe('2026-12-01');
  expect(nextChange('2026-12-01', CHANGES, false, '2026-11-27')).toBe('2027-03-01');
  expect(nextChange('2027-03-01', CHANGES, false, '2026-11-27')).toBeUndefined();
  expect(nextChange('2027-02-01', CHANGES, true, '2026-11-27')).toBe('2026-12-01');
  expect(nextChange('2026-11-27', CHANGES, true, '2026-11-27')).toBeUndefined();
});

it('groups are counted together', () => {
  expect(
    countsOf({
      groups: [
        { value: 'a', outcomes: { rows: 3, settled: { prohibited: 1, permitted: 1 }, undetermined: 1, problems: 0 } },
        { value: 'b', outcomes: { rows: 2, settled: { prohibited: 1 }, undetermined: 0, problems: 1 } },
      ],
    }),
  ).toEqual({ prohibited: 2, permitted: 1, open: 1, problem: 1 });
});
