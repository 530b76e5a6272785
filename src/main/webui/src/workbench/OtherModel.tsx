import { useState } from 'preact/hooks';
import { Problem, evaluateModel } from '../api/client';
import type { ModelDescription, ModelInput, ModelResult } from '../api/types';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { type Entered, contextOf } from './context';

interface Props {
  name: string;
  model: string;
  description: ModelDescription;
  onClose: () => void;
}

/** A model that is no instrument's: what it takes as a form, and what it decides of it. Nothing of it is kept. */
export function OtherModel({ name, model, description, onClose }: Props) {
  const [entered, setEntered] = useState<Entered>({});
  const [answer, setAnswer] = useState<{ of: Entered; result?: ModelResult; problem?: Problem }>();
  const [pending, setPending] = useState(false);
  const evaluate = async () => {
    setPending(true);
    setAnswer(
      await evaluateModel({ model, context: contextOf(description.inputs, entered) }).then(
        (result) => ({ of: entered, result }),
        (thrown: unknown) => ({ of: entered, problem: Problem.of(thrown) }),
      ),
    );
    setPending(false);
  };
  return (
    <section class="card" aria-labelledby="other-model">
      <h2 id="other-model">{name}</h2>
      <p>
        It is the model of no instrument here, so no draft is made of it. It is evaluated as DMN prescribes, and nothing of
        it is kept.
      </p>
      {description.messages.map(({ severity, text, line }, i) => (
        <p key={i} class="small">
          {severity}: {text} {line !== undefined && `(line ${line})`}
        </p>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void evaluate();
        }}
      >
        {description.inputs.map((input) => (
          <Input
            key={input.name}
            input={input}
            value={entered[input.name] ?? ''}
            onChange={(text) => setEntered({ ...entered, [input.name]: text })}
          />
        ))}
        <p class="row">
          <Button kind="primary" type="submit" disabled={pending || !description.valid}>
            Evaluate
          </Button>
          <Button kind="link" onClick={onClose}>
            Close
          </Button>
        </p>
      </form>
      <div aria-live="polite">
        {pending && <Loading what="Evaluating" />}
        {!pending && answer && (
          <div class={answer.of === entered ? undefined : 'dimmed'}>
            {answer.of !== entered && <p class="outdated">The input has changed since.</p>}
            {answer.problem && <ProblemAlert problem={answer.problem} />}
            {answer.result && <Result result={answer.result} />}
          </div>
        )}
      </div>
    </section>
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
