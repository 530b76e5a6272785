import { expect, it } from 'vitest';
import { howInWords, stateOf, whatInWords } from './service';

it('a key is good until its end, unless it was revoked before', () => {
  const now = '2026-11-27T00:00:00Z';
  expect(stateOf({ end: null, revoked: null }, now)).toBe('good');
  expect(stateOf({ end: '2026-11-27T00:00:01Z', revoked: null }, now)).toBe('good');
  expect(stateOf({ end: now, revoked: null }, now)).toBe('ended');
  expect(stateOf({ end: null, revoked: '2026-11-26T00:00:00Z' }, now)).toBe('revoked');
});

it('what somebody did is told in words, and so is a reason that is new', () => {
  expect(whatInWords({ what: 'log-in' })).toBe('Log-in');
  expect(whatInWords({ what: 'refused', why: 'not-authorised' })).toBe('Refused: lacks the role');
  expect(whatInWords({ what: 'refused', why: 'of-a-new-kind' })).toBe('Refused: of-a-new-kind');
  expect(howInWords('start-token')).toBe('token of the start');
  expect(howInWords(null)).toBe('not known');
});
