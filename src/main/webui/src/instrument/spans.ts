import type { Registered } from '../api/types';

/** A bar of the time line; `start` and `end` are shares (0 to 1) of its width. */
export interface Bar {
  label: string;
  kind: string;
  from: string | null;
  to: string | null;
  start: number;
  end: number;
}

export interface Spans {
  years: { year: number; at: number }[];
  today: number;
  versions: Bar[];
  clauses: Bar[];
}

/** The years that an instrument's dates and today lie in, and its versions and clauses as bars over them. */
export function spans(instrument: Registered, today: string): Spans {
  const dated = [...instrument.versions, ...instrument.clauses];
  const days = dated.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  const years = [...days, today].map((day) => Number(day.slice(0, 4)));
  const first = Math.min(...years);
  const last = Math.max(...years) + 1;
  const start = Date.UTC(first, 0);
  const width = Date.UTC(last, 0) - start;
  const at = (day: string) => (Date.parse(`${day}T00:00:00Z`) - start) / width;
  const bar = (label: string, kind: string, { from, to }: { from: string | null; to: string | null }): Bar => ({
    label,
    kind,
    from,
    to,
    start: from === null ? 0 : at(from),
    end: to === null ? 1 : at(to),
  });
  const step = Math.max(1, Math.ceil((last - first) / 8));
  return {
    years: Array.from({ length: Math.floor((last - first - 1) / step) + 1 }, (_, i) => ({
      year: first + i * step,
      at: at(`${first + i * step}-01-01`),
    })),
    today: at(today),
    // A version without a sourced start would cover the whole line: it is told in words only.
    versions: instrument.versions
      .filter((version) => version.from !== null)
      .map((version) => bar(version.label, 'version', version)),
    clauses: instrument.clauses.map((clause) => bar(clause.id, clause.effect, clause)),
  };
}
