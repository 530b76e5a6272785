import type { Verdict } from '../api/types';

/** Something to do or to keep, and which clauses want it. */
export interface Condition {
  text: string;
  /** Whether any of the clauses applies whatever the open facts are. */
  certain: boolean;
  sources: { instrument: string; title: string; clause: string; citation: string }[];
}

/** The conditions of several instruments, each once, those first that apply whatever is still open. */
export function checklist(verdicts: Verdict[]): Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { instrument, title, obligations } of verdicts) {
    for (const { text, certain, clause, citation } of obligations) {
      const key = text.toLowerCase().replace(/\W+/g, ' ').trim();
      const condition = conditions.get(key) ?? { text, certain: false, sources: [] };
      conditions.set(key, condition);
      condition.certain ||= certain;
      if (!condition.sources.some((source) => source.instrument === instrument && source.clause === clause)) {
        condition.sources.push({ instrument, title, clause, citation });
      }
    }
  }
  return [...conditions.values()].sort((a, b) => Number(b.certain) - Number(a.certain));
}
