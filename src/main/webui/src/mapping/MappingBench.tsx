import { useState } from 'preact/hooks';
import { idOf } from '../draft/model';
import { download } from '../draft/files';
import { Reply } from '../draft/Reply';
import { useAction } from '../draft/useAction';
import { typeOf } from '../inventories/stream';
import { Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Loading } from '../parts/Loading';
import { Found } from './Found';
import { type KeptInventory, type Sample, type Whole, check } from './service';
import { useMapping } from './useMapping';

interface Props {
  mapping: Whole;
  vocabularyModel: string;
  inventories: KeptInventory[];
  sample?: Sample;
}

/** A mapping in the editor, and beside it what it makes of a sample. */
export function MappingBench(props: Props) {
  const editing = useMapping(props.mapping, props.vocabularyModel);
  const { container, ready, failure, kept, turn, unsaved, editor, shown, keep } = editing;
  const [id, setId] = useState(kept.shipped ? `my-${kept.id}` : kept.id);
  const [sample, setSample] = useState<Sample | undefined>(props.sample ?? props.inventories[0]?.id);
  const [checkedAt, setCheckedAt] = useState(-1);
  const own = kept.id !== '' && !kept.shipped;

  const checking = useAction(async () => {
    const model = await shown();
    setCheckedAt(turn);
    return check(id || 'new-mapping', model, sample!);
  });
  const keeping = useAction(async () => {
    const now = await keep(id);
    history.replaceState(null, '', `/inventories/mapping?id=${encodeURIComponent(now.id)}`);
    return now;
  });
  const show = async (decision: string) => {
    const at = idOf(await shown(), decision);
    if (at === undefined || !editor()?.show(at)) {
      alert(`Open ${decision} in the editor.`);
    }
  };
  return (
    <>
      <div class="bench-head">
        <h1>{kept.id || 'A new mapping'}</h1>
        {!own && (
          <label class="bench-note">
            <span>Keep it as</span>
            <span class="pf-v6-c-form-control">
              <input
                value={id}
                pattern="[a-z0-9]([a-z0-9\-]{0,62}[a-z0-9])?"
                placeholder="small letters, digits and hyphens"
                onInput={(event) => setId(event.currentTarget.value)}
              />
            </span>
          </label>
        )}
        <span role="status" class="saving" data-testid="saving">
          {ready && (unsaved ? 'Not saved' : 'Saved')}
        </span>
        <span class="row">
          <Button kind="primary" small disabled={!ready || keeping.pending || id === ''} onClick={() => void keeping.run()}>
            {own ? 'Save a new version' : 'Save'}
          </Button>
          <Button kind="secondary" small disabled={!ready} onClick={() => editor()?.undo()}>
            Undo
          </Button>
          <Button kind="secondary" small disabled={!ready} onClick={() => editor()?.redo()}>
            Redo
          </Button>
          <Button
            kind="secondary"
            small
            disabled={!ready}
            onClick={async () => download(`${id || 'new-mapping'}.dmn`, await shown(), 'application/xml')}
          >
            Export
          </Button>
        </span>
      </div>
      <Reply to={keeping} waiting="Saving">
        {(now) => (
          <p>
            Inventories are read by this version from now on: <code>{now.version.slice(0, 19)}</code>.{' '}
            <a href="/inventories">Decide an inventory by it</a>
          </p>
        )}
      </Reply>
      {kept.shipped && (
        <p class="small muted">
          {kept.id} comes with the product and stays as it is: what you make of it is kept under a name of its own.
        </p>
      )}
      {failure && (
        <Alert kind="danger" title="The editor could not be opened">
          {failure} <code>GET /v1/mappings</code> gives the model as it is kept.
        </Alert>
      )}
      <div class="bench">
        <div class="card bench-editor" hidden={failure !== ''}>
          {!ready && !failure && <Loading what="Opening the DMN editor: twelve megabytes, the first time" />}
          <div ref={container} class={ready ? 'bench-frame' : 'bench-frame bench-waiting'} />
        </div>
        <section class="card bench-panel mapping-check" aria-labelledby="check-title">
          <h2 id="check-title">Check</h2>
          <SampleChoice sample={sample} inventories={props.inventories} onPick={setSample} />
          <p class="row">
            <Button kind="primary" disabled={!ready || !sample || checking.pending} onClick={() => void checking.run()}>
              Check
            </Button>
            <span class="muted small">Of what the editor shows; nothing is kept by it.</span>
          </p>
          <Reply
            to={checking}
            waiting="Reading the rows"
            outdated={turn !== checkedAt && 'The mapping has changed since. Check it again.'}
          >
            {(found) => <Found found={found} onShow={(decision) => void show(decision)} />}
          </Reply>
        </section>
      </div>
    </>
  );
}

function SampleChoice(props: { sample?: Sample; inventories: KeptInventory[]; onPick: (sample: Sample) => void }) {
  const { sample, inventories, onPick } = props;
  const [wrong, setWrong] = useState('');
  const file = typeof sample === 'string' ? undefined : sample;
  const bring = (next: File) => {
    if (typeOf(next.name)) {
      setWrong('');
      onPick(next);
    } else {
      setWrong(`${next.name} is not read: its name ends in none of .csv, .xlsx, .ndjson and .jsonl.`);
    }
  };
  return (
    <>
      {(inventories.length > 0 || file) && (
        <>
          <label for="sample">Against</label>
          <span class="pf-v6-c-form-control">
            <select
              id="sample"
              value={typeof sample === 'string' ? sample : ''}
              onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value)}
            >
              {file && <option value="">The file {file.name}</option>}
              {inventories.map(({ id, name, created, rows }) => (
                <option key={id} value={id}>
                  {name}, {rows.toLocaleString('en')} rows, {created.slice(0, 10)}
                </option>
              ))}
            </select>
          </span>
        </>
      )}
      <p>
        <FileButton accept=".csv,.xlsx,.ndjson,.jsonl" small onFile={bring}>
          {sample ? 'Choose another file' : 'Choose a file'}
        </FileButton>
      </p>
      {wrong && <Alert kind="danger" title="This file is not read">{wrong}</Alert>}
    </>
  );
}
