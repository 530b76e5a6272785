import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { instrument as loadInstrument, vocabulary as loadVocabulary } from '../api/client';
import type { Fact, Instrument, RequestFacts } from '../api/types';
import { areReports, reportsOf } from '../ask/reports';
import { save } from '../ask/save';
import { toFragment } from '../facts/link';
import { fromRequest } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Citation } from '../parts/Citation';
import { CopyButton } from '../parts/CopyButton';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords, momentInWords } from '../words/dates';
import { effectInWords, isReport, reportedInWords } from '../words/outcomes';
import { factInWords, valueInWords } from '../words/values';
import { Again } from './Again';
import { Came } from './Came';
import { ReceiptCheck } from './ReceiptCheck';
import { type Narrowed, toAddress } from './address';
import { onceEach } from './differing';
import { type Recorded, type RecordedVerdict, recorded } from './service';

/** How a fact is kept that the operator does not want in the ledger. */
const HASH = 'hmac-sha256:';

/** One decision: what was asked, what was answered, and the proof of both. */
export function OneRecord({ asked, known }: { asked: Narrowed; known: Map<string, Instrument> }) {
  const { value, problem } = useLoaded(() => Promise.all([recorded(asked.id), loadVocabulary()]), [asked.id]);
  return (
    <div class="stack">
      <p>
        <a href={toAddress({ ...asked, id: '' })}>All recorded decisions</a>
      </p>
      {problem && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Loading the record" />}
      {value && <Shown record={value[0]} vocabulary={value[1]} known={known} />}
    </div>
  );
}

function Shown({ record, vocabulary, known }: { record: Recorded; vocabulary: Fact[]; known: Map<string, Instrument> }) {
  const spoke = record.verdicts.verdicts.map(({ instrument }) => instrument);
  const receipt = () => JSON.stringify(record.receipt, null, 2);
  return (
    <>
      <section class="card" aria-labelledby="record-title">
        <h2 id="record-title">Decided on {momentInWords(record.time)}</h2>
        <p class="row">
          <Came {...record} report={areReports(spoke, reportsOf([...known.values()]))} />
        </p>
        <dl class="about">
          <dt>Day asked about</dt>
          <dd>{dayInWords(record.asOf)}</dd>
          <dt>Asked by</dt>
          <dd>{record.by}</dd>
          <dt>Instruments asked</dt>
          <dd>{record.instruments.length === 0 ? 'All' : record.instruments.join(', ')}</dd>
          <dt>Policies</dt>
          <dd>
            <code>{record.policyVersion}</code>
          </dd>
          <dt>Software</dt>
          <dd>{record.softwareVersion}</dd>
          <dt>Record</dt>
          <dd>
            <code>{record.id}</code>, number {record.index.toLocaleString('en')} of {record.log}
          </dd>
        </dl>
      </section>
      <section class="card" aria-labelledby="facts-title">
        <h2 id="facts-title">Facts as stated</h2>
        {record.facts === null ? (
          <Alert kind="info" title="The facts were erased">
            That they were is recorded, and everything else of this decision is still proved. It cannot be decided again.
          </Alert>
        ) : (
          <StatedFacts facts={record.facts} record={record} vocabulary={vocabulary} />
        )}
      </section>
      <section class="card" aria-labelledby="verdicts-title">
        <h2 id="verdicts-title">What the instruments said</h2>
        <p class="small muted">The words of clauses are those of the policies in force now; which clauses spoke is as recorded.</p>
        <ul class="recorded">
          {record.verdicts.verdicts.map((verdict) => (
            <li key={verdict.instrument}>
              <Said verdict={verdict} instrument={known.get(verdict.instrument)} />
            </li>
          ))}
        </ul>
        {record.verdicts.openFacts.length > 0 && (
          <p>Open were: {record.verdicts.openFacts.map(factInWords).join('; ')}.</p>
        )}
      </section>
      {record.facts !== null && <Again id={record.id} known={known} />}
      {record.receipt && (
        <section class="card" aria-labelledby="receipt-title">
          <h2 id="receipt-title">Receipt</h2>
          <p>With it and the key of the log anybody can check this record, without this service.</p>
          <div class="row">
            <CopyButton text={receipt} copied="The receipt is copied." byHand="Save it as a file: this browser does not copy.">
              Copy
            </CopyButton>
            <Button kind="secondary" small onClick={() => save(receipt(), 'application/json', `receipt-${record.id}.json`)}>
              Save as a file
            </Button>
            <ReceiptCheck receipt={record.receipt} />
          </div>
          <details class="inner">
            <summary>
              <Icon name="down" />
              As text
            </summary>
            <pre class="code" tabIndex={0}>
              {receipt()}
            </pre>
          </details>
        </section>
      )}
    </>
  );
}

function StatedFacts({ facts, record, vocabulary }: { facts: RequestFacts; record: Recorded; vocabulary: Fact[] }) {
  const known = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const hashed = Object.values(facts).some(isHash);
  const asked = { facts: fromRequest(facts), asOf: record.asOf, instruments: record.instruments };
  return (
    <>
      <dl class="about">
        {Object.entries(facts).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{factInWords(name)}</dt>
            <dd>{isHash(value) ? 'kept as a hash' : valueInWords(value, known.get(name))}</dd>
          </Fragment>
        ))}
      </dl>
      {Object.keys(facts).length === 0 && <p>None.</p>}
      {!hashed && (
        <p>
          <a href={`/#${toFragment(asked)}`}>Open in Ask</a>
        </p>
      )}
    </>
  );
}

const isHash = (value: RequestFacts[string]) => [value].flat().some((one) => String(one).startsWith(HASH));

/** What one instrument said. Its clauses are loaded when somebody wants to read them. */
function Said({ verdict, instrument }: { verdict: RecordedVerdict; instrument: Instrument | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="inner" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="down" />
        <span>{instrument?.title ?? verdict.instrument}</span>
        <Came {...verdict} report={instrument && isReport(instrument)} />
      </summary>
      {open && <Clauses verdict={verdict} />}
    </details>
  );
}

function Clauses({ verdict }: { verdict: RecordedVerdict }) {
  const { value, problem } = useLoaded(() => loadInstrument(verdict.instrument), [verdict.instrument]);
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!value) {
    return <Loading what="Loading the clauses" />;
  }
  const report = isReport(value);
  if (verdict.findings.length === 0) {
    return <p>No clause of it spoke.</p>;
  }
  return (
    <ul class="findings">
      {onceEach(verdict.findings).map((finding) => {
        const looks = report ? 'not_applicable' : finding.outcome;
        const clause = value.clauses.find(({ id }) => id === finding.clause);
        return (
          <li key={`${finding.clause} ${finding.row}`} class={`finding finding-${looks}`}>
            <p class="row">
              <span class={`effect effect-${looks}`}>
                {report ? reportedInWords(finding.effect) : effectInWords(finding.effect)}
              </span>
              <strong>
                <a href={`/instruments/${encodeURIComponent(verdict.instrument)}#clause-${encodeURIComponent(finding.clause)}`}>
                  {finding.clause}
                </a>
              </strong>
              {!finding.certain && <span class="muted small">only if an open fact says so</span>}
            </p>
            {clause && <p class="clause-text">{clause.text}</p>}
            {clause && <Citation {...clause} report={report} />}
          </li>
        );
      })}
    </ul>
  );
}
