import { call } from '../api/client';

export interface Key {
  id: string;
  name: string;
  roles: string[];
  created: string;
  /** From when on it is of no use. */
  end: string | null;
  revoked: string | null;
  perSecond: number | null;
}

export const keys = () => call<Key[]>('/v1/keys');

export const makeKey = (wanted: { name: string; roles: string[]; end?: string; perSecond?: number }) =>
  call<Key & { secret: string }>('/v1/keys', wanted);

export const revokeKey = (id: string) => call<Key>(`/v1/keys/${encodeURIComponent(id)}`, undefined, 'DELETE');

export type State = 'good' | 'ended' | 'revoked';

/** @param now as the service writes moments */
export function stateOf({ end, revoked }: Pick<Key, 'end' | 'revoked'>, now: string): State {
  if (revoked !== null) {
    return 'revoked';
  }
  return end !== null && Date.parse(end) <= Date.parse(now) ? 'ended' : 'good';
}

/** Something that somebody did to get in, or was not let do. */
export interface AccessEvent {
  at: string;
  what: 'log-in' | 'log-out' | 'refused';
  who: string | null;
  how: 'key' | 'provider' | 'start-token' | null;
  from: string;
  /** Code of the problem of a refusal. */
  why?: string;
  /** Method and path of what was refused. */
  asked?: string;
}

export const accessEvents = () => call<{ since: string; events: AccessEvent[] }>('/v1/access/events');

const WHY: Record<string, string> = {
  'not-authenticated': 'Refused: not known',
  'not-authorised': 'Refused: lacks the role',
  'rate-limited': 'Refused: too many requests',
};

export function whatInWords({ what, why }: Pick<AccessEvent, 'what' | 'why'>): string {
  if (what === 'refused') {
    return WHY[why ?? ''] ?? `Refused: ${why}`;
  }
  return what === 'log-in' ? 'Log-in' : 'Log-out';
}

const HOW = { key: 'key', provider: 'OpenID provider', 'start-token': 'token of the start' };

export const howInWords = (how: AccessEvent['how']) => (how === null ? 'not known' : HOW[how]);
