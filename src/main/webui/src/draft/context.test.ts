import { expect, it } from 'vitest';
import { contextOf } from './context';

it('gives each input in its type, and leaves out what is empty', () => {
  const inputs = [
    { name: 'Season', type: 'string' },
    { name: 'Guests', type: 'number' },
    { name: 'Outside', type: 'boolean' },
    { name: 'Menu', type: 'tMenu' },
    { name: 'Anything' },
    { name: 'Nothing', type: 'string' },
  ];
  const entered = { Season: '12', Guests: ' 8 ', Outside: 'true', Menu: '{"courses": 3}', Anything: 'plain words' };
  expect(contextOf(inputs, entered)).toEqual({
    Season: '12',
    Guests: 8,
    Outside: true,
    Menu: { courses: 3 },
    Anything: 'plain words',
  });
});
