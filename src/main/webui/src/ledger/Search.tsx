import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { save } from '../ask/save';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Label } from '../parts/Label';
import { Loading } from '../parts/Loading';
import { dayInWords, momentInWords } from '../words/dates';
import { OUTCOMES, OUTCOME_IN_WORDS } from '../words/outcomes';
import { Came } from './Came';
import { type Narrowed, toAddress } from './address';
import { type Row, exported, search } from './service';

const INSTRUMENTS = 3;

interface Props {
  asked: Narrowed;
  titles: Map<string, string>;
  onAsk: (asked: Narrowed) => void;
}

/** Records that were looked for, newest first, a page at a time. */
export function Search({ asked, titles, onAsk }: Props) {
  const [found, setFound] = useState<{ records: Row[]; next?: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [more, setMore] = useState(false);
  const of = toAddress(asked);
  useEffect(() => {
    let current = true;
    setFound(undefined);
    setProblem(undefined);
    search(asked).then(
      (page) => current && setFound(page),
      (thrown: unknown) => current && setProblem(Problem.of(thrown)),
    );
    return () => {
      current = false;
    };
  }, [of]);
  const goOn = async () => {
    setMore(true);
    try {
      const page = await search(asked, found!.next);
      setFound({ records: [...found!.records, ...page.records], next: page.next });
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setMore(false);
  };
  return (
    <section class="card" aria-labelledby="records-title">
      <h2 id="records-title">Recorded decisions</h2>
      <Form key={of} asked={asked} titles={titles} onAsk={onAsk} />
      {problem && <ProblemAlert problem={problem} />}
      {!found && !problem && <Loading what="Looking" />}
      {found && (
        <>
          <p role="status">
            {found.records.length === 0
              ? 'No decision was recorded that fits.'
              : `The ${found.next ? `newest ${found.records.length}` : found.records.length} that fit`}
          </p>
          {found.records.length > 0 && <Rows records={found.records} asked={asked} />}
          <div class="row">
            {found.next && (
              <Button kind="secondary" disabled={more} onClick={() => void goOn()}>
                Show older ones
              </Button>
            )}
            <Export asked={asked} />
          </div>
        </>
      )}
    </section>
  );
}

function Form({ asked, titles, onAsk }: Props) {
  const [to, setTo] = useState(asked);
  const set = (name: keyof Narrowed) => (event: { currentTarget: { value: string } }) =>
    setTo({ ...to, [name]: event.currentTarget.value });
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(to);
      }}
    >
      <div>
        <label for="from">From</label>
        <span class="pf-v6-c-form-control">
          <input id="from" type="date" value={to.from} onInput={set('from')} />
        </span>
      </div>
      <div>
        <label for="to">To, with that day</label>
        <span class="pf-v6-c-form-control">
          <input id="to" type="date" value={to.to} onInput={set('to')} />
        </span>
      </div>
      <div>
        <label for="outcome">Outcome</label>
        <span class="pf-v6-c-form-control">
          <select id="outcome" value={to.outcome} onChange={set('outcome')}>
            <option value="">Any</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {OUTCOME_IN_WORDS[outcome]}
              </option>
            ))}
          </select>
        </span>
      </div>
      <div>
        <label for="instrument">Instrument that spoke</label>
        <span class="pf-v6-c-form-control">
          <select id="instrument" value={to.instrument} onChange={set('instrument')}>
            <option value="">Any</option>
            {[...titles].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </span>
      </div>
      <div class="filters-go">
        <Button kind="primary" type="submit">
          Search
        </Button>
      </div>
    </form>
  );
}

function Rows({ records, asked }: { records: Row[]; asked: Narrowed }) {
  return (
    <div class="scrolling" tabIndex={0} role="region" aria-labelledby="records-title">
      <table class="pf-v6-c-table rows">
        <thead>
          <tr>
            <th scope="col">Recorded</th>
            <th scope="col">Outcome</th>
            <th scope="col">Day asked about</th>
            <th scope="col">Instruments that spoke</th>
            <th scope="col">Asked by</th>
          </tr>
        </thead>
        <tbody>
          {records.map((row) => (
            <tr key={row.id} data-record={row.id}>
              <th scope="row">
                <a href={toAddress({ ...asked, id: row.id })}>{momentInWords(row.time)}</a>
              </th>
              <td>
                <Came {...row} />
              </td>
              <td>{dayInWords(row.asOf)}</td>
              <td>
                {row.instruments.slice(0, INSTRUMENTS).join(', ')}
                {row.instruments.length > INSTRUMENTS && ` and ${row.instruments.length - INSTRUMENTS} more`}
              </td>
              <td>
                {row.by} {row.factsErased && <Label>Facts erased</Label>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All records of the days that were asked for, with their receipts. */
function Export({ asked }: { asked: Narrowed }) {
  const [count, setCount] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const run = async () => {
    setProblem(undefined);
    let records = 0;
    setCount(records);
    try {
      const parts: string[] = [];
      for await (const part of exported(asked)) {
        parts.push(part);
        records += part.split('\n').length - 1;
        setCount(records);
      }
      save(parts.join(''), 'application/x-ndjson', 'ledger.ndjson');
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setCount(undefined);
  };
  return (
    <>
      <Button kind="secondary" disabled={count !== undefined} onClick={() => void run()}>
        Save all of these days with receipts
      </Button>
      <span role="status">{count !== undefined && `${count.toLocaleString('en')} records so far`}</span>
      {problem && <ProblemAlert problem={problem} />}
    </>
  );
}
