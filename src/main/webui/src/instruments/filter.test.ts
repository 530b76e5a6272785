import { describe, expect, it } from 'vitest';
import type { Registered } from '../api/types';
import { choices, inEffect, jurisdictionOf, kindOf, passes } from './filter';

const instrument = (more: Partial<Registered>): Registered => ({
  id: 'US-CA-1',
  title: 'California law',
  issuer: 'California',
  kind: 'law',
  jurisdiction: 'US-CA (San Francisco)',
  url: null,
  summary: '',
  versions: [],
  openQuestions: [],
  coverage: [],
  notEncoded: [],
  clauses: [],
  ...more,
});
const all = { text: '', jurisdiction: '', kind: '' };

describe('the list of instruments', () => {
  it('is filtered by place, a country with its parts', () => {
    expect(jurisdictionOf(instrument({}))).toBe('US-CA');
    expect(jurisdictionOf(instrument({ jurisdiction: 'global / US' }))).toBe('global');
    expect(passes(instrument({}), { ...all, jurisdiction: 'US' })).toBe(true);
    expect(passes(instrument({}), { ...all, jurisdiction: 'US-CA' })).toBe(true);
    expect(passes(instrument({}), { ...all, jurisdiction: 'US-C' })).toBe(false);
  });

  it('is filtered by kind and by all words of a text', () => {
    expect(kindOf(instrument({ kind: 'provider policy (licence)' }))).toBe('provider policy');
    expect(passes(instrument({}), { ...all, kind: 'provider policy' })).toBe(false);
    expect(passes(instrument({}), { ...all, text: 'LAW calif' })).toBe(true);
    expect(passes(instrument({}), { ...all, text: 'law oregon' })).toBe(false);
    expect(choices(['law', 'act', 'law'])).toEqual(['act', 'law']);
  });
});

it('is in effect from its first day to the day before its end', () => {
  const may = { from: '2024-05-01', to: '2024-06-01' };
  expect([inEffect(may, '2024-04-30'), inEffect(may, '2024-05-01')]).toEqual([false, true]);
  expect([inEffect(may, '2024-05-31'), inEffect(may, '2024-06-01')]).toEqual([true, false]);
});
