import { Fragment } from 'preact';
import type { Coverage, Registered } from '../api/types';
import { Outside, addressIn } from '../parts/Source';
import { dayInWords, inForce } from '../words/dates';
import { factInWords, valueInWords } from '../words/values';

/** Of which uses the clauses decide, and which parts of the text nobody has encoded. */
export function Covered({ instrument }: { instrument: Registered }) {
  return (
    <section class="card" aria-labelledby="covered">
      <h2 id="covered">What of it is encoded</h2>
      <p>A use that it governs and that is not of what follows alone needs review: no clause here speaks of it.</p>
      <Encoded coverage={instrument.coverage} notEncoded={instrument.notEncoded} />
    </section>
  );
}

/** What clauses decide by the day, and the parts of the text that have none. */
export function Encoded({ coverage, notEncoded }: Pick<Registered, 'coverage' | 'notEncoded'>) {
  return (
    <>
      {coverage.map((over, i) => (
        <Days key={i} coverage={over} />
      ))}
      {notEncoded.length > 0 && (
        <>
          <h3>Parts of the text that are not encoded</h3>
          <ul class="pf-v6-c-list">
            {notEncoded.map(({ id, says, citation, url, readOn, archived }) => {
              const address = addressIn(url ?? null);
              return (
                <li key={id}>
                  {says}: {address ? <Outside href={address}>{citation}</Outside> : citation}
                  {readOn && `, read on ${dayInWords(readOn)}`}
                  {archived?.startsWith('https://') && (
                    <>
                      , <Outside href={archived}>archived</Outside>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}

function Days({ coverage }: { coverage: Coverage }) {
  return (
    <details>
      <summary>{inForce(coverage.from, coverage.to ?? null)}</summary>
      <dl class="about">
        <Values title="decides" of={coverage.decides} />
        <Values title="is not about" of={coverage.leaves} />
      </dl>
    </details>
  );
}

function Values({ title, of }: { title: string; of: Record<string, string[]> }) {
  return (
    <>
      {Object.entries(of).map(([fact, values]) => (
        <Fragment key={fact}>
          <dt>
            {factInWords(fact)} it {title}
          </dt>
          <dd>{values.map((value) => valueInWords(value)).join(', ') || 'none yet'}</dd>
        </Fragment>
      ))}
    </>
  );
}
