import { toJson } from './decimal';
import { told } from './told';
import type {
  AskedFacts,
  Counterfactuals,
  Decision,
  Difference,
  Beginning,
  Draft,
  DraftCheck,
  DraftRegister,
  Fact,
  Instrument,
  InventoryFacts,
  InventoryNext,
  InventorySummary,
  Interview,
  ListedDraft,
  Mapping,
  ModelDescription,
  ModelResult,
  PolicyFiles,
  ProblemDetail,
  Proof,
  Proposed,
  Registered,
  Session,
  Timeline,
} from './types';

/** A request that was answered with a problem detail, or with nothing that can be read. */
export class Problem extends Error {
  constructor(readonly detail: ProblemDetail) {
    super(detail.detail);
  }

  static of(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem(unreachable());
  }
}

export function unreachable(): ProblemDetail {
  return {
    title: 'The service did not answer',
    status: 0,
    detail: 'Nothing was decided. Check the connection and ask again.',
    code: 'no-answer',
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export async function send(path: string, method: Method, body?: unknown, accept = 'application/json'): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      // The service takes nothing without a type, which a page of another site cannot send.
      headers: {
        Accept: accept,
        ...((method === 'POST' || method === 'PUT') && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : toJson(body),
    });
  } catch {
    throw new Problem(unreachable());
  }
}

export async function refused(response: Response): Promise<Problem> {
  const detail = (await response.json().catch(() => undefined)) as ProblemDetail | undefined;
  return new Problem(detail?.title && detail.code ? detail : { ...unreachable(), status: response.status });
}

export async function call<T>(path: string, body?: unknown, method: Method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const response = await send(path, method, body);
  if (!response.ok) {
    throw await refused(response);
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (json === undefined) {
    throw new Problem({ ...unreachable(), status: response.status });
  }
  return json as T;
}

async function remove(path: string): Promise<void> {
  const response = await send(path, 'DELETE');
  if (!response.ok) {
    throw await refused(response);
  }
}

export interface Asking {
  facts: AskedFacts;
  asOf: string;
  instruments?: string[];
}

export const session = () => call<Session>('/v1/session');

export const logIn = (token: string) => call<Session>('/v1/session', { token });

export const logOut = () => remove('/v1/session');

export const vocabulary = async () => told<Fact[]>('vocabulary') ?? call<Fact[]>('/v1/vocabulary');

/** What they are called, a twentieth of what the register has of them. */
export const instruments = async () => told<Instrument[]>('instruments') ?? call<Instrument[]>('/v1/instruments?brief=true');

export const mappings = () => call<{ mappings: Mapping[] }>('/v1/mappings');

const kept = (id: string, question: string) => `/v1/inventories/${encodeURIComponent(id)}/${question}`;

/** The days to come on which rows come to something else. */
export const inventoryNext = (id: string) => call<InventoryNext>(kept(id, 'next'));

/** What becomes of the rows on another day, by the values of a column. */
export const inventorySummary = (id: string, by: string, asOf: string) =>
  call<InventorySummary>(kept(id, `summary?${new URLSearchParams({ by, asOf })}`));

/** The facts that would settle the most, found out for all rows. */
export const inventoryFacts = (id: string) => call<InventoryFacts>(kept(id, 'facts'));

export const register = () => call<Registered[]>('/v1/instruments');

export const instrument = (id: string) => call<Registered>(`/v1/instruments/${encodeURIComponent(id)}`);

export const proof = (id: string) => call<Proof>(`/v1/instruments/${encodeURIComponent(id)}/proof`);

export const decide = (asking: Asking) => call<Decision>('/v1/decisions', asking);

/** A use over days: all that are known of, or those from one up to another, which is not asked about. */
type OverDays = Omit<Asking, 'asOf'> & { from?: string; to?: string };

export const timeline = (of: OverDays) => call<Timeline>('/v1/timelines', of);

export const counterfactuals = (asking: { facts: AskedFacts; asOf: string; instrument: string }) =>
  call<Counterfactuals>('/v1/counterfactuals', asking);

export const differences = (instrument: string, from: string, to: string) =>
  call<Difference>('/v1/differences', { instrument, from: { asOf: from }, to: { asOf: to } });

/** The DMN model that an instrument is answered from. */
export const instrumentModel = (id: string) => xml(`/v1/instruments/${encodeURIComponent(id)}/model`);

/** The DMN model with the types of all facts. */
export const vocabularyModel = () => xml('/v1/vocabulary/model');

async function xml(path: string): Promise<string> {
  const response = await send(path, 'GET', undefined, 'application/xml');
  if (!response.ok) {
    throw await refused(response);
  }
  return response.text();
}

const at = (id: string, action = '') => `/v1/drafts/${encodeURIComponent(id)}${action}`;

export const drafts = () => call<ListedDraft[]>('/v1/drafts');

export const draft = (id: string) => call<Draft>(at(id));

/** What a draft is made of: the model in force where none is given, and a model of no instrument where no instrument is. */
interface DraftToMake {
  instrument?: string | null;
  note: string;
  model?: string;
  files?: PolicyFiles;
  begin?: Beginning;
}

export const createDraft = (of: DraftToMake) => call<Draft>('/v1/drafts', of);

export const replaceDraft = (id: string, by: { revision: string; model: string; note: string; files: PolicyFiles }) =>
  call<Draft>(at(id), by, 'PUT');

export const deleteDraft = (id: string) => remove(at(id));

export const checkDraft = (id: string) => call<DraftCheck>(at(id, '/check'), undefined, 'POST');

export const registerOfDraft = (id: string) => call<DraftRegister>(at(id, '/register'));

export const evaluateDraft = (id: string, asked: { facts: AskedFacts; asOf: string }) =>
  call<Decision>(at(id, '/evaluate'), asked);

export const validateModel = (model: string) => call<ModelDescription>('/v1/models/validate', { model });

export const evaluateModel = (of: { model: string; context: Record<string, unknown> }) =>
  call<ModelResult>('/v1/models/evaluate', of);

export const proposeDraft = (id: string) => call<Proposed>(at(id, '/propose'), undefined, 'POST');

/** The days on which an answer changes, as iCalendar. */
export async function calendar(of: OverDays): Promise<string> {
  const response = await send('/v1/timelines', 'POST', of, 'text/calendar');
  if (!response.ok) {
    throw await refused(response);
  }
  return response.text();
}

/** What would be possible; never recorded, unlike a decision. */
export const questions = (asking: Asking) => call<Interview>('/v1/questions', asking);
