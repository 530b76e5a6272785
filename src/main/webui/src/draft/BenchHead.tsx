import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Saving } from './Saving';
import { download, fileOf } from './files';
import { nameOf } from './model';
import type { Editing } from './useEditing';

/** What the draft is about, whether it is saved, and what is done with it as a whole. */
export function BenchHead({ instrument, editing }: { instrument: string; editing: Editing }) {
  const { ready, state, note, setNote, editor, replace } = editing;
  const bring = async (file: File) => {
    const model = await file.text();
    if (nameOf(model) === instrument) {
      await replace(model);
    } else {
      alert(`${file.name} is not the model of ${instrument}.`);
    }
  };
  return (
    <div class="bench-head">
      <h1>{instrument}</h1>
      <label class="bench-note">
        <span>Note</span>
        <span class="pf-v6-c-form-control">
          <input value={note} disabled={!ready} onInput={(event) => setNote(event.currentTarget.value)} />
        </span>
      </label>
      <Saving state={state} ready={ready} />
      <span class="row">
        <Button kind="secondary" small disabled={!ready} onClick={() => editor().undo()}>
          Undo
        </Button>
        <Button kind="secondary" small disabled={!ready} onClick={() => editor().redo()}>
          Redo
        </Button>
        <FileButton accept=".dmn,.xml" small disabled={!ready} onFile={(file) => void bring(file)}>
          Import
        </FileButton>
        <Button
          kind="secondary"
          small
          disabled={!ready}
          onClick={async () => download(fileOf(instrument), await editor().content(), 'application/xml')}
        >
          Export
        </Button>
      </span>
    </div>
  );
}
