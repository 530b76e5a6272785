import { instruments as loadInstruments, vocabulary as loadVocabulary } from '../api/client';
import type { Fact, Instrument, RequestFacts } from '../api/types';
import examples from '../ask/examples.json';
import { reportsOf } from '../ask/reports';
import { fromRequest } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { AddColumn } from './AddColumn';
import { Apart } from './Apart';
import { Matrix } from './Matrix';
import { otherwise, toAddress } from './columns';
import { useComparing } from './useComparing';

export function ComparePage() {
  const loaded = useLoaded(() => Promise.all([loadVocabulary(), loadInstruments()]), []);
  return (
    <>
      <div class="hero">
        <h1>Compare</h1>
        <p>
          One use by every provider and place that governs it, and beside it the same with another service, in another
          place or on another day: what each instrument says, and which clauses make the difference.
        </p>
      </div>
      {loaded.problem && <ProblemAlert problem={loaded.problem} />}
      {!loaded.value && !loaded.problem && <Loading what="Loading the facts" />}
      {loaded.value && <Compared vocabulary={loaded.value[0]} instruments={loaded.value[1]} />}
    </>
  );
}

function Compared({ vocabulary, instruments }: { vocabulary: Fact[]; instruments: Instrument[] }) {
  const { columns, badLink, show } = useComparing(vocabulary);
  const facts = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const cases = columns.map(({ useCase }) => useCase);
  const first = columns[0];
  return (
    <div class="stack">
      {badLink && (
        <Alert kind="danger" title="This link cannot be read">
          {badLink}
        </Alert>
      )}
      {first === undefined && <Begin />}
      {columns.map(
        ({ problem, useCase }, i) =>
          problem && (
            <div key={i}>
              {columns.length > 1 && <p>{i === 0 ? 'This use' : otherwise(useCase, cases[0]!, facts).join(', ')}:</p>}
              <ProblemAlert problem={problem} />
            </div>
          ),
      )}
      {first && (
        <>
          <AddColumn cases={cases} vocabulary={vocabulary} onShow={show} />
          <Matrix columns={columns} instruments={instruments} facts={facts} onShow={show} />
          {columns.slice(1).map((column, i) => (
            <Apart
              key={i}
              first={first}
              column={column}
              facts={facts}
              vocabulary={vocabulary}
              reports={reportsOf(instruments)}
            />
          ))}
        </>
      )}
      <p class="small muted">
        <strong>Not legal advice.</strong> Each column is a decision of its own, as the first page makes it.
      </p>
    </div>
  );
}

/** Where a case comes from when none is in the address. */
function Begin() {
  return (
    <section class="card" aria-labelledby="begin">
      <h2 id="begin">With which use?</h2>
      <p>
        <a href="/">Ask about a use</a> and follow "Compare" there, or begin with an example:
      </p>
      <ul class="pf-v6-c-list">
        {examples.map((example) => (
          <li key={example.id}>
            <a href={addressOf(example)}>{example.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const addressOf = (example: (typeof examples)[number]) =>
  `/compare#${toAddress([{ facts: fromRequest(example.facts as unknown as RequestFacts), asOf: example.asOf, instruments: [] }])}`;
