import { call } from '../api/client';
import { post } from '../inventories/stream';

/** A mapping with its model. */
export interface Whole {
  id: string;
  version: string;
  shipped: boolean;
  /** DMN XML. */
  model: string;
}

/** The columns of a file, and a mapping to begin with. */
export interface Columns {
  columns: string[];
  facts: string[];
  rows: number;
  model: string;
}

/** What a mapping makes of a sample, and what it leaves. */
export interface MappingCheck {
  rows: number;
  columnsNotRead: string[];
  valuesNotKnown: { decision: string; columns: string[]; values: { cells: string[]; rows: number }[] }[];
  factsGiven: Record<string, number>;
  factsNeverGiven: string[];
  refusedRows: number;
  refused: { row: number; detail: string }[];
}

export interface KeptInventory {
  id: string;
  name: string;
  created: string;
  rows: number;
}

/** What a mapping is checked against: a file, or the id of an inventory that the service keeps. */
export type Sample = File | string;

const at = (id: string, action = '') => `/v1/mappings/${encodeURIComponent(id)}${action}`;

export const mapping = (id: string) => call<Whole>(at(id));

export const keepNew = (id: string, model: string) => call<Whole>('/v1/mappings', { id, model });

export const keepOther = (id: string, model: string) => call<Whole>(at(id), { model }, 'PUT');

export const keptInventories = () => call<{ inventories: KeptInventory[] }>('/v1/inventories');

export const columnsOf = (file: File) => sent<Columns>('/v1/inventories/columns', file, file);

/** What comes of a model that need not be kept. */
export function check(id: string, model: string, sample: Sample): Promise<MappingCheck> {
  if (typeof sample === 'string') {
    return call(at(id, '/check'), { inventory: sample, model });
  }
  const before = new TextEncoder().encode(model);
  return sent(at(id, `/check?modelBytes=${before.length}`), sample, new Blob([before, sample]));
}

async function sent<T>(path: string, file: File, body: Blob): Promise<T> {
  const response = await post(path, file.name, body, 'application/json');
  return (await response.json()) as T;
}
