/** The table that every policy model has. */
export const FINDINGS = 'Findings';

const parsed = (model: string) => new DOMParser().parseFromString(model, 'application/xml');

const named = (model: Document, decision: string) =>
  [...model.getElementsByTagName('decision')].find((element) => element.getAttribute('name') === decision);

/** The id of a decision in a model, by its name; undefined if it has none of that name. */
export function idOf(model: string, decision: string): string | undefined {
  return named(parsed(model), decision)?.getAttribute('id') ?? undefined;
}

/** The ids of rows of a decision's table, by their numbers (1-based). */
export function rowIds(model: string, decision: string, rows: number[]): string[] {
  const rules = [...(named(parsed(model), decision)?.getElementsByTagName('rule') ?? [])];
  return rows.flatMap((row) => rules[row - 1]?.getAttribute('id') ?? []);
}

/** What a model calls itself; undefined if the text is no DMN model. */
export function nameOf(model: string): string | undefined {
  if (!/^\s*</.test(model)) {
    return undefined;
  }
  const root = parsed(model).documentElement;
  return root.localName === 'definitions' ? (root.getAttribute('name') ?? undefined) : undefined;
}
