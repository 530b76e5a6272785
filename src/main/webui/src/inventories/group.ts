import type { InventoryRow, Outcome } from '../api/types';
import { OUTCOMES, OUTCOME_IN_WORDS, REPORTED_OUTCOME } from '../words/outcomes';

/** What became of a row: its outcome if it is settled, or that it is not, or that it was not answered. */
export type Kind = Outcome | 'open' | 'problem';

export const KINDS: Kind[] = ['prohibited', 'open', ...OUTCOMES.filter((outcome) => outcome !== 'prohibited'), 'problem'];

export function kindOf(row: InventoryRow): Kind {
  if (row.problem) {
    return 'problem';
  }
  return row.determined ? row.outcome! : 'open';
}

/** @param report whether a report about a policy says so, which prohibits and permits nothing */
export const kindInWords = (kind: Kind, report: boolean) =>
  kind === 'open' ? 'Not settled yet' : kind === 'problem' ? 'Not answered' : (report ? REPORTED_OUTCOME : OUTCOME_IN_WORDS)[kind];

export type Counts = Partial<Record<Kind, number>>;

export interface Group {
  value: string;
  rows: number;
  counts: Counts;
}

export function count(rows: InventoryRow[]): Counts {
  const counts: Counts = {};
  for (const row of rows) {
    const kind = kindOf(row);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The text of a label, or of a column where no label is called so. */
export const valueOf = (row: InventoryRow, by: string) => row.labels?.[by] ?? row.cells[by] ?? '';

/** The largest first; those of one size by their value. */
export function groups(rows: InventoryRow[], by: string): Group[] {
  const found = new Map<string, InventoryRow[]>();
  for (const row of rows) {
    const value = valueOf(row, by);
    const those = found.get(value);
    if (those) {
      those.push(row);
    } else {
      found.set(value, [row]);
    }
  }
  return [...found]
    .map(([value, those]) => ({ value, rows: those.length, counts: count(those) }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
}

/** Names that rows can be grouped by: those with more than one value and fewer than rows to tell apart. */
export function groupings(rows: InventoryRow[]): string[] {
  const names = [...new Set(rows.slice(0, 1).flatMap((row) => [...Object.keys(row.labels ?? {}), ...Object.keys(row.cells)]))];
  return names.filter((name) => {
    const values = new Set<string>();
    for (const row of rows) {
      values.add(valueOf(row, name));
      if (values.size > 300) {
        return false;
      }
    }
    return values.size > 1 && values.size < Math.max(rows.length, 3);
  });
}

/** What a row is called: what its mapping says, or the first of its cells that says something. */
export const titleOf = (row: InventoryRow) =>
  row.labels?.title || Object.values(row.cells).find((cell) => cell.trim() !== '') || `Row ${row.row}`;
