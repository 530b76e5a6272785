import { useState } from 'preact/hooks';
import { Problem, instrumentModel } from '../api/client';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import type { Editing } from './useEditing';

/** The editor cannot read the draft. Nothing is lost by it, and there is a way on. */
export function NotOpened({ instrument, editing }: { instrument: string; editing: Editing }) {
  const [problem, setProblem] = useState<Problem>();
  const again = async () => {
    try {
      const inForce = await instrumentModel(instrument);
      await editing.setAside('that the editor could not open');
      await editing.replace(inForce);
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
  };
  return (
    <Alert kind="danger" title="The editor could not be opened">
      <p>
        {editing.failure} Check says what is wrong with the draft. <em>Export</em> gives it as a file, <em>Import</em>{' '}
        takes a mended one, <em>Undo</em> goes back to the version that this window opened last.
      </p>
      <p class="row">
        <Button kind="secondary" small onClick={() => void again()}>
          Begin again from what is in force
        </Button>
        <span class="small">What is stored now becomes a draft of its own.</span>
      </p>
      {problem && <ProblemAlert problem={problem} />}
    </Alert>
  );
}
