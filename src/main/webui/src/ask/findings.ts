import type { Finding } from '../api/types';

/** Findings that say the same of one clause, and differ in the condition that they are about. */
export type SameClause = [Finding, ...Finding[]];

/** One entry a clause and text, in the order given: a clause with three conditions is read once, not three times. */
export function byClause(findings: Finding[]): SameClause[] {
  const groups = new Map<string, SameClause>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.clause, finding.effect, finding.outcome, finding.text, finding.from]);
    const group = groups.get(key);
    if (group) {
      group.push(finding);
    } else {
      groups.set(key, [finding]);
    }
  }
  return [...groups.values()];
}
