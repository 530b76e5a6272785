import type { Change, Outcome, Span } from '../api/types';

/** Days on which the answer is the same, whatever clauses come and go; `start` and `end` are shares (0 to 1) of the strip. */
export interface Stretch {
  from: string | null;
  to: string | null;
  outcome: Outcome;
  determined: boolean;
  possibleOutcomes: Outcome[];
  start: number;
  end: number;
}

/** A day on which a clause begins or ends, each clause once. */
export interface Turn {
  day: string;
  /** What it was before, and what it is from then on; undefined if the answer stays the same. */
  before?: Answered;
  after?: Answered;
  changes: Change[];
}

export type Answered = Pick<Span, 'outcome' | 'determined' | 'possibleOutcomes'>;

export interface Strip {
  stretches: Stretch[];
  turns: Turn[];
  years: { year: number; at: number }[];
  /** Where a day lies. */
  at: (day: string) => number;
}

export const isOn = ({ from, to }: Pick<Stretch, 'from' | 'to'>, day: string) => (from === null || from <= day) && (to === null || day < to);

/** What is answered on a later or earlier day than the one asked about; undefined if it is the same. */
export function otherwise(stretches: Stretch[], asked: string, day: string): Stretch | undefined {
  const [then, now] = [asked, day].map((on) => stretches.find((stretch) => isOn(stretch, on))!);
  return isSame(then!, now!) ? undefined : now;
}

const isSame = (a: Answered, b: Answered) =>
  a.determined === b.determined && a.possibleOutcomes.join() === b.possibleOutcomes.join();

/** @param days that have to lie on the strip too */
export function strip(spans: Span[], days: string[]): Strip {
  const known = [...spans.flatMap(({ from }) => (from === null ? [] : [from])), ...days].sort();
  // A year of what was said before the first day on which anything changes.
  const first = Number(known[0]!.slice(0, 4)) - 1;
  const last = Number(known.at(-1)!.slice(0, 4)) + 1;
  const start = Date.UTC(first, 0);
  const width = Date.UTC(last, 0) - start;
  const at = (day: string) => (Date.parse(`${day}T00:00:00Z`) - start) / width;

  const stretches: Stretch[] = [];
  const turns: Turn[] = [];
  let before: Span | undefined;
  for (const span of spans) {
    const same = before !== undefined && isSame(before, span);
    const end = span.to === null ? 1 : at(span.to);
    if (same) {
      Object.assign(stretches.at(-1)!, { to: span.to, end });
    } else {
      const { from, to, outcome, determined, possibleOutcomes } = span;
      stretches.push({ from, to, outcome, determined, possibleOutcomes, start: from === null ? 0 : at(from), end });
    }
    if (before !== undefined && span.from !== null) {
      turns.push({
        day: span.from,
        ...(!same && { before, after: span }),
        changes: once(span.changes),
      });
    }
    before = span;
  }
  const step = Math.max(1, Math.ceil((last - first) / 6));
  const years = [];
  for (let year = first; year < last; year += step) {
    years.push({ year, at: at(`${year}-01-01`) });
  }
  return { stretches, turns, years, at };
}

/** A clause that changes in several conditions is told of once. */
function once(changes: Change[]): Change[] {
  const told = new Set<string>();
  return changes.filter((change) => {
    const key = `${change.instrument} ${change.clause} ${change.change}`;
    return !told.has(key) && told.add(key);
  });
}
