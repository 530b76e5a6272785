import { useState } from 'preact/hooks';
import { Problem, createDraft, draft as loadDraft } from '../api/client';
import type { Draft, PolicyFiles } from '../api/types';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';

interface Props {
  draft: Draft;
  note: string;
  content: () => Promise<string>;
  files: PolicyFiles;
  onMine: (theirs: Draft) => void;
  onTheirs: (theirs: Draft) => Promise<void>;
}

/** Somebody else has saved the draft meanwhile. Whatever is chosen, the other version becomes a draft of its own first. */
export function Stale({ draft, note, content, files, onMine, onTheirs }: Props) {
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const choose = (choice: (theirs: Draft) => Promise<void>) => async () => {
    setPending(true);
    try {
      await choice(await loadDraft(draft.id));
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setPending(false);
  };
  const copy = (of: string, called: string, model: string, beside: PolicyFiles) =>
    createDraft({ instrument: draft.instrument, note: of ? `${of} (${called})` : called, model, files: beside });
  const mine = choose(async (theirs) => {
    await copy(theirs.note, 'the other version', theirs.model, theirs.files);
    onMine(theirs);
  });
  const theirs = choose(async (other) => {
    await copy(note, 'my version', await content(), files);
    await onTheirs(other);
  });
  return (
    <Alert kind="danger" title="This draft was changed somewhere else">
      <p>Nothing of yours is saved over it. Which version goes on here? The other one is kept as a draft of its own.</p>
      <p class="row">
        <Button kind="primary" small disabled={pending} onClick={() => void mine()}>
          Go on with mine
        </Button>
        <Button kind="secondary" small disabled={pending} onClick={() => void theirs()}>
          Take the other one
        </Button>
      </p>
      {problem && <ProblemAlert problem={problem} />}
    </Alert>
  );
}
