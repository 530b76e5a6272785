import type { Outcome } from '../api/types';
import { OUTCOME_IN_WORDS, REPORTED_OUTCOME } from '../words/outcomes';
import type { RecordedFinding, RecordedVerdict, Verdicts } from './service';

/** An instrument of which two answers say different things. */
export interface Differing {
  instrument: string;
  /** Undefined where it did not speak. */
  then?: Outcome;
  now?: Outcome;
  /** Clauses that spoke in one answer alone, or otherwise in the other. */
  onlyThen: string[];
  onlyNow: string[];
}

/** Findings that say the same of a clause by several rows, once. */
export const onceEach = (findings: RecordedFinding[]): RecordedFinding[] => [
  ...new Map(findings.map((finding) => [[finding.clause, finding.effect, finding.outcome, finding.certain].join(), finding])).values(),
];

/** What two answers to the same question differ in. */
export function differing(then: Verdicts, now: Verdicts): Differing[] {
  const of = ({ verdicts }: Verdicts) => new Map(verdicts.map((verdict) => [verdict.instrument, verdict]));
  const before = of(then);
  const after = of(now);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)))
    .map((instrument) => {
      const one = before.get(instrument);
      const other = after.get(instrument);
      return {
        instrument,
        then: one?.outcome,
        now: other?.outcome,
        onlyThen: without(one, other),
        onlyNow: without(other, one),
      };
    });
}

function without(one: RecordedVerdict | undefined, other: RecordedVerdict | undefined): string[] {
  const there = new Set(other?.findings.map((finding) => JSON.stringify(finding)));
  const left = one?.findings.filter((finding) => !there.has(JSON.stringify(finding))) ?? [];
  return [...new Set(left.map(({ clause }) => clause))];
}

/** @param report whether the instrument is a report about a policy */
export function differingInWords({ instrument, then, now, onlyThen, onlyNow }: Differing, report: boolean): string {
  const words = report ? REPORTED_OUTCOME : OUTCOME_IN_WORDS;
  const said = (outcome: Outcome | undefined) => (outcome === undefined ? 'nothing' : words[outcome]);
  const parts = [
    `${instrument}: ${said(then)} then, ${said(now)} now`,
    onlyThen.length > 0 && `only then ${onlyThen.join(', ')}`,
    onlyNow.length > 0 && `only now ${onlyNow.join(', ')}`,
  ];
  return parts.filter(Boolean).join('; ');
}
