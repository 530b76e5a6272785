import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types';
import type { RawFacts } from './raw';
import { OtherVersion, fromFragment, toFragment } from './link';

const fact = (name: string, type: Fact['type'], set = false): Fact => ({
  name,
  type,
  set,
  default: 'unknown',
  meaning: '',
  question: '',
});
const VOCABULARY = [fact('service', 'enum'), fact('capability', 'enum', true), fact('useCity', 'enum')];
const DAY = '2026-11-25';
const read = (fragment: string) => fromFragment(fragment, VOCABULARY, DAY);

describe('a link', () => {
  it('can be read by a person', () => {
    expect(
      toFragment({
        facts: { service: 'azure_openai', capability: ['face_identification', 'other'] },
        asOf: '2024-05-10',
        instruments: ['MSFT-AOAI-COC'],
      }),
    ).toBe('v=1&asOf=2024-05-10&service=azure_openai&capability=face_identification,other&instruments=MSFT-AOAI-COC');
  });

  it.each<RawFacts>([
    { useCity: 'San José, CA' },
    { useCity: '1 + 1 = 2 & #v=9' },
    { useCity: '100 %' },
    { capability: ['a,b', 'c&d'] },
    { capability: ['one'] },
    {},
  ])('gives back the case %j', (facts) => {
    const useCase = { facts, asOf: '2024-05-10', instruments: [] };
    expect(read(`#${toFragment(useCase)}`)).toEqual(useCase);
  });

  it('keeps what nobody could find out', () => {
    const useCase = { facts: { service: 'claude' }, asOf: DAY, instruments: [], skip: ['useCity', 'capability'] };
    expect(read(`#${toFragment(useCase)}`)).toEqual(useCase);
  });

  it('without anything is no case', () => {
    expect(read('')).toBeUndefined();
    expect(read('#')).toBeUndefined();
    expect(read('#answer')).toBeUndefined();
  });

  it('without a day asks about today', () => {
    expect(read('#v=1&service=claude')).toEqual({ facts: { service: 'claude' }, asOf: DAY, instruments: [] });
  });

  it('keeps a fact that the vocabulary does not have, for the service to refuse', () => {
    expect(read('#v=1&colour=red')?.facts).toEqual({ colour: 'red' });
  });

  it('of another version is refused, not guessed at', () => {
    expect(() => read('#v=2&service=claude')).toThrow(OtherVersion);
    expect(() => read('#service=claude')).toThrow(OtherVersion);
  });

  it('that is cut off inside an escape is still read', () => {
    expect(read('#v=1&useCity=Z%C3%BCrich%')?.facts).toEqual({ useCity: 'Z%C3%BCrich%' });
  });
});
