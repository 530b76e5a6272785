import { expect, it } from 'vitest';
import { addressIn } from './Source';

it('finds a web address in what a source says, and nothing that is none', () => {
  expect(addressIn('https://eur-lex.europa.eu/eli/reg/2024/1689/oj ; amendment https://example.org')).toBe(
    'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  );
  expect(addressIn('javascript:alert(1)')).toBeUndefined();
  expect(addressIn(null)).toBeUndefined();
});
