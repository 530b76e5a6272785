import { call, refused, send } from '../api/client';
import type { Outcome, RequestFacts } from '../api/types';
import type { Narrowed } from './address';
import { plusDays } from '../words/dates';

/** A recorded decision as a list has it. */
export interface Row {
  id: string;
  time: string;
  asOf: string;
  outcome: Outcome;
  determined: boolean;
  instruments: string[];
  by: string;
  policyVersion: string;
  factsErased: boolean;
}

export interface RecordedFinding {
  clause: string;
  effect: string;
  outcome: Outcome;
  certain: boolean;
  row: number;
}

export interface RecordedVerdict {
  instrument: string;
  outcome: Outcome;
  determined: boolean;
  findings: RecordedFinding[];
}

/** What was decided, by name: the words are in the policies of its version. */
export interface Verdicts {
  verdicts: RecordedVerdict[];
  openFacts: string[];
}

export interface Recorded extends Omit<Row, 'facts'> {
  engine: string;
  softwareVersion: string;
  log: string;
  index: number;
  facts: RequestFacts | null;
  verdicts: Verdicts;
  receipt?: object;
}

export interface Replay {
  same: boolean;
  sameWords: boolean;
  then: Verdicts;
  now: Verdicts;
}

export interface Verified {
  records: number;
  erased: number;
  retired: number;
  intact: boolean;
  broken: { log: string; what: string; index?: number; id?: string; tile?: string; detail: string }[];
}

export interface Impact {
  records: number;
  left: number;
  changed: number;
  /** `reported` if they are of reports about policies alone. */
  changes: { from: Outcome; to: Outcome; reported?: boolean; records: number }[];
  examples: { id: string; from: Outcome; to: Outcome; reported?: boolean }[];
}

export interface Counted {
  /** `reported` says how many of the outcomes are of reports about policies alone. */
  spans: { from: string; to: string; outcomes: Partial<Record<Outcome, number>>; reported: Partial<Record<Outcome, number>> }[];
}

const at = (id: string, action = '') => `/v1/ledger/${encodeURIComponent(id)}${action}`;

/** The days of a search as moments: the last day is one of them. */
export const momentsOf = ({ from, to }: Narrowed) => ({
  ...(from && { from }),
  ...(to && { to: plusDays(to, 1) }),
});

export function search(asked: Narrowed, cursor?: string): Promise<{ records: Row[]; next?: string }> {
  const query = new URLSearchParams({ ...momentsOf(asked), limit: '50' });
  for (const [name, value] of Object.entries({ outcome: asked.outcome, instrument: asked.instrument, cursor })) {
    if (value) {
      query.set(name, value);
    }
  }
  return call(`/v1/ledger?${query}`);
}

export const recorded = (id: string) => call<Recorded>(at(id));

export const replay = (id: string) => call<Replay>(at(id, '/replay'), {});

export const outcomes = (by: string, instrument: string) =>
  call<Counted>(`/v1/ledger/outcomes?${new URLSearchParams({ by, ...(instrument && { instrument }) })}`);

/** Whether a receipt is of this ledger, and what is wrong with it if not. */
export const verifyReceipt = (receipt: object) =>
  call<{ valid: boolean; wrong: string[] }>('/v1/receipts/verify', receipt);

/** Records with their receipts, a page at a time, as the text of lines. */
export async function* exported(asked: Narrowed): AsyncGenerator<string> {
  let next: string | undefined = `/v1/ledger/export?${new URLSearchParams(momentsOf(asked))}`;
  while (next !== undefined) {
    const response: Response = await send(next, 'GET', undefined, 'application/x-ndjson');
    if (!response.ok) {
      throw await refused(response);
    }
    yield await response.text();
    next = nextOf(response.headers.get('Link'));
  }
}

/** The path of the next page. Its host is that of this page, whatever a proxy calls it. */
export function nextOf(link: string | null): string | undefined {
  const address = link && /<([^>]+)>\s*;\s*rel="?next"?/.exec(link)?.[1];
  if (!address) {
    return undefined;
  }
  const { pathname, search } = new URL(address, 'http://localhost');
  return pathname + search;
}
