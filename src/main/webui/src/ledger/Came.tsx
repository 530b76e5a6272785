import type { Outcome } from '../api/types';
import { Icon } from '../parts/Icon';
import { OutcomeLabel } from '../parts/OutcomeLabel';

/** What a decision came to. What was not settled is not called by the name of an outcome. */
export function Came({ outcome, determined, report }: { outcome: Outcome; determined: boolean; report?: boolean }) {
  return determined ? (
    <OutcomeLabel outcome={outcome} report={report} />
  ) : (
    <span class="outcome outcome-open">
      <Icon name="open" />
      Not settled
    </span>
  );
}
