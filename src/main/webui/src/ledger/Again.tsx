import { useState } from 'preact/hooks';
import { Problem } from '../api/client';
import type { Instrument } from '../api/types';
import { reportsOf } from '../ask/reports';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { differing, differingInWords } from './differing';
import { type Replay, replay } from './service';

/** Decides a record again from the policies of then. */
export function Again({ id, known }: { id: string; known: Map<string, Instrument> }) {
  const [replayed, setReplayed] = useState<Replay>();
  const [problem, setProblem] = useState<Problem>();
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setProblem(undefined);
    try {
      setReplayed(await replay(id));
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setRunning(false);
  };
  return (
    <section class="card" aria-labelledby="again-title">
      <h2 id="again-title">Decided again</h2>
      <p class="row">
        From the policies of then, which are kept:{' '}
        <Button kind="secondary" small disabled={running} onClick={() => void run()}>
          {running ? 'Deciding' : 'Decide it again'}
        </Button>
      </p>
      {problem && <ProblemAlert problem={problem} />}
      <div role="status">{replayed && <Result replayed={replayed} reports={reportsOf([...known.values()])} />}</div>
    </section>
  );
}

function Result({ replayed, reports }: { replayed: Replay; reports: ReadonlySet<string> }) {
  if (replayed.same) {
    return (
      <Alert kind="info" title="The same">
        Outcome, clauses and conditions are those that were recorded
        {replayed.sameWords ? ', and so is every word of the answer.' : '. This software words the answer otherwise.'}
      </Alert>
    );
  }
  return (
    <Alert kind="danger" title="Not the same">
      <ul class="pf-v6-c-list">
        {differing(replayed.then, replayed.now).map((one) => (
          <li key={one.instrument}>{differingInWords(one, reports.has(one.instrument))}</li>
        ))}
      </ul>
    </Alert>
  );
}

