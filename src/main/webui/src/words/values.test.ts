import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { defaultInWords, factInWords, valueInWords } from './values';

const fact = (more: Partial<Fact>): Fact => ({
  name: 'x',
  type: 'enum',
  set: false,
  default: 'unknown',
  meaning: '',
  question: '',
  ...more,
});

describe('words', () => {
  it.each([
    ['azure_openai', 'Azure OpenAI'],
    ['face_identification', 'Face identification'],
    ['dod_il5', 'DoD IL5'],
    ['fixed_cctv', 'Fixed CCTV'],
    ['google_genai', 'Google generative AI'],
    ['meta_model_api', 'Meta model API'],
    ['xai', 'xAI'],
    ['trained_single', 'One trained person'],
  ])('of the value %s', (value, said) => expect(valueInWords(value)).toBe(said));

  it.each([
    ['actorType', 'Who uses it'],
    ['friaCompleted', 'Fundamental-rights impact assessment completed'],
    ['fooEuAnnexII', 'Foo EU Annex II'],
  ])('of the fact %s', (name, said) => expect(factInWords(name)).toBe(said));

  it('of what is no enumerated value are the value', () => {
    expect(valueInWords('US-CA', fact({ type: 'subdivision' }))).toBe('California');
    expect(valueInWords('DE-BY', fact({ type: 'subdivision' }))).toBe('Bavaria');
    expect(valueInWords('XX-1', fact({ type: 'subdivision' }))).toBe('XX-1');
    expect(valueInWords('DE', fact({ type: 'country' }))).toBe('Germany');
    expect(valueInWords('true', fact({ type: 'boolean' }))).toBe('Yes');
    expect(valueInWords(false)).toBe('No');
    expect(valueInWords('4', fact({ type: 'number', unit: 'years' }))).toBe('4 years');
    expect(valueInWords(['other', 'translation'])).toBe('Other, Translation');
  });

  it('of a city are its name', () => {
    const city = fact({
      values: [
        { value: 'other', meaning: 'any other city' },
        { value: 'portland_or', meaning: 'Portland, Oregon', label: 'Portland, OR', spellings: ['Portland, OR', 'PDX'] },
      ],
    });
    expect(valueInWords('portland_or', city)).toBe('Portland, OR');
    expect(valueInWords('other', city)).toBe('Other');
    expect(valueInWords('San José', city)).toBe('San José');
  });

  it('of a default name facts in words', () => {
    const names = ['actorType', 'camera'];
    expect(defaultInWords(fact({ default: 'the same as actorType' }), names)).toBe('the same as "Who uses it"');
    expect(defaultInWords(fact({ default: 'true if camera is body_worn, otherwise false' }), names)).toBe(
      'true if "Camera" is body worn, otherwise false',
    );
    expect(defaultInWords(fact({}), names)).toBeUndefined();
  });
});
