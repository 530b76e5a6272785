import type { Fact } from '../api/types';
import type { RawFacts } from '../facts/raw';

/** What everybody knows of their own case, and what rules out most at once: where, who, and which service. */
const FIRST = ['actorType', 'useCountry', 'useSubdivision', 'service', 'actorLevel', 'actorCountry'];

/**
 * The fact to ask for next, of those that can still change the answer.
 *
 * @param open in the order worth asking
 * @param skipped what nobody can find out
 */
export function nextFact(open: string[], skipped: string[] = []): string | undefined {
  const left = open.filter((name) => !skipped.includes(name));
  return FIRST.find((name) => left.includes(name)) ?? left[0];
}

/** The questions of a case that nothing is known of, one after the other. */
export const OPENING = ['actorType', 'actorLevel', 'actorCountry', 'useCountry', 'useSubdivision', 'service', 'capability', 'purpose', 'camera', 'timing'];

const PRIVATE = ['company', 'vendor', 'individual', 'international_org'];

/** Those of them that make sense for what is stated. */
export function opening(stated: RawFacts, facts: Map<string, Fact>): string[] {
  const { actorType, useCountry } = stated;
  return OPENING.filter(
    (name) =>
      facts.has(name) &&
      (name !== 'actorLevel' || actorType === undefined || !PRIVATE.includes(String(actorType))) &&
      (name !== 'useSubdivision' || useCountry === 'US'),
  );
}
