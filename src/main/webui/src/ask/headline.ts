import type { Decision } from '../api/types';
import { OUTCOME_IN_WORDS, REPORTED_OUTCOME, either } from '../words/outcomes';

type Answered = Pick<Decision, 'outcome' | 'determined' | 'possibleOutcomes'>;

/**
 * An answer in a few words: what is not settled is called so, and never by the name of an outcome.
 *
 * @param report whether nothing but reports about policies says so
 */
export function headline({ outcome, determined, possibleOutcomes }: Answered, report = false): { title: string; or: string } {
  return {
    title: determined ? (report ? REPORTED_OUTCOME : OUTCOME_IN_WORDS)[outcome] : 'Not settled yet',
    or: either(possibleOutcomes, report ? REPORTED_OUTCOME : OUTCOME_IN_WORDS).toLowerCase(),
  };
}

/** "Prohibited", or "Open: prohibited or not applicable" */
export const standsInWords = (answered: Answered) =>
  answered.determined ? OUTCOME_IN_WORDS[answered.outcome] : `Open: ${either(answered.possibleOutcomes).toLowerCase()}`;

/** The same where there is little room: of many outcomes the strictest and the mildest. */
export function standsInShort(answered: Answered): string {
  const { possibleOutcomes } = answered;
  if (answered.determined || possibleOutcomes.length < 3) {
    return standsInWords(answered);
  }
  const [from, to] = [possibleOutcomes[0]!, possibleOutcomes.at(-1)!].map((outcome) => OUTCOME_IN_WORDS[outcome].toLowerCase());
  return `Open: from ${from} to ${to}`;
}
