import type { RequestFacts } from '../api/types';
import { toFragment } from '../facts/link';
import { fromRequest } from '../facts/raw';

/** The first page with the facts of a witness, by one instrument; `asOf` among the facts is the day. */
export function caseLink(instrument: string, facts: RequestFacts, day: string): string {
  const { asOf = day, ...others } = facts;
  return `/#${toFragment({ facts: fromRequest(others), asOf: String(asOf), instruments: [instrument] })}`;
}
