import type { Outcome } from '../api/types';
import { Icon } from './Icon';
import { OutcomeLabel } from './OutcomeLabel';

/** A change of outcome. */
export function Becomes({ from, to }: { from: Outcome; to: Outcome }) {
  return (
    <>
      <OutcomeLabel outcome={from} />
      <Icon name="arrow" />
      <span class="pf-v6-screen-reader">becomes</span>
      <OutcomeLabel outcome={to} />
    </>
  );
}
