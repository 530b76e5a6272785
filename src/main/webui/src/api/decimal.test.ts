import { expect, it } from 'vitest';
import { Decimal, decimal, toJson } from './decimal';

it.each([
  ['99', 99],
  ['-4.5', -4.5],
  ['007', 7],
  ['98.99999999999999999999', new Decimal('98.99999999999999999999')],
  ['4.50', new Decimal('4.50')],
  ['1e2', undefined],
  ['.5', undefined],
  ['4.', undefined],
  ['', undefined],
])('%s is read as it is written', (text, read) => expect(decimal(text)).toEqual(read));

it('goes into JSON as it is written', () => {
  expect(toJson({ a: [decimal('98.99999999999999999999'), 'x"', null, true], b: undefined, 'c d': { e: 4.5 } })).toBe(
    '{"a":[98.99999999999999999999,"x\\"",null,true],"c d":{"e":4.5}}',
  );
});
