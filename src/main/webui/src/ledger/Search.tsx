import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { areReports } from '../ask/reports';
import { save } from '../ask/save';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Label } from '../parts/Label';
import { Listing } from '../parts/Listing';
import { dayInWords, momentInWords } from '../words/dates';
import { OUTCOMES, OUTCOME_IN_WORDS } from '../words/outcomes';
import { Came } from './Came';
import { type Narrowed, toAddress } from './address';
import { type Row, exported, search } from './service';

const INSTRUMENTS = 3;

interface Props {
  asked: Narrowed;
  titles: Map<string, string>;
  /** Ids of instruments that are reports. */
  reports: ReadonlySet<string>;
  onAsk: (asked: Narrowed) => void;
}

/** Records that were looked for, newest first, a page at a time. */
export function Search({ asked, titles, reports, onAsk }: Props) {
  const [found, setFound] = useState<{ records: Row[]; next?: string }>();
  const [problem, setProblem] = useState<Problem>();
  const [waiting, setWaiting] = useState(false);
  const [tries, setTries] = useState(0);
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
  }, [of, tries]);
  const goOn = async () => {
    setWaiting(true);
    setProblem(undefined);
    try {
      const page = await search(asked, found!.next);
      setFound({ records: [...found!.records, ...page.records], next: page.next });
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setWaiting(false);
  };
  return (
    <section class="card" aria-labelledby="records-title">
      <h2 id="records-title">Recorded decisions</h2>
      <Form key={of} asked={asked} titles={titles} onAsk={onAsk} />
      <Listing
        title="records-title"
        heads={['Recorded', 'Outcome', 'Day asked about', 'Instruments that spoke', 'Asked by']}
        rows={found?.records}
        row={(record) => <OneRow key={record.id} record={record} asked={asked} reports={reports} />}
        loading="Looking"
        empty="No decision was recorded that fits."
        said={found && `The ${found.next ? `newest ${found.records.length}` : found.records.length} that fit`}
        problem={problem}
        onRetry={found ? () => void goOn() : () => setTries(tries + 1)}
        more={found?.next ? { words: 'Show older ones', waiting, onMore: () => void goOn() } : undefined}
      >
        <Export asked={asked} />
      </Listing>
    </section>
  );
}

function Form({ asked, titles, onAsk }: Omit<Props, 'reports'>) {
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

function OneRow({ record, asked, reports }: { record: Row; asked: Narrowed; reports: ReadonlySet<string> }) {
  const { instruments } = record;
  return (
    <tr data-record={record.id}>
      <th scope="row">
        <a href={toAddress({ ...asked, id: record.id })}>{momentInWords(record.time)}</a>
      </th>
      <td>
        <Came {...record} report={areReports(instruments, reports)} />
      </td>
      <td>{dayInWords(record.asOf)}</td>
      <td>
        {instruments.slice(0, INSTRUMENTS).join(', ')}
        {instruments.length > INSTRUMENTS && ` and ${instruments.length - INSTRUMENTS} more`}
      </td>
      <td>
        {record.by} {record.factsErased && <Label>Facts erased</Label>}
      </td>
    </tr>
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
