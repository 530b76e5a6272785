import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/client';

export interface Loaded<T> {
  value?: T;
  problem?: Problem;
}

/** What a request brings, asked again when one of `on` changes; an answer that comes late is dropped. */
export function useLoaded<T>(load: () => Promise<T>, on: unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setLoaded({ value }),
      (thrown: unknown) => current && setLoaded({ problem: Problem.of(thrown) }),
    );
    return () => {
      current = false;
    };
  }, on);
  return loaded;
}
