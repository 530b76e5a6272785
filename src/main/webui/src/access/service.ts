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
