import { expect, it } from 'vitest';
import { codeOf, countries, nameOf, subdivisions } from './places';

it('finds the code of a country by code or name, and leaves what it does not know for the service to refuse', () => {
  expect(countries).toHaveLength(249);
  expect(codeOf('germany', countries)).toBe('DE');
  expect(codeOf(' de ', countries)).toBe('DE');
  expect(codeOf('Deutschland', countries)).toBe('Deutschland');
  expect(codeOf('california', subdivisions)).toBe('US-CA');
  expect(codeOf('DE-BY', subdivisions)).toBe('DE-BY');
  expect(nameOf('DE', countries)).toBe('Germany');
});
