import type { InventorySummary } from '../api/types';
import type { Counts } from './group';

const DAY_MS = 86_400_000;

/** How many days it is from one to the other. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The day since which all is as on another one: the last on which something changed, or the first of all. */
export const since = (day: string, first: string, changes: string[]) =>
  changes.filter((change) => change <= day).sort().at(-1) ?? first;

/** The day of the next change after a day, or of the last one before what that day shows; undefined if there is none. */
export function nextChange(day: string, changes: string[], back: boolean, first: string): string | undefined {
  const days = [first, ...changes].sort();
  return back ? days.filter((change) => change < day).at(-1) : days.find((change) => change > day);
}

/** Counts of all groups together. */
export function countsOf({ groups }: InventorySummary): Counts {
  const counts: Counts = {};
  const add = (kind: keyof Counts, rows: number) => {
    if (rows > 0) {
      counts[kind] = (counts[kind] ?? 0) + rows;
    }
  };
  for (const { outcomes } of groups) {
    for (const [outcome, rows] of Object.entries(outcomes.settled)) {
      add(outcome as keyof Counts, rows);
    }
    add('open', outcomes.undetermined);
    add('problem', outcomes.problems);
  }
  return counts;
}
