import { useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client';

/** What is known of what was asked last: the answer, or the problem, and whether another one is under way. */
export interface Asked<T> {
  value?: T;
  problem?: Problem;
  pending: boolean;
}

/** Something that is asked for by a button, and the last answer to it. */
export interface Action<A extends unknown[], T> extends Asked<T> {
  run: (...args: A) => Promise<void>;
}

export function useAction<A extends unknown[], T>(ask: (...args: A) => Promise<T>): Action<A, T> {
  const [state, setState] = useState<Asked<T>>({ pending: false });
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
