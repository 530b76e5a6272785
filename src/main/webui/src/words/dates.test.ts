import { describe, expect, it } from 'vitest';
import { dayInWords, inForce, period, plusDays } from './dates';

describe('days', () => {
  it('are told in words', () => {
    expect(dayInWords('2024-05-10')).toBe('10 May 2024');
    expect(dayInWords('soon')).toBe('soon');
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('of force end on the last day, not on the first one after', () => {
    expect(inForce('2024-06-06', '2025-09-15')).toBe('In force from 6 June 2024 to 14 September 2025');
    expect(inForce('2024-05-01', null)).toBe('In force since 1 May 2024');
    expect(inForce(null, '2024-05-01')).toBe('In force until 30 April 2024');
    expect(inForce(null, null)).toBe('Dates not sourced');
    expect(period('2026-12-02', null, '2026-12-01')).toBe('from 2 December 2026 on');
    expect(period('2026-12-02', null, '2026-12-02')).toBe('since 2 December 2026');
  });
});
