import { useMemo, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Reported } from '../parts/reported';
import { dayInWords } from '../words/dates';
import { Changes } from './Changes';
import { Chart, Mark } from './Chart';
import { Coming } from './Coming';
import { RowsTable } from './RowsTable';
import { KINDS, type Kind, count, groupings, kindInWords, kindOf, titleOf, valueOf } from './group';
import { TYPES, send } from './stream';
import type { Run } from './useRun';

interface Props {
  run: Run;
  /** Whether nothing but a report about a policy was asked. */
  report: boolean;
  onDay: (day: string) => void;
}

/** What became of an inventory: the whole, by groups, and row by row. */
export function Results({ run, report, onDay }: Props) {
  const names = useMemo(() => groupings(run.rows), [run]);
  const [by, setBy] = useState(names[0] ?? '');
  const [kind, setKind] = useState<Kind>();
  const [group, setGroup] = useState<string>();
  const [text, setText] = useState('');
  const counts = count(run.rows);
  const words = text.trim().toLowerCase();
  const shown = run.rows.filter(
    (row) =>
      (kind === undefined || kindOf(row) === kind) &&
      (group === undefined || valueOf(row, by) === group) &&
      (words === '' || `${titleOf(row)} ${Object.values(row.cells).join(' ')}`.toLowerCase().includes(words)),
  );
  return (
    <Reported.Provider value={report}>
      <section class="card" aria-labelledby="whole">
        <h2 id="whole">
          {run.rows.length.toLocaleString('en')} uses on {dayInWords(run.asked.asOf)}
        </h2>
        <ul class="counts">
          {KINDS.filter((one) => counts[one]).map((one) => (
            <li key={one}>
              <button type="button" aria-pressed={kind === one} onClick={() => setKind(kind === one ? undefined : one)}>
                <strong>{counts[one]!.toLocaleString('en')}</strong> <Mark kind={one} />
              </button>
            </li>
          ))}
        </ul>
        {run.encoding && <p class="small muted">Its letters were read as {run.encoding}.</p>}
        <Export run={run} />
        {report && (
          <p class="small muted">
            A report about a policy was asked. By itself it prohibits and permits nothing: in a saved file, as in the API, an
            outcome is what the report says that the policy comes to.
          </p>
        )}
      </section>
      {names.length > 0 && (
        <Chart
          rows={run.rows}
          by={by}
          names={names}
          picked={group}
          onBy={(name) => {
            setBy(name);
            setGroup(undefined);
          }}
          onPick={setGroup}
        />
      )}
      {run.id && <Coming key={run.id} id={run.id} column={Object.keys(run.rows[0]?.cells ?? {})[0] ?? ''} onDay={onDay} />}
      {run.id && <Changes key={`changes ${run.id}`} id={run.id} rows={run.rows} asked={run.asked} />}
      <RowsTable
        rows={shown}
        all={run.rows.length}
        asked={run.asked}
        text={text}
        onText={setText}
        narrowed={[kind && kindInWords(kind, report), group !== undefined && `${by}: ${group || 'nothing'}`].filter(Boolean).join(', ')}
        onAll={() => {
          setKind(undefined);
          setGroup(undefined);
          setText('');
        }}
      />
    </Reported.Provider>
  );
}

function Export({ run }: { run: Run }) {
  const [failed, setFailed] = useState<string>();
  const save = async (form: 'csv' | 'xlsx') => {
    setFailed(undefined);
    try {
      const response = await send(run.file, run.asked, TYPES[form]);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = `${run.file.name.replace(/\.[^.]*$/, '')}-decided.${form}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (thrown) {
      setFailed(Problem.of(thrown).message);
    }
  };
  return (
    <>
      <div class="row">
        <Button kind="secondary" small onClick={() => void save('csv')}>
          Save as CSV
        </Button>
        <Button kind="secondary" small onClick={() => void save('xlsx')}>
          Save as workbook
        </Button>
        <Button kind="secondary" small onClick={() => print()}>
          Print
        </Button>
      </div>
      {failed && (
        <Alert kind="danger" title="It could not be saved">
          {failed}
        </Alert>
      )}
    </>
  );
}
