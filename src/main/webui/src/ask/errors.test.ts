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

it('says it without the names of facts and standards alone', () => {
  const said = (field: string, detail: string) => fieldErrors([{ pointer: `/facts/${field}`, code: 'wrong-type', detail }])[field];
  expect(said('similarityThreshold', 'similarityThreshold takes a number.')).toBe('This takes a number.');
  expect(said('useCountry', 'An ISO 3166-1 alpha-2 code in upper case, such as US or DE.')).toContain('We do not know this country.');
  expect(said('useCity', 'Which Portland?')).toBe('Which Portland?');
});
