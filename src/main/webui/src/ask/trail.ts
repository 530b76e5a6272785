import type { Outcome } from '../api/types';
import { OUTCOMES } from '../words/outcomes';

/** One answer to a question, and what it left possible. */
export interface Step {
  question: string;
  answer: string;
  before: Outcome[];
  after: Outcome[];
}

/** What a page of the history is kept with. */
export const withTrail = (trail: Step[]) => ({ trail });

/** The way to a page of the history, by what it was kept with: whatever that is, as older pages may have kept something else. */
export function trailOf(state: unknown): Step[] {
  const trail = (state as { trail?: unknown } | null | undefined)?.trail;
  return Array.isArray(trail) ? trail.filter(isStep) : [];
}

const isStep = (step: Partial<Step> | null | undefined): step is Step =>
  typeof step?.question === 'string' &&
  typeof step.answer === 'string' &&
  [step.before, step.after].every((outcomes) => Array.isArray(outcomes) && outcomes.every((one) => OUTCOMES.includes(one)));
