import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Saving } from './Saving';
import { download, fileOf } from './files';
import { nameOf } from './model';
import type { Editing } from './useEditing';

interface Props {
  /** Left out for a model of none. */
  instrument?: string;
  editing: Editing;
  /** Whether the editor has the whole width. */
  alone: boolean;
  onAlone: (alone: boolean) => void;
}

/** What the draft is about, whether it is saved, and what is done with it as a whole. */
export function BenchHead({ instrument, editing, alone, onAlone }: Props) {
  const { ready, usable, state, note, setNote, editor, content, replace, openedBefore } = editing;
  const before = openedBefore();
  const bring = async (file: File) => {
    const model = await file.text();
    const name = nameOf(model);
    if (instrument === undefined ? name !== undefined : name === instrument) {
      await replace(model);
    } else {
      alert(`${file.name} is ${instrument === undefined ? 'no DMN model' : `not the model of ${instrument}`}.`);
    }
  };
  return (
    <div class="bench-head">
      <h1>{instrument ?? 'A model of no instrument'}</h1>
      <label class="bench-note">
        <span>Note</span>
        <span class="pf-v6-c-form-control">
          <input value={note} disabled={!usable} onInput={(event) => setNote(event.currentTarget.value)} />
        </span>
      </label>
      <Saving state={state} ready={usable} />
      <span class="row">
        <Button
          kind="secondary"
          small
          disabled={!ready && before === undefined}
          onClick={() => (before === undefined ? editor()?.undo() : void replace(before))}
        >
          Undo
        </Button>
        <Button kind="secondary" small disabled={!ready} onClick={() => editor()?.redo()}>
          Redo
        </Button>
        <FileButton accept=".dmn,.xml" small disabled={!usable} onFile={(file) => void bring(file)}>
          Import
        </FileButton>
        <Button
          kind="secondary"
          small
          disabled={!usable}
          onClick={async () => {
            const model = await content();
            download(fileOf(instrument ?? nameOf(model) ?? 'model'), model, 'application/xml');
          }}
        >
          Export
        </Button>
        <Button kind="secondary" small disabled={!ready} pressed={alone} onClick={() => onAlone(!alone)}>
          Full width
        </Button>
      </span>
    </div>
  );
}
