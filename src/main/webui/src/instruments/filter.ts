import type { Instrument, Registered } from '../api/types';

export interface Filter {
  text: string;
  jurisdiction: string;
  kind: string;
}

/** The part of a kind before what is said of it in brackets: "provider policy (licence)" is a "provider policy". */
export const kindOf = (instrument: Instrument) => instrument.kind.split(' (')[0]!;

/** The first place that an instrument names: "EU (AT BE ...)" is "EU", "US-OR (Portland)" is "US-OR". */
export const jurisdictionOf = (instrument: Instrument) => instrument.jurisdiction.split(/ [(/]/)[0]!.trim();

/** "US" finds "US-CA" too. */
export function passes(instrument: Registered, filter: Filter): boolean {
  const jurisdiction = jurisdictionOf(instrument);
  const text = [
    instrument.id,
    instrument.title,
    instrument.issuer,
    instrument.summary,
    instrument.jurisdiction,
    ...instrument.clauses.flatMap(({ id, text, conditions, doubts }) => [
      id,
      text,
      ...Object.values(conditions ?? {}),
      ...Object.values(doubts ?? {}),
    ]),
  ]
    .join(' ')
    .toLowerCase();
  return (
    (filter.kind === '' || kindOf(instrument) === filter.kind) &&
    (filter.jurisdiction === '' ||
      jurisdiction === filter.jurisdiction ||
      jurisdiction.startsWith(`${filter.jurisdiction}-`)) &&
    filter.text
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

/** Whether a clause or a version is in effect on a day. */
export function inEffect({ from, to }: { from: string | null; to: string | null }, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

/** Each once, sorted. */
export const choices = (values: string[]) => [...new Set(values)].sort((a, b) => a.localeCompare(b));
