import { useState } from 'preact/hooks';
import { logOut } from '../api/client';
import type { Session } from '../api/types';
import { logInLink } from './logInLink';

/** Where to log in, or who has. Where nobody can be asked, it says nothing: the page says why. */
export function Who({ session }: { session: Session | undefined }) {
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await logOut();
      location.assign('/');
    } catch {
      setFailed(true);
    }
  };
  if (!session || session.name === null) {
    return (
      <span class="who">
        <a href={logInLink()}>Log in</a>
      </span>
    );
  }
  return (
    <span class="who">
      <span title={session.roles.join(', ')}>{session.name}</span>
      <button type="button" onClick={() => void leave()}>
        {failed ? 'Log out (failed: try again)' : 'Log out'}
      </button>
    </span>
  );
}
