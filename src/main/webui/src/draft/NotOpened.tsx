import { useEffect, useState } from 'preact/hooks';
import { Problem, instrumentModel } from '../api/client';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { whyNotRead } from './dialect';
import type { Editing } from './useEditing';

/** The editor cannot read the draft. Nothing is lost by it, and there is a way on. */
export function NotOpened({ instrument, editing }: { instrument?: string; editing: Editing }) {
  const [problem, setProblem] = useState<Problem>();
  const [why, setWhy] = useState('');
  useEffect(() => void editing.content().then((model) => setWhy(whyNotRead(model))), [editing.failure]);
  const again = async (of: string) => {
    try {
      const inForce = await instrumentModel(of);
      await editing.setAside('that the editor could not open');
      await editing.replace(inForce);
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
  };
  return (
    <Alert kind="danger" title="The editor could not be opened">
      <p>
        {why} {editing.failure}
      </p>
      <p>
        Nothing is lost. <em>Check</em> says what is wrong with the draft, <em>Export</em> gives it as a file, <em>Import</em>{' '}
        takes a mended one, <em>Undo</em> goes back to the version that this window opened last.
        {instrument === undefined && ' It can be evaluated if the engine reads it, and changed as text.'}
      </p>
      {instrument !== undefined && (
        <p class="row">
          <Button kind="secondary" small onClick={() => void again(instrument)}>
            Begin again from what is in force
          </Button>
          <span class="small">What is stored now becomes a draft of its own.</span>
        </p>
      )}
      {problem && <ProblemAlert problem={problem} />}
    </Alert>
  );
}
