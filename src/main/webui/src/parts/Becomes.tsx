import type { Outcome } from '../api/types';
import { Icon } from './Icon';
import { OutcomeLabel } from './OutcomeLabel';

/** A change of outcome. */
export function Becomes({ from, to, report }: { from: Outcome; to: Outcome; report?: boolean }) {
  return (
    <>
      <OutcomeLabel outcome={from} report={report} />
      <Icon name="arrow" />
      <span class="pf-v6-screen-reader">becomes</span>
      <OutcomeLabel outcome={to} report={report} />
    </>
  );
}
