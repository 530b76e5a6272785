import { Problem, refused, unreachable } from '../api/client';
import { linesOf } from '../api/lines';
import type { InventoryRow } from '../api/types';

/** What an inventory is asked for. */
export interface InventoryAsked {
  mapping: string;
  asOf: string;
  instrument: string;
}

export const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
} as const;

/** The media type of a file by its name; undefined of one that is not read. */
export function typeOf(name: string): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return TYPES[(ending === 'jsonl' ? 'ndjson' : ending) as keyof typeof TYPES];
}

export function addressOf({ mapping, asOf, instrument }: InventoryAsked, name: string): string {
  const query = new URLSearchParams({ asOf, name });
  if (mapping) {
    query.set('mapping', mapping);
  }
  if (instrument) {
    query.set('instruments', instrument);
  }
  return `/v1/inventories?${query}`;
}

/** Where the rows of an inventory are asked about that change: between two days, or on the first of them by a draft. */
export function changesOf(id: string, { from, to, draft }: { from: string; to: string; draft: string }): string {
  const query = new URLSearchParams(draft ? { draft, asOf: from } : { from, to });
  return `/v1/inventories/${encodeURIComponent(id)}/changes?${query}`;
}

/** Sends a file and gives the answer, which is read by whoever asked. */
export const send = (file: File, asked: InventoryAsked, accept: string, signal?: AbortSignal): Promise<Response> =>
  post(addressOf(asked, file.name), file.name, file, accept, signal);

/**
 * Sends what is, or ends with, a file.
 *
 * @param name of the file
 */
export async function post(path: string, name: string, body: Blob, accept: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': typeOf(name)!, Accept: accept },
      body,
      signal,
    });
  } catch (thrown) {
    throw signal?.aborted ? thrown : new Problem(unreachable());
  }
  if (!response.ok) {
    throw await refused(response);
  }
  return response;
}

/** Rows of an answer as they come. */
export const rowsOf = (response: Response) => linesOf<InventoryRow>(response);
