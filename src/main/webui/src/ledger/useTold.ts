import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, refused, unreachable } from '../api/client';
import { linesOf } from '../api/lines';
import type { ProblemDetail } from '../api/types';

/** A work that tells how far it has come. */
export interface Told<T> {
  far?: { records: number; of: number };
  result?: T;
  problem?: Problem;
  running: boolean;
}

interface Line<T> {
  progress?: { records: number; of: number };
  result?: T;
  problem?: ProblemDetail;
}

/** Has a work done, and tells of it while it is. */
export function useTold<T>(path: string) {
  const [told, setTold] = useState<Told<T>>({ running: false });
  const stopper = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);
  /**
   * @param body undefined where the question is in the address
   */
  const start = async (body?: object, at = path) => {
    stopper.current?.abort();
    const own = new AbortController();
    stopper.current = own;
    setTold({ running: true });
    try {
      const response = await fetch(at, {
        method: body ? 'POST' : 'GET',
        headers: { ...(body && { 'Content-Type': 'application/json' }), Accept: 'application/x-ndjson' },
        body: body && JSON.stringify(body),
        signal: own.signal,
      });
      if (!response.ok) {
        throw await refused(response);
      }
      const last = await follow<T>(response, (far) => setTold({ running: true, far }));
      if (last.problem) {
        throw new Problem(last.problem);
      }
      setTold({ running: false, result: last.result });
    } catch (thrown) {
      if (!own.signal.aborted) {
        setTold({ running: false, problem: Problem.of(thrown) });
      }
    }
  };
  const stop = () => {
    stopper.current?.abort();
    setTold({ running: false });
  };
  return { told, start, stop };
}

/** The last line. An answer without it broke off, and says nothing. */
export async function follow<T>(response: Response, onFar: (far: { records: number; of: number }) => void): Promise<Line<T>> {
  for await (const lines of linesOf<Line<T>>(response)) {
    const last = lines.at(-1)!;
    if (last.progress === undefined) {
      return last;
    }
    onFar(last.progress);
  }
  throw new Problem(unreachable());
}
