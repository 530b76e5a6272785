import { expect, it } from 'vitest';
import { fieldErrors } from './errors';

it('puts each error of a problem at its field', () => {
  const error = (pointer: string, detail: string) => ({ pointer, code: 'value-not-allowed', detail });
  expect(
    fieldErrors([
      error('/facts/useCountry', 'No country.'),
      error('/facts/capability/0', 'One.'),
      error('/facts/capability/2', 'Two.'),
      error('/asOf', 'No day.'),
      error('', 'The body.'),
    ]),
  ).toEqual({ useCountry: 'No country.', capability: 'One. Two.', asOf: 'No day.' });
});
