import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import type { Told } from './useTold';

/** How far a work has come, with a way to end it; or why it did not come to its end. */
export function Working(props: { id: string; told: Told<unknown>; what: string; of?: string; onStop: () => void }) {
  const { far, running, problem } = props.told;
  const { of = 'records' } = props;
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!running) {
    return null;
  }
  return (
    <div role="status" class="progress">
      <label for={props.id}>
        {far ? `${props.what}: ${far.records.toLocaleString('en')} of ${far.of.toLocaleString('en')} ${of}` : props.what}
      </label>
      <progress id={props.id} max={far?.of || 1} value={far?.records} />
      <p>
        <Button kind="secondary" small onClick={props.onStop}>
          Stop
        </Button>
      </p>
    </div>
  );
}
