import { useContext } from 'preact/hooks';
import type { Outcome } from '../api/types';
import { OUTCOME_IN_WORDS, REPORTED_OUTCOME } from '../words/outcomes';
import { Icon } from './Icon';
import { Reported } from './reported';

/** An outcome by colour, icon and words. */
export function OutcomeLabel({ outcome, report }: { outcome: Outcome; report?: boolean }) {
  const around = useContext(Reported);
  if (report ?? around) {
    // It has no colour of an outcome: by itself it comes to none.
    return (
      <span class="outcome outcome-not_applicable">
        <Icon name="info" />
        {REPORTED_OUTCOME[outcome]}
      </span>
    );
  }
  return (
    <span class={`outcome outcome-${outcome}`}>
      <Icon name={outcome} />
      {OUTCOME_IN_WORDS[outcome]}
    </span>
  );
}
