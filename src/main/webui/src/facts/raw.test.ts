import { describe, expect, it } from 'vitest';
import { Decimal } from '../api/decimal';
import type { Fact } from '../api/types';
import { fromRequest, isSame, toRequest, today, withFact } from './raw';

const fact = (name: string, type: Fact['type']): Fact => ({
  name,
  type,
  set: false,
  default: 'unknown',
  meaning: '',
  question: '',
});
const VOCABULARY = [fact('placePublic', 'boolean'), fact('offenceMaxYears', 'number'), fact('useCity', 'enum')];

describe('facts of a form', () => {
  it('become what the service takes', () => {
    expect(
      toRequest({ placePublic: 'false', offenceMaxYears: '4.5', useCity: 'true', capability: ['other'] }, VOCABULARY),
    ).toEqual({ placePublic: false, offenceMaxYears: 4.5, useCity: 'true', capability: ['other'] });
  });

  it('keep every digit of a number', () => {
    expect(toRequest({ offenceMaxYears: '3.99999999999999999999' }, VOCABULARY)).toEqual({
      offenceMaxYears: new Decimal('3.99999999999999999999'),
    });
  });

  it.each([
    ['99%', 99],
    ['99 %', 99],
    ['99,5', 99.5],
    ['10,000', '10,000'],
  ])('take the number %s as people write it', (typed, sent) => {
    expect(toRequest({ offenceMaxYears: typed }, VOCABULARY)).toEqual({ offenceMaxYears: sent });
  });

  it('make the same case in whatever order they were stated', () => {
    const one = { facts: { a: '1', b: '2' }, asOf: '2026-01-01', instruments: [] };
    expect(isSame(one, { ...one, facts: { b: '2', a: '1' }, skip: ['c'] })).toBe(true);
    expect(isSame(one, { ...one, facts: { a: '1' } })).toBe(false);
    expect(isSame(one, { ...one, asOf: '2026-01-02' })).toBe(false);
  });

  it('that are no such value go as they are', () => {
    expect(toRequest({ placePublic: 'yes', offenceMaxYears: 'ten' }, VOCABULARY)).toEqual({
      placePublic: 'yes',
      offenceMaxYears: 'ten',
    });
  });

  it('come back from a request, unknown ones left out', () => {
    expect(fromRequest({ placePublic: true, offenceMaxYears: 10, service: 'unknown', useCity: null })).toEqual({
      placePublic: 'true',
      offenceMaxYears: '10',
    });
  });

  it('are taken out by an empty value', () => {
    expect(withFact({ useCity: 'Bern', service: 'other' }, 'useCity', '')).toEqual({ service: 'other' });
    expect(withFact({ capability: ['other'] }, 'capability', [])).toEqual({});
    expect(withFact({}, 'useCity', 'Bern')).toEqual({ useCity: 'Bern' });
  });

  it('are asked about for a day in UTC', () => {
    expect(today(new Date('2026-11-25T23:59:59-05:00'))).toBe('2026-11-26');
  });
});
