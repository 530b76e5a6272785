import type { ComponentChildren } from 'preact';
import { ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import type { Asked } from './useAction';

interface Props<T> {
  to: Asked<T>;
  /** What is done meanwhile. */
  waiting: string;
  /** What to do if the answer is about another text than the editor shows. */
  outdated?: string | false;
  /** Pointers of what the tab itself shows of a problem. */
  without?: string[];
  children: (answer: T) => ComponentChildren;
}

/** What a tab has to say of what its button asked for: that it is under way, the problem or the answer. */
export function Reply<T>({ to: { value, problem, pending }, waiting, outdated, without, children }: Props<T>) {
  return (
    <div aria-live="polite">
      {pending && <Loading what={waiting} />}
      {!pending && (problem || value !== undefined) && (
        <>
          {outdated && <p class="outdated">{outdated}</p>}
          <div class={outdated ? 'dimmed' : undefined}>
            {problem && <ProblemAlert problem={problem} without={without} />}
            {value !== undefined && children(value)}
          </div>
        </>
      )}
    </div>
  );
}
