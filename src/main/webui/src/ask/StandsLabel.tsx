import { useContext } from 'preact/hooks';
import type { Outcome } from '../api/types';
import { Icon } from '../parts/Icon';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { Reported } from '../parts/reported';
import { standsInShort, standsInWords } from './headline';

/** An outcome by colour, icon and words; what is open is called open, and by what it may become. */
export function StandsLabel(answered: {
  outcome: Outcome;
  determined: boolean;
  possibleOutcomes: Outcome[];
  short?: boolean;
  /** Whether it is said by a report about a policy. */
  report?: boolean;
}) {
  const around = useContext(Reported);
  if (answered.determined) {
    return <OutcomeLabel outcome={answered.outcome} report={answered.report} />;
  }
  return (
    <span class="outcome outcome-open">
      <Icon name="open" />
      {(answered.report ?? around) ? 'Reports what hangs on open facts' : answered.short ? standsInShort(answered) : standsInWords(answered)}
    </span>
  );
}
