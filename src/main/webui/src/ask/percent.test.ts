import { expect, test } from 'vitest';
import { percentOf } from './percent';

test.each([
  ['0.99', '99'],
  ['.5', '50'],
  ['0.995', '99.5'],
  ['0.050', '5'],
  ['0.001', '0.1'],
  ['0.98999999999999999999', '98.999999999999999999'],
])('%s may be meant as %s percent', (text, percent) => {
  expect(percentOf(text)).toBe(percent);
});

test.each(['99', '1', '0', '0.0', '', '1.5', '-0.5', 'x'])('%s is taken as it is', (text) => {
  expect(percentOf(text)).toBeUndefined();
});
