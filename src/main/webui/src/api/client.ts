import type {
  Counterfactuals,
  Decision,
  Difference,
  Fact,
  Instrument,
  ProblemDetail,
  Proof,
  RequestFacts,
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

function unreachable(): ProblemDetail {
  return {
    title: 'The service did not answer',
    status: 0,
    detail: 'Nothing was decided. Check the connection and ask again.',
    code: 'no-answer',
  };
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? { Accept: 'application/json' } : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(unreachable());
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok && json !== undefined) {
    return json as T;
  }
  const detail = json as ProblemDetail | undefined;
  throw new Problem(detail?.title && detail.code ? detail : { ...unreachable(), status: response.status });
}

export interface Asking {
  facts: RequestFacts;
  asOf: string;
  instruments?: string[];
}

export const vocabulary = () => call<Fact[]>('/v1/vocabulary');

export const instruments = (asOf?: string) =>
  call<Instrument[]>(asOf ? `/v1/instruments?asOf=${encodeURIComponent(asOf)}` : '/v1/instruments');

export const instrument = (id: string) => call<Instrument>(`/v1/instruments/${encodeURIComponent(id)}`);

export const proof = (id: string) => call<Proof>(`/v1/instruments/${encodeURIComponent(id)}/proof`);

export const decide = (asking: Asking) => call<Decision>('/v1/decisions', asking);

export const counterfactuals = (asking: { facts: RequestFacts; asOf: string; instrument: string }) =>
  call<Counterfactuals>('/v1/counterfactuals', asking);

export const differences = (instrument: string, from: string, to: string) =>
  call<Difference>('/v1/differences', { instrument, from: { asOf: from }, to: { asOf: to } });
