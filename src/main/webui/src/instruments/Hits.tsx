import { useState } from 'preact/hooks';
import { Button } from '../parts/Button';
import { effectInWords, isReport, reportedInWords } from '../words/outcomes';
import type { Hit } from './search';

const AT_FIRST = 20;

/** The clauses that a search finds, each with the words where they stand. */
export function Hits({ hits }: { hits: Hit[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? hits : hits.slice(0, AT_FIRST);
  return (
    <section class="card hits" aria-labelledby="hits">
      <h2 id="hits">{hits.length === 1 ? 'One clause' : `${hits.length} clauses`} with these words</h2>
      <ul class="findings">
        {shown.map(({ instrument, clause, excerpt }) => (
          <li class="finding" key={`${instrument.id} ${clause.id}`}>
            <p class="row">
              <a href={`/instruments/${encodeURIComponent(instrument.id)}#clause-${encodeURIComponent(clause.id)}`}>
                {instrument.id} {clause.id}
              </a>
              <span class="effect small">
                {isReport(instrument) ? reportedInWords(clause.effect) : effectInWords(clause.effect)}
              </span>
              <span class="muted small">{instrument.title}</span>
            </p>
            <p class="clause-text">
              {excerpt.map(({ text, marked }, i) => (marked ? <mark key={i}>{text}</mark> : text))}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < hits.length && (
        <Button kind="secondary" onClick={() => setAll(true)}>
          Show all {hits.length}
        </Button>
      )}
    </section>
  );
}
