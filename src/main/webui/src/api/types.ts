/** Answers of the service, as docs and /q/openapi describe them. */
import type { Decimal } from './decimal';

export type Outcome = 'prohibited' | 'review_required' | 'permitted_with_conditions' | 'permitted' | 'not_applicable';

export type Scalar = string | number | boolean;
export type RequestFacts = Record<string, Scalar | string[]>;

/** Facts as they are sent: numbers as they are written. */
export type AskedFacts = Record<string, Scalar | Decimal | string[]>;

/** A value of an enumerated fact. The last three are of cities. */
export interface FactValue {
  value: string;
  /** What belongs to it, and what does not. */
  meaning: string;
  label?: string;
  spellings?: string[];
  subdivision?: string;
}

export interface Fact {
  name: string;
  type: 'enum' | 'boolean' | 'number' | 'date' | 'country' | 'subdivision';
  set: boolean;
  allowedValues?: string[];
  values?: FactValue[];
  minimum?: number;
  maximum?: number;
  default: string;
  meaning: string;
  question: string;
  unit?: string;
}

export interface Question {
  fact: string;
  question: string;
  allowedValues: Scalar[];
  settles: number;
}

export interface Finding {
  clause: string;
  effect: string;
  outcome: Outcome;
  text: string;
  condition?: { status: 'met' | 'unmet' | 'obligation' | 'undecided'; id?: string; text?: string };
  citation: string;
  url: string | null;
  from: string | null;
  to: string | null;
  row: number;
  readIn: ReadIn;
  readOn?: string;
  archived?: string;
  certain: boolean;
}

export type ReadIn = 'primary' | 'secondary' | 'memory';

export interface Obligation {
  clause: string;
  id: string;
  text: string;
  citation: string;
  certain: boolean;
}

export interface Verdict {
  instrument: string;
  title: string;
  outcome: Outcome;
  determined: boolean;
  possibleOutcomes: Outcome[];
  openFacts: string[];
  findings: Finding[];
  obligations: Obligation[];
  openQuestions?: string[];
}

export interface Decision {
  id: string;
  decidedAt: string;
  asOf: string;
  outcome: Outcome;
  determined: boolean;
  possibleOutcomes: Outcome[];
  openFacts: string[];
  nextQuestion?: Question;
  verdicts: Verdict[];
  /** Ids of instruments that govern the use and have no clause here for it. */
  notEncoded: string[];
  policyVersion: string;
  disclaimer: string;
  /** That the decision was recorded, and where; left out without a ledger. */
  receipt?: { index?: number; checkpoint?: string };
}

/** What becomes of a use as days go by. `from` of the first span and `to` of the last one may be open. */
export interface Timeline {
  spans: {
    from: string | null;
    to: string | null;
    outcome: Outcome;
    determined: boolean;
    possibleOutcomes: Outcome[];
    changes: Change[];
  }[];
}

/** A clause that begins or ends to say something of a use. */
export interface Change {
  instrument: string;
  title: string;
  clause: string;
  change: 'begins' | 'ends' | 'becomes_certain' | 'becomes_possible';
  effect: string;
  outcome: Outcome;
  citation: string;
  url?: string;
}

export interface Counterfactuals {
  outcome: Outcome;
  changes: { set: RequestFacts; outcome: Outcome }[];
}

/** What is possible of a use; never recorded. */
export interface Interview {
  outcome: Outcome;
  determined: boolean;
  possibleOutcomes: Outcome[];
  nextQuestion?: Question;
  openFacts: string[];
}

/** Days on which the same is said; `to` is the first on which it no longer is. */
export type Span = Timeline['spans'][number];

export interface Clause {
  id: string;
  effect: string;
  from: string | null;
  to: string | null;
  text: string;
  citation: string;
  url: string | null;
  readIn: ReadIn;
  readOn?: string;
  archived?: string;
  turnsOn?: string;
  conditions?: Record<string, string>;
  doubts?: Record<string, string>;
  defeats?: string[];
  implementation?: { model: string; table: string; rows: number[] };
}

export interface Version {
  label: string;
  from: string | null;
  to: string | null;
  note: string | null;
}

/** Of some days: the values of facts that the clauses decide, and those that the instrument is not about. */
export interface Coverage {
  from: string;
  to?: string;
  decides: Record<string, string[]>;
  leaves: Record<string, string[]>;
}

/** An instrument as lists of all have it. */
export interface Instrument {
  id: string;
  title: string;
  issuer: string;
  kind: string;
  jurisdiction: string;
  url: string | null;
}

/** An instrument with all that the register has of it. */
export interface Registered extends Instrument {
  summary: string;
  versions: Version[];
  openQuestions: string[];
  coverage: Coverage[];
  notEncoded: { id: string; says: string; citation: string; url?: string; readOn?: string; archived?: string }[];
  clauses: Clause[];
}

export interface Proof {
  instrument: string;
  exact: boolean;
  reason?: string;
  combinations: string;
  gaps: { share: number; witness: RequestFacts }[];
  deadRows: { row: number; clause: string }[];
  shadowedRows: { row: number; clause: string }[];
  overlaps: { clause: string; row: number; other: number; witness: RequestFacts }[];
  invariants: {
    id: string;
    says: string;
    clauses: string[];
    holds: boolean;
    counterexample?: RequestFacts;
    outcome?: Outcome;
  }[];
}

export interface Difference {
  changed: { from: Outcome; to: Outcome; share: number; witness: { facts: RequestFacts } }[];
  sharePercent: number;
}

export interface ListedDraft {
  id: string;
  /** Null for a model of none. */
  instrument: string | null;
  note: string;
  revision: string;
}

export interface Draft extends ListedDraft {
  /** DMN XML. */
  model: string;
  /** What stands beside the model, as the draft has it; nothing beside a model of no instrument. */
  files: PolicyFiles;
}

/** What a new instrument is begun from. */
export interface Beginning {
  id: string;
  title: string;
  issuer: string;
  kind: string;
  /** A country or a part of one; everywhere if it is left out. */
  place?: string;
  /** Any if there is none. */
  services: string[];
  from: string;
  citation: string;
  url: string;
}

/** What the register entry of a draft says. */
export interface DraftRegister {
  title: string;
  coverage: Coverage[];
  notEncoded: Registered['notEncoded'];
  clauses: Clause[];
}

/** The texts beside a model, in YAML. */
export interface PolicyFiles {
  register: string;
  cases: string;
  invariants: string;
}

export interface Diagnostic {
  code: string;
  severity: 'error' | 'warning';
  /** In the model, or in a file beside it. */
  where: { decision?: string; row?: number; column?: number; file?: string; line?: number };
  message: string;
  help: string;
  witness?: RequestFacts;
}

export interface DraftCheck {
  diagnostics: Diagnostic[];
  /** Whether it keeps to the policy profile; if not, the rest is left out. */
  profile: boolean;
  proof?: Proof;
  cases?: { passed: number; failed: number };
  difference?: Difference;
}

/** What a model from outside takes and decides. */
export interface ModelDescription {
  valid: boolean;
  inputs: ModelInput[];
  messages: ModelMessage[];
}

export interface ModelInput {
  name: string;
  /** As the model calls it. */
  type?: string;
}

export interface ModelMessage {
  severity: string;
  text: string;
  decision?: string;
  line?: number;
}

export interface ModelResult {
  decisions: Record<string, unknown>;
  statuses: Record<string, string>;
  hits: { decision: string; rows: number[] }[];
  messages: ModelMessage[];
}

export interface Proposed {
  file: string;
  files: string[];
  /** Whether the files were written; if not, the patch is the way. */
  written: boolean;
  /** A unified diff; empty if nothing changes. */
  patch: string;
}

/** Who asks, and what they may do. */
/** A DMN model that makes facts of the rows of an inventory. */
export interface Mapping {
  id: string;
  version: string;
  shipped: boolean;
}

/** A row of an inventory and what becomes of its use, or its problem. */
export interface InventoryRow {
  row: number;
  labels?: Record<string, string>;
  cells: Record<string, string>;
  facts?: Record<string, Scalar | string[] | null>;
  outcome?: Outcome;
  determined?: boolean;
  possibleOutcomes?: Outcome[];
  openFacts?: string[];
  clauses?: { instrument: string; clause: string; condition?: string; citation: string; certain: boolean }[];
  problem?: { code: string; detail: string };
}

/** What is said of a row. */
interface SaidOfRow {
  outcome: Outcome;
  determined: boolean;
}

/** A clause that decides a row on one side of a comparison. */
export interface DecidingClause {
  instrument: string;
  clause: string;
  citation: string;
  certain: boolean;
}

/** Which rows come to something else, on another day or by a draft. */
export interface InventoryChanges {
  rows: number;
  counts: { from: SaidOfRow; to: SaidOfRow; rows: number }[];
  /** The first of them. */
  changes: {
    row: number;
    labels?: Record<string, string>;
    from: SaidOfRow;
    to: SaidOfRow;
    begins: DecidingClause[];
    ends: DecidingClause[];
  }[];
  draft?: { instrument: string; asOf: string; compared: number; left: number; overruled: number };
}

export interface InventorySummary {
  groups: {
    value: string;
    outcomes: { rows: number; settled: Partial<Record<Outcome, number>>; undetermined: number; problems: number };
  }[];
}

export interface InventoryNext {
  from: string;
  /** The first day that was not looked at. */
  to: string;
  days: { day: string; rows: number; clauses: { instrument: string; clause: string; rows: number }[] }[];
}

export interface InventoryFacts {
  facts: { fact: string; question: string; rows: number; settles: number }[];
}

export interface Session {
  /** Null if they have not said. */
  name: string | null;
  roles: string[];
  /** Whether one can log in at an OpenID provider. */
  provider: boolean;
}

export interface ProblemDetail {
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}
