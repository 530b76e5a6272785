import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api/client';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { CopyButton } from '../parts/CopyButton';
import { makeKey } from './service';

const ROLES = [
  ['caller', 'asks, and reads policies'],
  ['analyst', 'edits drafts and mappings'],
  ['approver', 'reads and proposes drafts'],
  ['auditor', 'reads the ledger and kept inventories'],
  ['operator', 'makes and revokes keys, erases facts'],
] as const;

/** Makes a key, and shows its secret this once. */
export function NewKey({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>(['caller']);
  const [end, setEnd] = useState('');
  const [perSecond, setPerSecond] = useState('');
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const [problem, setProblem] = useState<Problem>();
  const make = async () => {
    setProblem(undefined);
    setMade(undefined);
    try {
      setMade(
        await makeKey({
          name: name.trim(),
          roles,
          ...(end && { end }),
          ...(perSecond && { perSecond: Number(perSecond) }),
        }),
      );
      setName('');
      onMade();
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
  };
  return (
    <section class="card" aria-labelledby="new-title">
      <h2 id="new-title">New key</h2>
      <form
        class="new-key"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <div class="filters">
          <div>
            <label for="name">Whose it is: records say so</label>
            <span class="pf-v6-c-form-control">
              <input
                id="name"
                required
                maxLength={100}
                autocomplete="off"
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            </span>
          </div>
          <div>
            <label for="end">Of no use from (never if empty)</label>
            <span class="pf-v6-c-form-control">
              <input id="end" type="date" value={end} onInput={(event) => setEnd(event.currentTarget.value)} />
            </span>
          </div>
          <div>
            <label for="per-second">Requests a second (as all if empty)</label>
            <span class="pf-v6-c-form-control">
              <input
                id="per-second"
                type="number"
                min="1"
                value={perSecond}
                onInput={(event) => setPerSecond(event.currentTarget.value)}
              />
            </span>
          </div>
        </div>
        <fieldset>
          <legend>What it may do</legend>
          {ROLES.map(([role, may]) => (
            <label key={role} class="row">
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={(event) =>
                  setRoles(
                    event.currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role),
                  )
                }
              />
              <span>
                <strong>{role}</strong> {may}
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <Button kind="primary" type="submit" disabled={name.trim() === '' || roles.length === 0}>
            Make the key
          </Button>
        </p>
      </form>
      {problem && <ProblemAlert problem={problem} />}
      {made && <Secret {...made} onGone={() => setMade(undefined)} />}
    </section>
  );
}

function Secret({ name, secret, onGone }: { name: string; secret: string; onGone: () => void }) {
  const shown = useRef<HTMLElement>(null);
  useEffect(() => shown.current?.focus(), [secret]);
  return (
    <Alert kind="warning" title={`The key of ${name}: it is shown this once`}>
      <p>Copy it now and give it to nobody else. It is kept nowhere: a key that is lost is revoked, and a new one made.</p>
      <p>
        <code ref={shown} tabIndex={-1} data-testid="secret">
          {secret}
        </code>
      </p>
      <p class="row">
        <CopyButton text={() => secret} copied="The key is copied." byHand="Mark it and copy it: this browser does not.">
          Copy the key
        </CopyButton>
        <Button kind="secondary" small onClick={onGone}>
          I have it: hide it
        </Button>
      </p>
    </Alert>
  );
}
