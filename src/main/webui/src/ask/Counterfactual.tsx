import { useState } from 'preact/hooks';
import { Problem, counterfactuals } from '../api/client';
import type { Counterfactuals, Fact } from '../api/types';
import { type UseCase, fromRequest, toRequest } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { factInWords, valueInWords } from '../words/values';

interface Props {
  instrument: string;
  asked: UseCase;
  facts: Map<string, Fact>;
  onTry: (useCase: UseCase) => void;
}

type State = 'none' | 'loading' | Problem | Counterfactuals;

/** The fewest facts to change for a milder outcome by one instrument. */
export function Counterfactual({ instrument, asked, facts, onTry }: Props) {
  const [state, setState] = useState<State>('none');
  const load = () => {
    setState('loading');
    counterfactuals({ facts: toRequest(asked.facts, [...facts.values()]), asOf: asked.asOf, instrument }).then(
      setState,
      (thrown: unknown) => setState(Problem.of(thrown)),
    );
  };
  return (
    <div class="otherwise" aria-live="polite">
      {state === 'none' && (
        <Button kind="secondary" small onClick={load}>
          What would have to be otherwise?
        </Button>
      )}
      {state === 'loading' && <Loading what="Looking for the smallest changes" />}
      {state instanceof Problem && <ProblemAlert problem={state} />}
      {typeof state === 'object' && !(state instanceof Problem) && (
        <>
          <h5>What would have to be otherwise</h5>
          {state.changes.length === 0 ? (
            <p>No change of facts that are the user's to choose gives a milder outcome here.</p>
          ) : (
            <ul class="changes">
              {state.changes.map((change) => (
                <li key={JSON.stringify(change.set)}>
                  <span>
                    {Object.entries(change.set).map(([name, value], i) => (
                      <span key={name}>
                        {i > 0 && ' and '}
                        {factInWords(name)}: <strong>{valueInWords(value, facts.get(name))}</strong>
                      </span>
                    ))}
                  </span>
                  <OutcomeLabel outcome={change.outcome} />
                  <Button
                    kind="link"
                    onClick={() => onTry({ ...asked, facts: { ...asked.facts, ...fromRequest(change.set) } })}
                  >
                    Ask with this
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
