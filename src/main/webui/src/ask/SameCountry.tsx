import type { Fact } from '../api/types';
import type { RawFacts } from '../facts/raw';
import { Button } from '../parts/Button';
import { countries, nameOf } from '../words/places';

const OTHER: Record<string, string> = { actorCountry: 'useCountry', useCountry: 'actorCountry' };

/** The country of use and the home country are one, most times. */
export function SameCountry({ fact, facts, onPick }: { fact: Fact; facts: RawFacts; onPick: (code: string) => void }) {
  const other = facts[OTHER[fact.name] ?? ''];
  if (facts[fact.name] !== undefined || typeof other !== 'string' || nameOf(other, countries) === undefined) {
    return null;
  }
  return (
    <p>
      <Button kind="secondary" small onClick={() => onPick(other)}>
        The same country: {nameOf(other, countries)}
      </Button>
    </p>
  );
}
