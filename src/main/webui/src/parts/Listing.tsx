import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/client';
import { ProblemAlert } from './Alert';
import { Button } from './Button';
import { Loading } from './Loading';

interface Props<T> {
  /** Id of the heading that names it. */
  title: string;
  heads: string[];
  /** Undefined while they are not there. */
  rows: T[] | undefined;
  /** A row of the table. */
  row: (of: T) => ComponentChildren;
  /** What is being done while they are not there. */
  loading: string;
  /** What is said where there is none. */
  empty: ComponentChildren;
  /** What is said of those that there are. */
  said: ComponentChildren;
  /** Why they, or further ones, could not be had. */
  problem?: Problem;
  onRetry?: () => void;
  /** How to come to further ones, if there are any. */
  more?: { words: string; waiting?: boolean; onMore: () => void };
  /** What else can be done with them. */
  children?: ComponentChildren;
}

/** A table of what may still be on its way, may not come, may be nothing, or may go on. */
export function Listing<T>(props: Props<T>) {
  const { title, heads, rows, row, loading, empty, said, problem, onRetry, more, children } = props;
  return (
    <>
      {!rows && !problem && <Loading what={loading} />}
      {rows && <p role="status">{rows.length === 0 ? empty : said}</p>}
      {rows && rows.length > 0 && (
        <div class="scrolling" tabIndex={0} role="region" aria-labelledby={title}>
          <table class="pf-v6-c-table rows">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows.map(row)}</tbody>
          </table>
        </div>
      )}
      {problem && (
        <>
          <ProblemAlert problem={problem} />
          {onRetry && (
            <p>
              <Button kind="secondary" onClick={onRetry}>
                Try again
              </Button>
            </p>
          )}
        </>
      )}
      {rows && (more || children) && (
        <div class="row">
          {more && !problem && (
            <Button kind="secondary" disabled={more.waiting} onClick={more.onMore}>
              {more.words}
            </Button>
          )}
          {children}
        </div>
      )}
    </>
  );
}
