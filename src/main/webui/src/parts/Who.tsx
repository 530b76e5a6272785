import { useState } from 'preact/hooks';
import { logOut, session as loadSession } from '../api/client';
import { logInLink } from './logInLink';
import { useLoaded } from './useLoaded';

/** Where to log in, or who has. Where nobody can be asked, it says nothing: the page says why. */
export function Who() {
  const { value } = useLoaded(loadSession, []);
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await logOut();
      location.assign('/');
    } catch {
      setFailed(true);
    }
  };
  if (!value || value.name === null) {
    return (
      <span class="who">
        <a href={logInLink()}>Log in</a>
      </span>
    );
  }
  return (
    <span class="who">
      <span title={value.roles.join(', ')}>{value.name}</span>
      <button type="button" onClick={() => void leave()}>
        {failed ? 'Log out (failed: try again)' : 'Log out'}
      </button>
    </span>
  );
}
