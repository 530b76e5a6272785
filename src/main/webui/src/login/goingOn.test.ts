import { expect, it } from 'vitest';
import { goingOn } from './goingOn';

it('goes on to the page that was wanted', () => {
  expect(goingOn('?then=%2Fworkbench%2Fx%3Fa%3D1')).toBe('/workbench/x?a=1');
});

it.each(['', '?then=', '?then=https%3A%2F%2Fevil.example', '?then=%2F%2Fevil.example', '?then=%2F%5Cevil.example', '?then=javascript%3Aalert(1)', '?then=%2F%09%2Fevil.example'])(
  'goes to no other place: %s',
  (search) => {
    expect(goingOn(search)).toBe('/');
  },
);
