import { useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import type { InventoryRow } from '../api/types';
import { type InventoryAsked, TYPES, rowsOf, send } from './stream';

/** An inventory that is being answered, or was. */
export interface Run {
  file: File;
  asked: InventoryAsked;
  rows: InventoryRow[];
  /** How many there will be. */
  total: number;
  id: string | null;
  encoding: string | null;
  done: boolean;
  problem?: Problem;
}

/** How often the page shows what has come. */
const SHOW_MS = 200;

/** Answers a file, and tells of it while it is answered. */
export function useRun() {
  const [run, setRun] = useState<Run>();
  const stopper = useRef<AbortController | undefined>(undefined);
  const start = async (file: File, asked: InventoryAsked) => {
    stopper.current?.abort();
    const own = new AbortController();
    stopper.current = own;
    const begun: Run = { file, asked, rows: [], total: 0, id: null, encoding: null, done: false };
    setRun(begun);
    const rows: InventoryRow[] = [];
    let now = begun;
    try {
      const response = await send(file, asked, TYPES.ndjson, own.signal);
      now = {
        ...begun,
        total: Number(response.headers.get('Inventory-Rows')),
        id: response.headers.get('Inventory-Id'),
        encoding: response.headers.get('Inventory-Encoding'),
      };
      let shown = 0;
      for await (const more of rowsOf(response)) {
        rows.push(...more);
        if (Date.now() - shown > SHOW_MS && !own.signal.aborted) {
          shown = Date.now();
          setRun({ ...now, rows: [...rows] });
        }
      }
      if (rows.length < now.total) {
        throw new TypeError('it broke off');
      }
      if (!own.signal.aborted) {
        setRun({ ...now, rows: [...rows], done: true });
      }
    } catch (thrown) {
      if (!own.signal.aborted) {
        setRun({ ...now, rows: [...rows], done: true, problem: Problem.of(thrown) });
      }
    }
  };
  const stop = () => {
    stopper.current?.abort();
    setRun(undefined);
  };
  return { run, start, stop };
}
