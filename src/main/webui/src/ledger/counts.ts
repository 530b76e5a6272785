import type { Outcome } from '../api/types';
import { OUTCOMES, OUTCOME_IN_WORDS } from '../words/outcomes';
import type { Counted } from './service';

export type Span = Counted['spans'][number];

/** What decisions came to. What reports about policies alone say is no outcome of a policy. */
export type Kind = Outcome | 'reported';

export const KINDS: Kind[] = [...OUTCOMES, 'reported'];

export const kindInWords = (kind: Kind) => (kind === 'reported' ? 'Asked of press reports alone' : OUTCOME_IN_WORDS[kind]);

type Counts = Partial<Record<Kind, number>>;

/** Each decision once. */
export function countsOf({ outcomes, reported }: Span): Counts {
  const counts: Counts = {};
  for (const outcome of OUTCOMES) {
    const alone = reported[outcome] ?? 0;
    const others = (outcomes[outcome] ?? 0) - alone;
    if (others > 0) {
      counts[outcome] = others;
    }
    if (alone > 0) {
      counts.reported = (counts.reported ?? 0) + alone;
    }
  }
  return counts;
}

export const totalOf = (counts: Counts) => Object.values(counts).reduce((sum, number) => sum + number, 0);
