import { useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client';

/** Something that is asked for by a button, and the last answer to it. */
export interface Action<A extends unknown[], T> {
  value?: T;
  problem?: Problem;
  pending: boolean;
  run: (...args: A) => Promise<void>;
}

export function useAction<A extends unknown[], T>(ask: (...args: A) => Promise<T>): Action<A, T> {
  const [state, setState] = useState<{ value?: T; problem?: Problem; pending: boolean }>({ pending: false });
  const turn = useRef(0);
  return {
    ...state,
    run: async (...args) => {
      const mine = ++turn.current;
      setState((before) => ({ ...before, pending: true }));
      const brought = await ask(...args).then(
        (value) => ({ value }),
        (thrown: unknown) => ({ problem: Problem.of(thrown) }),
      );
      if (mine === turn.current) {
        setState({ ...brought, pending: false });
      }
    },
  };
}
