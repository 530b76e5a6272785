import type { Outcome } from '../api/types';
import { OUTCOME_IN_WORDS } from '../words/outcomes';
import { Icon } from './Icon';

/** An outcome by colour, icon and words. */
export function OutcomeLabel({ outcome }: { outcome: Outcome }) {
  return (
    <span class={`outcome outcome-${outcome}`}>
      <Icon name={outcome} />
      {OUTCOME_IN_WORDS[outcome]}
    </span>
  );
}
