import { useState } from 'preact/hooks';
import { instruments as loadInstruments, mappings as loadMappings } from '../api/client';
import type { Instrument, Mapping } from '../api/types';
import { today } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { isReport } from '../words/outcomes';
import { Results } from './Results';
import { hand } from './handed';
import { typeOf } from './stream';
import { useRun } from './useRun';

export function InventoriesPage() {
  const loaded = useLoaded(() => Promise.all([loadInstruments(), loadMappings()]), []);
  return (
    <>
      <div class="hero">
        <h1>Inventories</h1>
        <p>
          Every use that an organisation has, from the spreadsheet in which it keeps them: each row decided on a day, with
          the clauses that decide and the facts that are still open.
        </p>
      </div>
      {loaded.problem && <ProblemAlert problem={loaded.problem} />}
      {!loaded.value && !loaded.problem && <Loading what="Loading the mappings" />}
      {loaded.value && (
        <Inventory instruments={loaded.value[0]} mappings={loaded.value[1].mappings} />
      )}
    </>
  );
}

function Inventory(props: { instruments: Instrument[]; mappings: Mapping[] }) {
  const [file, setFile] = useState<File>();
  const [mapping, setMapping] = useState('');
  const [instrument, setInstrument] = useState('');
  const [asOf, setAsOf] = useState(today());
  const [over, setOver] = useState(false);
  const { run, start, stop } = useRun();
  const known = file && typeOf(file.name) !== undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    setFile(event.dataTransfer?.files[0] ?? file);
  };
  return (
    <div class="stack">
      <form
        class="card"
        aria-labelledby="which"
        onSubmit={(event) => {
          event.preventDefault();
          if (file && known) {
            void start(file, { mapping, asOf, instrument });
          }
        }}
      >
        <h2 id="which">Which inventory?</h2>
        <div
          class={`drop ${over ? 'drop-over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <FileButton accept=".csv,.xlsx,.ndjson,.jsonl" onFile={setFile}>
            Choose a file
          </FileButton>
          <p>
            {file ? (
              <>
                <strong>{file.name}</strong>, {Math.ceil(file.size / 1024).toLocaleString('en')} KiB
              </>
            ) : (
              'or drop it here: CSV, a workbook (.xlsx), or one JSON object a line (.ndjson). It goes to this service and nowhere else.'
            )}
          </p>
        </div>
        {file && !known && (
          <Alert kind="danger" title="This file is not read">
            Its name ends in none of .csv, .xlsx, .ndjson and .jsonl. Save it as one of these.
          </Alert>
        )}
        <div class="filters">
          <Choice
            id="mapping"
            label="How its columns are read"
            value={mapping}
            onPick={setMapping}
            options={[['', 'They are named as facts are'], ...props.mappings.map(({ id }): [string, string] => [id, id])]}
          />
          <Choice
            id="instrument"
            label="By which instruments"
            value={instrument}
            onPick={setInstrument}
            options={[
              ['', `All ${props.instruments.length}`],
              ...props.instruments.map(({ id, title }): [string, string] => [id, title]),
            ]}
          />
          <div>
            <label for="day">On which day</label>
            <span class="pf-v6-c-form-control">
              <input id="day" type="date" required value={asOf} onInput={(event) => setAsOf(event.currentTarget.value)} />
            </span>
          </div>
        </div>
        <div class="row">
          <Button kind="primary" type="submit" disabled={!known}>
            Decide every row
          </Button>
          {mapping ? (
            <Button kind="secondary" onClick={() => void toMapping(known ? file : undefined, mapping, run?.id)}>
              Edit this mapping
            </Button>
          ) : (
            known && (
              <Button kind="secondary" onClick={() => void toMapping(file, '')}>
                Draft a mapping from this file’s columns
              </Button>
            )
          )}
          {run && !run.done && (
            <Button kind="secondary" onClick={stop}>
              Stop
            </Button>
          )}
        </div>
        {run && !run.done && (
          <div role="status" class="progress">
            <label for="progress">
              {run.total === 0
                ? 'The file is being read'
                : `${run.rows.length.toLocaleString('en')} of ${run.total.toLocaleString('en')} rows are decided`}
            </label>
            <progress id="progress" max={run.total || 1} value={run.total ? run.rows.length : undefined} />
          </div>
        )}
      </form>
      {run?.problem && <ProblemAlert problem={run.problem} />}
      {run?.done && !run.problem && (
        <Results
          report={props.instruments.some((one) => one.id === run.asked.instrument && isReport(one))}
          run={run}
          onDay={(day) => {
            setAsOf(day);
            void start(run.file, { ...run.asked, asOf: day });
          }}
        />
      )}
    </div>
  );
}

/** Goes on to the editor of mappings, with the file at hand. */
async function toMapping(file: File | undefined, mapping: string, inventory?: string | null) {
  await hand(file);
  const query = new URLSearchParams({
    ...(mapping && { id: mapping }),
    ...(file && { file: '' }),
    ...(inventory && { inventory }),
  });
  location.assign(`/inventories/mapping?${query}`);
}

function Choice(props: {
  id: string;
  label: string;
  value: string;
  options: [string, string][];
  onPick: (value: string) => void;
}) {
  return (
    <div>
      <label for={props.id}>{props.label}</label>
      <span class="pf-v6-c-form-control">
        <select id={props.id} value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
          {props.options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
