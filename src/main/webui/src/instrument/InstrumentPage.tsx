import { useEffect } from 'preact/hooks';
import { instrument as load } from '../api/client';
import type { Clause, Registered } from '../api/types';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Citation } from '../parts/Citation';
import { Loading } from '../parts/Loading';
import { Source } from '../parts/Source';
import { useAnchor } from '../parts/useAnchor';
import { useLoaded } from '../parts/useLoaded';
import { Reported } from '../parts/reported';
import { lastStep } from '../words/address';
import { effectInWords, isReport, reportedInWords } from '../words/outcomes';
import { Covered } from './Covered';
import { DecisionTable } from './DecisionTable';
import { Differences } from './Differences';
import { Proved } from './Proved';
import { Timeline } from './Timeline';

export function InstrumentPage() {
  const id = lastStep(location.pathname);
  const { value, problem } = useLoaded(() => load(id), [id]);
  useEffect(() => {
    document.title = `${value?.title ?? id} - Clausewise`;
  }, [value]);
  return (
    <>
      <nav aria-label="Breadcrumb" class="breadcrumb small">
        <a href="/instruments">Instruments</a> / <span aria-current="page">{id}</span>
      </nav>
      {problem && (
        <>
          <h1>{id}</h1>
          <ProblemAlert problem={problem} />
        </>
      )}
      {!value && !problem && <Loading what="Loading the instrument" />}
      {value && <Described instrument={value} />}
    </>
  );
}

function Described({ instrument }: { instrument: Registered }) {
  const at = useAnchor(true);
  return (
    <div class="stack">
      <div class="hero">
        <h1>{instrument.title}</h1>
        {isReport(instrument) && (
          <Alert kind="info" title="A report about a policy">
            What follows is what a report says of somebody's policy. The report itself prohibits and permits nothing.
          </Alert>
        )}
        <p>{instrument.summary}</p>
      </div>
      <section class="card" aria-labelledby="about">
        <h2 id="about">About it</h2>
        <dl class="about">
          <dt>Issuer</dt>
          <dd>{instrument.issuer}</dd>
          <dt>Kind</dt>
          <dd>{instrument.kind}</dd>
          <dt>Jurisdiction</dt>
          <dd>{instrument.jurisdiction}</dd>
          {instrument.url && (
            <>
              <dt>Source</dt>
              <dd>
                <Source text={instrument.url} />
              </dd>
            </>
          )}
        </dl>
        {instrument.openQuestions.length > 0 && (
          <>
            <h3>What the register leaves open</h3>
            <ul class="pf-v6-c-list">
              {instrument.openQuestions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </>
        )}
        <p class="small">
          <a href="#table">Its decision table</a>, <a href={modelOf(instrument)}>the same as DMN</a>,{' '}
          <a href="/workbench">to edit it in the workbench</a>
        </p>
      </section>
      {instrument.coverage.length > 0 && <Covered instrument={instrument} />}
      <Timeline instrument={instrument} />
      <section class="card" aria-labelledby="clauses">
        <h2 id="clauses">Clauses</h2>
        <ul class="findings">
          {instrument.clauses.map((clause) => (
            <ClauseItem key={clause.id} clause={clause} report={isReport(instrument)} marked={at === `clause-${clause.id}`} />
          ))}
        </ul>
      </section>
      <DecisionTable instrument={instrument} />
      <Reported.Provider value={isReport(instrument)}>
        <Proved instrument={instrument.id} />
        <Differences instrument={instrument} />
      </Reported.Provider>
      <p class="small muted">
        <strong>Not legal advice.</strong> The texts are our paraphrase of the clauses, as sourced.
      </p>
    </div>
  );
}

const modelOf = ({ id }: Registered) => `/v1/instruments/${encodeURIComponent(id)}/model`;

function ClauseItem({ clause, report, marked }: { clause: Clause; report: boolean; marked: boolean }) {
  const rows = clause.implementation?.rows ?? [];
  const words = [
    ...Object.entries(clause.conditions ?? {}).map(([id, text]) => ({ id, text, what: 'Condition' })),
    ...Object.entries(clause.doubts ?? {}).map(([id, text]) => ({ id, text, what: 'Left open' })),
  ];
  return (
    <li class={`finding ${marked ? 'marked' : ''}`} id={`clause-${clause.id}`} tabIndex={-1}>
      <p class="row">
        <strong>{clause.id}</strong>
        <span class="effect">{report ? reportedInWords(clause.effect) : effectInWords(clause.effect)}</span>
        {rows.length > 0 && (
          <span class="rows-of muted small">
            {rows.length === 1 ? 'row' : 'rows'}
            {rows.map((row) => (
              <a key={row} href={`#row-${row}`}>
                {row}
              </a>
            ))}
          </span>
        )}
      </p>
      <p class="clause-text">{clause.text}</p>
      {clause.defeats && <p class="small">Exception from {clause.defeats.join(', ')}.</p>}
      {words.map(({ id, text, what }) => (
        <p class="condition small" key={id}>
          <strong>{what}:</strong> {text}
        </p>
      ))}
      <Citation {...clause} report={report} />
    </li>
  );
}
