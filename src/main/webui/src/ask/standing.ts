import type { Decision, Verdict } from '../api/types';
import type { RawFacts } from '../facts/raw';
import { OUTCOMES } from '../words/outcomes';

/** Facts that say where; in this order they narrow down the laws that there can be. */
export const PLACES = ['useCountry', 'useSubdivision', 'useCity'] as const;

export type PlaceFact = (typeof PLACES)[number];

export interface Elsewhere {
  fact: PlaceFact;
  verdicts: Verdict[];
}

/** The instruments of an answer by what they are for it. */
export interface Standing {
  /** The outcome is theirs, or can become so. */
  decide: Verdict[];
  /** They say nothing stricter. */
  add: Verdict[];
  /** Reports about policies, which prohibit and permit nothing themselves. */
  reports: Verdict[];
  /** Laws of places of which it is not said whether the use is there. */
  elsewhere: Elsewhere[];
}

/**
 * @param jurisdictions by the id of the instrument
 * @param reports ids of those that are reports
 */
export function standing(
  decision: Decision,
  stated: RawFacts,
  jurisdictions: Map<string, string>,
  reports: ReadonlySet<string>,
): Standing {
  const strictestFirst = [...decision.verdicts].sort(
    (a, b) => strictness(a) - strictness(b) || Number(b.determined) - Number(a.determined),
  );
  const of = new Map(strictestFirst.map((verdict) => [verdict, placeAsked(verdict, stated, jurisdictions)]));
  const here = strictestFirst.filter((verdict) => of.get(verdict) === undefined && !reports.has(verdict.instrument));
  const mildest = OUTCOMES.indexOf(decision.possibleOutcomes.at(-1) ?? decision.outcome);
  const decides = (verdict: Verdict) =>
    decision.determined
      ? verdict.determined && verdict.outcome === decision.outcome
      : OUTCOMES.indexOf(verdict.possibleOutcomes[0] ?? verdict.outcome) < mildest;
  return {
    decide: here.filter(decides),
    add: here.filter((verdict) => !decides(verdict)),
    reports: strictestFirst.filter(({ instrument }) => reports.has(instrument)),
    elsewhere: PLACES.map((fact) => ({ fact, verdicts: strictestFirst.filter((verdict) => of.get(verdict) === fact && !reports.has(verdict.instrument)) })).filter(
      ({ verdicts }) => verdicts.length > 0,
    ),
  };
}

const strictness = (verdict: Verdict) => OUTCOMES.indexOf(verdict.possibleOutcomes[0] ?? verdict.outcome);

/** The fact that says whether a law of some place governs the use; undefined if it is of all places, or is known to govern it. */
function placeAsked(verdict: Verdict, stated: RawFacts, jurisdictions: Map<string, string>): PlaceFact | undefined {
  const isOfAPlace = /^[A-Z]{2}\b/.test(jurisdictions.get(verdict.instrument) ?? '');
  if (!isOfAPlace || !verdict.possibleOutcomes.includes('not_applicable')) {
    return undefined;
  }
  return PLACES.find((fact) => stated[fact] === undefined && verdict.openFacts.includes(fact));
}

/** What they are called together: "14 laws of U.S. states". */
export function elsewhereInWords({ fact, verdicts }: Elsewhere, jurisdictions: Map<string, string>): string {
  const one = verdicts.length === 1;
  const american = verdicts.every(({ instrument }) => jurisdictions.get(instrument)?.startsWith('US-'));
  const of = {
    useCountry: one ? 'of a country' : 'of single countries',
    useSubdivision: american
      ? one
        ? 'of a U.S. state'
        : 'of U.S. states'
      : one
        ? 'of a state or province'
        : 'of states or provinces',
    useCity: one ? 'of a city' : 'of cities',
  }[fact];
  const rules = fact === 'useCountry' ? (one ? 'rule' : 'rules') : one ? 'law' : 'laws';
  return `${verdicts.length} ${rules} ${of}`;
}
