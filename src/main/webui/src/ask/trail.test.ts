import { expect, it } from 'vitest';
import { trailOf, withTrail } from './trail';

it('a trail comes back from the history, and nothing else does', () => {
  const step = { question: 'Who?', answer: 'Police', before: ['prohibited' as const, 'permitted' as const], after: ['prohibited' as const] };
  expect(trailOf(structuredClone(withTrail([step])))).toEqual([step]);
  expect(trailOf({ trail: [step, { ...step, after: ['maybe'] }, null, 'x'] })).toEqual([step]);
  expect([trailOf(null), trailOf(undefined), trailOf({}), trailOf({ trail: 1 })]).toEqual([[], [], [], []]);
});
