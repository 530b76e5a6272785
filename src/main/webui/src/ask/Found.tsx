import type { Fact } from '../api/types';
import { placeFor, valuesFor } from '../facts/groups';
import type { RawFacts } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { valueInWords } from '../words/values';

/** So many answers are offered for what was looked for. */
const MOST = 6;

/** The values that a search means, each to be taken with one press. */
export function Found({ vocabulary, search, onPick }: { vocabulary: Fact[]; search: string; onPick: (fact: Fact, value: string) => void }) {
  if (search.length < 2) {
    return null;
  }
  const found = vocabulary
    .filter(({ name }) => !name.startsWith('beneficiary'))
    .flatMap((fact) => {
      const place = placeFor(fact, search);
      return [...(place === undefined ? [] : [place]), ...valuesFor(fact, search)].map((value) => ({ fact, value }));
    });
  if (found.length === 0) {
    return null;
  }
  return (
    <ul class="found">
      {found.slice(0, MOST).map(({ fact, value }) => (
        <li key={`${fact.name} ${value}`}>
          <Button kind="secondary" small onClick={() => onPick(fact, value)}>
            {fact.question} <Icon name="arrow" /> <strong>{valueInWords(value, fact)}</strong>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What a fact is once a value is taken: one more of a set, else that value. */
export function taken(fact: Fact, value: string, facts: RawFacts): string | string[] {
  const before = facts[fact.name];
  return fact.set ? [...new Set([...(Array.isArray(before) ? before : []), value])] : value;
}
