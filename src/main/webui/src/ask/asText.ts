import { toJson } from '../api/decimal';
import type { Asking } from '../api/client';
import type { Decision, Fact } from '../api/types';
import type { UseCase } from '../facts/raw';
import { dayInWords, inForce } from '../words/dates';
import { OUTCOME_IN_WORDS, REPORTED_OUTCOME, effectInWords, reportedInWords } from '../words/outcomes';
import { factInWords, valueInWords } from '../words/values';
import { checklist } from './checklist';
import { headline } from './headline';
import { onlyReports } from './reports';

/**
 * An answer as a text for a mail or a file.
 *
 * @param reports ids of instruments that are reports about policies
 */
export function asText(
  decision: Decision,
  asked: UseCase,
  facts: Map<string, Fact>,
  reports: ReadonlySet<string>,
  address: string,
): string {
  const stated = Object.entries(asked.facts).map(
    ([name, value]) => `- ${factInWords(name)}: ${valueInWords(value, facts.get(name))}`,
  );
  const conditions = checklist(decision.verdicts).filter(({ certain }) => certain);
  const clauses = decision.verdicts.flatMap((verdict) =>
    verdict.findings
      .filter(({ certain, effect }) => certain && effect !== 'scope')
      .map(
        (finding) =>
          `- ${verdict.title}, ${finding.clause} (${(reports.has(verdict.instrument) ? reportedInWords : effectInWords)(finding.effect).toLowerCase()}; ` +
          `${lower(inForce(finding.from, finding.to))}): ${finding.text}\n  ${finding.citation}${finding.url ? ` ${finding.url}` : ''}`,
      ),
  );
  const others = decision.verdicts.map(
    (verdict) =>
      `- ${verdict.title}: ${verdict.determined ? (reports.has(verdict.instrument) ? REPORTED_OUTCOME : OUTCOME_IN_WORDS)[verdict.outcome] : `open, ${headline(verdict, reports.has(verdict.instrument)).or}`}`,
  );
  const part = (title: string, lines: string[]) => (lines.length > 0 ? [title, ...lines, ''] : []);
  return [
    `${headline(decision, onlyReports(decision, reports)).title} on ${dayInWords(decision.asOf)}`,
    decision.determined
      ? 'No fact that is not stated can change it.'
      : `Possible: ${headline(decision, onlyReports(decision, reports)).or}. Until it is settled, treat it as review required.`,
    ...(asked.instruments.length > 0 ? [`Answered by these instruments alone: ${asked.instruments.join(', ')}.`] : []),
    '',
    ...part('Asked:', stated),
    ...part('Clauses that apply:', [...new Set(clauses)]),
    ...part('Conditions:', conditions.map(({ text, sources }) => `[ ] ${text} (${sources.map(({ instrument, clause }) => `${instrument} ${clause}`).join(', ')})`)),
    ...part('By instrument:', others),
    ...part('Still open:', decision.openFacts.map((name) => `- ${facts.get(name)?.question ?? name}`)),
    decision.disclaimer,
    `Policy version ${decision.policyVersion}, decision ${decision.id}`,
    address,
    '',
  ].join('\n');
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The request as a line for a shell. */
export function asCurl(asking: Asking, origin: string): string {
  const body = toJson(asking).replaceAll("'", `'\\''`);
  return `curl -s ${origin}/v1/decisions -H 'Content-Type: application/json' -d '${body}'`;
}
