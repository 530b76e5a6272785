import type { Decision } from '../api/types';
import { Icon } from '../parts/Icon';
import { useOutcomeWords } from '../parts/reported';
import { OUTCOMES, either } from '../words/outcomes';
import type { Step } from './trail';

/** Which outcomes are still possible, and which answers ruled out the others. */
export function Possible({ decision, trail }: { decision: Decision; trail: Step[] }) {
  const words = useOutcomeWords();
  if (decision.determined && trail.length === 0) {
    return null;
  }
  return (
    <div class="card possible">
      <h3>Possible outcomes</h3>
      <ul class="scale">
        {OUTCOMES.map((outcome) => {
          const possible = decision.possibleOutcomes.includes(outcome);
          return (
            <li key={outcome} class={possible ? `outcome outcome-${outcome}` : 'outcome ruled-out'}>
              <Icon name={possible ? outcome : 'cross'} />
              <span>
                {words[outcome]}
                <span class="small">{possible ? ': still possible' : ': ruled out'}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {trail.length > 0 && (
        <ol class="trail">
          {trail.map((step, i) => (
            <li key={i}>
              {step.question} <strong>{step.answer}</strong>
              <span class="muted small"> {told(step, words)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function told({ before, after }: Step, words: ReturnType<typeof useOutcomeWords>): string {
  const gone = before.filter((outcome) => !after.includes(outcome));
  if (gone.length === 0) {
    return `Still ${after.length} possible.`;
  }
  return `From ${before.length} possible outcomes to ${after.length}: no longer ${either(gone, words)}.`;
}
