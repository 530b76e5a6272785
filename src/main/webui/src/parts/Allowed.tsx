import type { ComponentChildren } from 'preact';
import { session as loadSession } from '../api/client';
import type { Session } from '../api/types';
import { Alert, ProblemAlert } from './Alert';
import { Loading } from './Loading';
import { logInLink } from './logInLink';
import { useLoaded } from './useLoaded';

/** What somebody of a role sees; all others are told whom it is for, and where they log in. */
export function Allowed(props: { role: string; children: (session: Session) => ComponentChildren }) {
  const { value, problem } = useLoaded(loadSession, []);
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!value) {
    return <Loading what="Looking who you are" />;
  }
  if (!value.roles.includes(props.role)) {
    return (
      <Alert kind="info" title={`This is for the role ${props.role}`}>
        {value.name === null ? (
          <a href={logInLink()}>Log in</a>
        ) : (
          `${value.name} has the roles ${value.roles.join(', ') || 'of nobody'}.`
        )}
      </Alert>
    );
  }
  return <>{props.children(value)}</>;
}
