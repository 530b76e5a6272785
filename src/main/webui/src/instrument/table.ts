/** The table that every policy model has. */
const FINDINGS = 'Findings';

/** What says nothing in a row. */
const ANY = '-';

export interface Cell {
  /** The expression of its column: a fact as `facts.camera`, a derived fact by its name, or `asOf`. */
  of: string;
  /** FEEL. */
  test: string;
}

export interface Row {
  /** 1-based, as findings say it. */
  number: number;
  clause: string;
  effect: string;
  /** `none`, `inside`, `outside`, or a status with the id of a condition or doubt: `unmet: approval`. */
  condition: string;
  /** What the row is about, in the words of who wrote it, without the clause. */
  note: string;
  /** Without the columns that say nothing in it. */
  when: Cell[];
}

export interface Derived {
  name: string;
  question: string;
  /** FEEL. */
  expression: string;
}

export interface Table {
  rows: Row[];
  derived: Derived[];
}

/** The parts of a document that are read, which a parser outside a browser has too. */
interface Part {
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): ArrayLike<Part>;
  textContent: string | null;
}

/** The decision table of a policy model, and the small decisions that name derived facts. */
export function tableOf(model: { getElementsByTagName(name: string): ArrayLike<Part> }): Table {
  const decisions = all(model, 'decision');
  const findings = decisions.find((decision) => decision.getAttribute('name') === FINDINGS);
  if (findings === undefined) {
    throw new Error(`The model has no decision ${FINDINGS}.`);
  }
  const columns = all(findings, 'inputExpression').map(text);
  return {
    rows: all(findings, 'rule').map((rule, i) => row(rule, i + 1, columns)),
    derived: decisions
      .filter((decision) => decision !== findings)
      .map((decision) => ({
        name: decision.getAttribute('name') ?? '',
        question: all(decision, 'question').map(whole)[0] ?? '',
        expression: all(decision, 'literalExpression').map(text)[0] ?? '',
      })),
  };
}

function row(rule: Part, number: number, columns: string[]): Row {
  const tests = all(rule, 'inputEntry').map(text);
  const [clause = '', effect = '', condition = ''] = all(rule, 'outputEntry').map((entry) => unquoted(text(entry)));
  const note = all(rule, 'annotationEntry').map(text)[0] ?? '';
  return {
    number,
    clause,
    effect,
    condition,
    note: note.startsWith(clause) ? note.slice(clause.length).replace(/^:\s*/, '') : note,
    when: columns.map((of, i) => ({ of, test: tests[i] ?? ANY })).filter(({ test }) => test !== ANY),
  };
}

const all = (part: { getElementsByTagName(name: string): ArrayLike<Part> }, name: string) =>
  Array.from(part.getElementsByTagName(name));

const whole = (part: Part) => (part.textContent ?? '').trim();

const text = (part: Part) => all(part, 'text').map(whole)[0] ?? '';

const unquoted = (feel: string) => /^"(.*)"$/.exec(feel)?.[1] ?? feel;

/** Rows of one clause, in the order of the table. */
export interface Group {
  clause: string;
  rows: Row[];
}

/** The rows by their clauses, in the order in which those come first. */
export function byClause(rows: Row[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.clause) ?? { clause: row.clause, rows: [] };
    group.rows.push(row);
    groups.set(row.clause, group);
  }
  return [...groups.values()];
}
