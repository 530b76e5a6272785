import { useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { OUTCOME_IN_WORDS } from '../words/outcomes';
import { type Differing, differing } from './differing';
import { type Replay, replay } from './service';

/** Decides a record again from the policies of then. */
export function Again({ id }: { id: string }) {
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
      <div role="status">{replayed && <Result replayed={replayed} />}</div>
    </section>
  );
}

function Result({ replayed }: { replayed: Replay }) {
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
          <li key={one.instrument}>{inWords(one)}</li>
        ))}
      </ul>
    </Alert>
  );
}

const said = (outcome: Differing['then']) => (outcome === undefined ? 'nothing' : OUTCOME_IN_WORDS[outcome]);

function inWords({ instrument, then, now, onlyThen, onlyNow }: Differing): string {
  const parts = [
    `${instrument}: ${said(then)} then, ${said(now)} now`,
    onlyThen.length > 0 && `only then ${onlyThen.join(', ')}`,
    onlyNow.length > 0 && `only now ${onlyNow.join(', ')}`,
  ];
  return parts.filter(Boolean).join('; ');
}
