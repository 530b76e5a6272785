import { type Problem, createDraft } from '../api/client';
import type { Draft } from '../api/types';
import { Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { browserKeeper } from './keeper';
import type { State } from './saver';
import type { Editing } from './useEditing';

const IN_WORDS: Record<State['kind'], string> = {
  saved: 'Saved',
  saving: 'Saving',
  unsaved: 'Not saved yet',
  failed: 'Not saved',
  stale: 'Not saved: there is another version',
};

export function Saving({ state, ready }: { state: State; ready: boolean }) {
  return (
    <span role="status" class={`saving saving-${state.kind}`} data-testid="saving">
      {ready && IN_WORDS[state.kind]}
    </span>
  );
}

export function NotSaved(props: { problem: Problem; draft: Draft; editing: Editing }) {
  const { problem, draft, editing } = props;
  const { note, content, files } = editing;
  const gone = problem.detail.code === 'not-found';
  const again = async () => {
    const made = await createDraft({ instrument: draft.instrument, note, model: await content(), files });
    browserKeeper.forget(draft.id);
    location.replace(`/workbench/${encodeURIComponent(made.id)}`);
  };
  return (
    <Alert kind="danger" title="The draft is not saved">
      <p>
        {problem.detail.detail} What you wrote is kept in this browser{gone ? '.' : ', and saving is tried again.'}
      </p>
      {gone && (
        <Button kind="secondary" small onClick={() => void again()}>
          Keep it as a new draft
        </Button>
      )}
    </Alert>
  );
}
