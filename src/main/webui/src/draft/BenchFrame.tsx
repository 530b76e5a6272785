import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Draft } from '../api/types';
import { Loading } from '../parts/Loading';
import { BenchHead } from './BenchHead';
import { NotOpened } from './NotOpened';
import { NotSaved } from './Saving';
import { Stale } from './Stale';
import type { Editing } from './useEditing';

interface Props {
  draft: Draft;
  /** Left out for a model of none. */
  instrument?: string;
  editing: Editing;
  /** Below the editor, once it is open. */
  below?: ComponentChildren;
  /** What can be asked of the draft, beside the editor. */
  children: ComponentChildren;
}

/** A draft in the editor, with whatever is to be said of opening and saving it. */
export function BenchFrame({ draft, instrument, editing, below, children }: Props) {
  const { container, ready, failure, usable, state, note, files, content } = editing;
  /** Whether the editor has the whole width. */
  const [alone, setAlone] = useState(false);
  return (
    <>
      <BenchHead instrument={instrument} editing={editing} alone={alone} onAlone={setAlone} />
      {failure && <NotOpened instrument={instrument} editing={editing} />}
      {state.kind === 'failed' && <NotSaved problem={state.problem} draft={draft} editing={editing} />}
      {state.kind === 'stale' && (
        <Stale
          draft={draft}
          note={note}
          content={content}
          files={files}
          onMine={editing.keepMine}
          onTheirs={editing.takeTheirs}
        />
      )}
      <div class={alone ? 'bench bench-alone' : 'bench'}>
        <div class="card bench-editor" hidden={failure !== ''}>
          {!ready && !failure && <Loading what="Opening the DMN editor: twelve megabytes, the first time" />}
          <div ref={container} class={ready ? 'bench-frame' : 'bench-frame bench-waiting'} />
          {ready && below}
        </div>
        {usable && !alone && children}
      </div>
    </>
  );
}
