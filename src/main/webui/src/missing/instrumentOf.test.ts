import { expect, it } from 'vitest';
import { instrumentOf } from './instrumentOf';

it('an address of an instrument has its name', () => {
  expect(instrumentOf('/instruments/US-XX%2F1')).toBe('US-XX/1');
  expect(instrumentOf('/instruments/100%')).toBe('100%');
  expect(instrumentOf('/instruments/a/b')).toBeUndefined();
  expect(instrumentOf('/nope')).toBeUndefined();
});
