import { useEffect, useState } from 'preact/hooks';
import { Problem, logIn, session as loadSession } from '../api/client';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { goingOn } from './goingOn';

/** The link that the start prints has its token behind the #, which no server and no log is sent. */
function tokenOfLink(): string {
  const token = decodeURIComponent(location.hash.slice(1));
  if (token !== '') {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return token;
}

export function LoginPage() {
  const [linked] = useState(tokenOfLink);
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(linked !== '');
  const { value: session } = useLoaded(loadSession, []);

  const enter = async (secret: string) => {
    setPending(true);
    try {
      await logIn(secret);
      location.replace(goingOn(location.search));
    } catch (thrown) {
      setProblem(Problem.of(thrown));
      setPending(false);
    }
  };
  useEffect(() => {
    if (linked !== '') {
      void enter(linked);
    }
  }, []);
  return (
    <>
      <div class="hero">
        <h1>Log in</h1>
        <p>
          Drafts, the ledger and keys are for those who are known here, and where this service is open to others, so is
          everything else.
        </p>
      </div>
      {pending && <Loading what="Logging in" />}
      {problem && <ProblemAlert problem={problem} />}
      <section class="card login" aria-labelledby="by-key">
        <h2 id="by-key">With a key</h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void enter(token.trim());
          }}
        >
          <label class="pf-v6-c-form__label-text" for="token">
            Key, or the token that the start printed
          </label>
          <span class="pf-v6-c-form-control">
            <input
              id="token"
              type="password"
              autocomplete="current-password"
              required
              value={token}
              onInput={(event) => setToken(event.currentTarget.value)}
            />
          </span>
          <p class="muted small">
            It is kept in a cookie that no script can read, until the browser is closed.
          </p>
          <Button kind="primary" type="submit" disabled={pending || token.trim() === ''}>
            Log in
          </Button>
        </form>
      </section>
      {session?.provider && (
        <section class="card" aria-labelledby="by-provider">
          <h2 id="by-provider">With your organisation</h2>
          <a class="pf-v6-c-button pf-m-secondary" href="/login/provider">
            <span class="pf-v6-c-button__text">Log in at the provider</span>
          </a>
        </section>
      )}
    </>
  );
}
