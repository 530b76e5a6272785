import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/client';

export interface Loaded<T> {
  value?: T;
  problem?: Problem;
}

/** What a request brings, asked again when one of `on` changes or with `retry`; an answer that comes late is dropped. */
export function useLoaded<T>(load: () => Promise<T>, on: unknown[]): Loaded<T> & { retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setLoaded({ value }),
      (thrown: unknown) => current && setLoaded({ problem: Problem.of(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [...on, tries]);
  const retry = () => {
    setLoaded({});
    setTries(tries + 1);
  };
  return { ...loaded, retry };
}
