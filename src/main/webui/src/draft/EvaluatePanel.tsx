import { useState } from 'preact/hooks';
import { evaluateModel, validateModel } from '../api/client';
import type { ModelInput, ModelResult } from '../api/types';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { Reply } from './Reply';
import { type Entered, contextOf } from './context';
import type { Action } from './useAction';

export type Evaluation = Action<[Record<string, unknown>], ModelResult>;

/** Evaluates a model as DMN prescribes: nothing of it is kept. */
export const evaluated = (model: string, context: Record<string, unknown>) => evaluateModel({ model, context });

interface Props {
  /** As the service has it. */
  model: string;
  evaluation: Evaluation;
  /** Whether the draft is another one than was evaluated. */
  outdated: boolean;
}

/** What a model takes as a form, and what it decides of it. */
export function EvaluatePanel({ model, evaluation, outdated }: Props) {
  const { value: description, problem } = useLoaded(() => validateModel(model), [model]);
  const [entered, setEntered] = useState<Entered>({});
  const [of, setOf] = useState<Entered>();
  const changed = of !== undefined && of !== entered;
  return (
    <>
      <p class="muted small">It is evaluated as DMN prescribes, and nothing of what you enter is kept.</p>
      {problem && <ProblemAlert problem={problem} />}
      {!description && !problem && <Loading what="Reading what it takes" />}
      {description && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setOf(entered);
            void evaluation.run(contextOf(description.inputs, entered));
          }}
        >
          {description.inputs.length === 0 && <p>It takes no input data.</p>}
          {description.inputs.map((input) => (
            <Input
              key={input.name}
              input={input}
              value={entered[input.name] ?? ''}
              onChange={(text) => setEntered({ ...entered, [input.name]: text })}
            />
          ))}
          <Button kind="primary" type="submit" disabled={evaluation.pending}>
            Evaluate
          </Button>
        </form>
      )}
      <Reply
        to={evaluation}
        waiting="Evaluating"
        outdated={changed ? 'The input has changed since.' : outdated && 'The model has changed since.'}
      >
        {(result) => <Result result={result} />}
      </Reply>
    </>
  );
}

function Input(props: { input: ModelInput; value: string; onChange: (text: string) => void }) {
  const { input, value, onChange } = props;
  const id = `input-${input.name}`;
  return (
    <div class="fact">
      <label for={id}>
        {input.name} <span class="muted small">{input.type}</span>
      </label>
      <span class="pf-v6-c-form-control">
        {input.type === 'boolean' ? (
          <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
            <option value="">null</option>
            <option>true</option>
            <option>false</option>
          </select>
        ) : (
          <input id={id} value={value} autocomplete="off" onInput={(event) => onChange(event.currentTarget.value)} />
        )}
      </span>
    </div>
  );
}

function Result({ result }: { result: ModelResult }) {
  const rows = (decision: string) => result.hits.filter((hit) => hit.decision === decision).flatMap((hit) => hit.rows);
  return (
    <>
      <dl class="about" data-testid="decisions">
        {Object.entries(result.decisions).map(([decision, value]) => (
          <div key={decision}>
            <dt>{decision}</dt>
            <dd>
              <code>{JSON.stringify(value)}</code>
              <span class="muted small">
                {' '}
                {result.statuses[decision]}
                {rows(decision).length > 0 && `, row ${rows(decision).join(', ')}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {result.messages.map(({ severity, text, decision }, i) => (
        <p key={i} class="small">
          {severity}: {decision && `${decision}: `}
          {text}
        </p>
      ))}
    </>
  );
}
