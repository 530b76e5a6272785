import { expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { citiesOf, codeOf, countries, nameOf, subdivisions } from './places';

it('finds the code of a country by code or name, and leaves what it does not know for the service to refuse', () => {
  expect(countries).toHaveLength(249);
  expect(codeOf('germany', countries)).toBe('DE');
  expect(codeOf(' de ', countries)).toBe('DE');
  expect(codeOf('Atlantis', countries)).toBe('Atlantis');
  expect(codeOf('california', subdivisions)).toBe('US-CA');
  expect(codeOf('DE-BY', subdivisions)).toBe('DE-BY');
  expect(nameOf('DE', countries)).toBe('Germany');
});

it.each([
  ['USA', 'US'],
  ['u.s.', 'US'],
  ['United States of America', 'US'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Deutschland', 'DE'],
  ['Belgique', 'BE'],
  ['España', 'ES'],
])('takes the country %s as people write it', (typed, code) => expect(codeOf(typed, countries)).toBe(code));

it.each([
  ['IL', 'US-IL'],
  ['Ill.', 'US-IL'],
  ['Bavaria', 'DE-BY'],
  ['Bayern', 'DE-BY'],
])('takes the state %s as people write it', (typed, code) => expect(codeOf(typed, subdivisions)).toBe(code));

it('finds the value of a city by its name, and leaves any other name for the service to read', () => {
  const city = {
    values: [
      { value: 'other', meaning: '' },
      { value: 'portland_or', meaning: '', label: 'Portland, OR', spellings: ['Portland, OR'] },
    ],
  } as Fact;
  const cities = citiesOf(city);
  expect(cities).toEqual([{ code: 'portland_or', name: 'Portland, OR' }]);
  expect(codeOf('portland, or', cities)).toBe('portland_or');
  expect(codeOf('San José', cities)).toBe('San José');
});
