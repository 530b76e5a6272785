import { expect, it } from 'vitest';
import { stateOf } from './service';

it('a key is good until its end, unless it was revoked before', () => {
  const now = '2026-11-27T00:00:00Z';
  expect(stateOf({ end: null, revoked: null }, now)).toBe('good');
  expect(stateOf({ end: '2026-11-27T00:00:01Z', revoked: null }, now)).toBe('good');
  expect(stateOf({ end: now, revoked: null }, now)).toBe('ended');
  expect(stateOf({ end: null, revoked: '2026-11-26T00:00:00Z' }, now)).toBe('revoked');
});
