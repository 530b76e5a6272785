import { expect, it } from 'vitest';
import { layOut, shortened } from './layout';

const BARS = [
  { key: 'a', label: 'A', counts: { red: 3, green: 5 } },
  { key: 'b', label: 'B', counts: { green: 2 } },
  { key: 'c', label: 'C', counts: {} },
];

it('bars are as long as their numbers, and their parts follow on each other', () => {
  const { bars } = layOut(BARS, ['red', 'green'], 800, 90, 100);
  expect(bars.map(({ total }) => total)).toEqual([8, 2, 0]);
  expect(bars[0]!.parts).toEqual([
    { kind: 'red', number: 3, from: 0, to: 300 },
    { kind: 'green', number: 5, from: 300, to: 800 },
  ]);
  expect(bars[1]!.parts).toEqual([{ kind: 'green', number: 2, from: 0, to: 200 }]);
  expect(bars[2]!.parts).toEqual([]);
});

it('bars lie beside each other, in their order', () => {
  const { bars } = layOut(BARS, ['red', 'green'], 800, 90, 100);
  for (let i = 1; i < bars.length; i++) {
    expect(bars[i]!.at).toBeGreaterThan(bars[i - 1]!.at + bars[i - 1]!.breadth);
  }
  expect(bars[2]!.at + bars[2]!.breadth).toBeLessThan(90);
});

it('the axis has whole numbers, and begins with none', () => {
  const few = layOut([{ key: 'a', label: 'A', counts: { red: 1 } }], ['red'], 600, 30, 60);
  expect(few.ticks).toEqual([
    { number: 0, at: 0 },
    { number: 1, at: 600 },
  ]);
  expect(layOut([], ['red'], 600, 30, 60).ticks.map(({ number }) => number)).toEqual([0, 1]);
  const many = layOut([{ key: 'a', label: 'A', counts: { red: 12_345 } }], ['red'], 600, 30, 120).ticks;
  expect(many[0]).toEqual({ number: 0, at: 0 });
  expect(many.length).toBeGreaterThan(3);
  expect(many.every(({ number }) => Number.isInteger(number))).toBe(true);
});

it('a label has the room that there is', () => {
  expect(shortened('Department of State', 30)).toBe('Department of State');
  expect(shortened('Department of State', 12)).toBe('Department\u2026');
});
