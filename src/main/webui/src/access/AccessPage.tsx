import { useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { ProblemAlert } from '../parts/Alert';
import { Allowed } from '../parts/Allowed';
import { Button } from '../parts/Button';
import { Label } from '../parts/Label';
import { Listing } from '../parts/Listing';
import { useLoaded } from '../parts/useLoaded';
import { momentInWords } from '../words/dates';
import { Events } from './Events';
import { NewKey } from './NewKey';
import { type Key, keys as loadKeys, revokeKey, stateOf } from './service';

export function AccessPage() {
  return (
    <>
      <div class="hero">
        <h1>Access</h1>
        <p>
          The keys of this service: who has one, for what, and until when. A secret is shown once and kept nowhere. Below
          them: who has logged in, and who was refused.
        </p>
      </div>
      <Allowed role="operator">{() => <Access />}</Allowed>
    </>
  );
}

function Access() {
  const [changes, setChanges] = useState(0);
  const { value, problem, retry } = useLoaded(loadKeys, [changes]);
  const changed = () => setChanges(changes + 1);
  return (
    <div class="stack">
      {value && <NewKey onMade={changed} />}
      <Keys keys={value} problem={problem} onRetry={retry} onChanged={changed} />
      <Events />
    </div>
  );
}

function Keys(props: { keys: Key[] | undefined; problem: Problem | undefined; onRetry: () => void; onChanged: () => void }) {
  const { keys, problem, onRetry, onChanged } = props;
  const now = new Date().toISOString();
  return (
    <section class="card" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <Listing
        title="keys-title"
        heads={['Whose', 'Roles', 'Made', 'End', 'A second', 'State']}
        rows={keys}
        row={(key) => (
          <tr key={key.id} data-key={key.id}>
            <th scope="row">
              {key.name} <code class="small">{key.id}</code>
            </th>
            <td>{key.roles.join(', ')}</td>
            <td>{momentInWords(key.created)}</td>
            <td>{key.end === null ? 'none' : momentInWords(key.end)}</td>
            <td>{key.perSecond ?? 'as all'}</td>
            <td>
              <State of={key} now={now} onChanged={onChanged} />
            </td>
          </tr>
        )}
        loading="Loading the keys"
        empty="There is none yet."
        said={keys && `${keys.filter((key) => stateOf(key, now) === 'good').length} of ${keys.length} can be used.`}
        problem={problem}
        onRetry={onRetry}
      />
    </section>
  );
}

function State({ of, now, onChanged }: { of: Key; now: string; onChanged: () => void }) {
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const state = stateOf(of, now);
  if (state !== 'good') {
    return state === 'ended' ? <Label>Ended</Label> : <span>Revoked on {momentInWords(of.revoked!)}</span>;
  }
  const revoke = async () => {
    setProblem(undefined);
    try {
      await revokeKey(of.id);
      onChanged();
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
  };
  return (
    <>
      {!sure && (
        <span class="row">
          <Label colour="green">Good</Label>
          <Button kind="secondary" small label={`Revoke the key of ${of.name}`} onClick={() => setSure(true)}>
            Revoke
          </Button>
        </span>
      )}
      {sure && (
        <div role="alert">
          <p>Whoever comes with it is refused at once, and it is never good again.</p>
          <span class="row">
            <Button kind="primary" small onClick={() => void revoke()}>
              Revoke it
            </Button>
            <Button kind="secondary" small onClick={() => setSure(false)}>
              Keep it
            </Button>
          </span>
        </div>
      )}
      {problem && <ProblemAlert problem={problem} />}
    </>
  );
}
