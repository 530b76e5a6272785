import { instrumentOf } from './instrumentOf';

/** An address that is none, and ways on. */
export function MissingPage({ path }: { path: string }) {
  const instrument = instrumentOf(path);
  return (
    <div class="hero">
      <h1>{instrument === undefined ? 'There is no such page' : 'There is no such instrument'}</h1>
      <p>
        {instrument === undefined ? (
          <>
            Nothing is at <code>{path}</code>.
          </>
        ) : (
          <>
            No instrument here is called <code>{instrument}</code>. It may be spelt otherwise, or not be encoded yet.
          </>
        )}
      </p>
      <ul class="pf-v6-c-list ways">
        {instrument !== undefined && (
          <li>
            <a href={`/instruments#text=${encodeURIComponent(instrument)}`}>Look for "{instrument}" in all clauses</a>
          </li>
        )}
        <li>
          <a href="/instruments">All instruments</a>
        </li>
        <li>
          <a href="/">Ask whether a use is allowed</a>
        </li>
      </ul>
    </div>
  );
}
