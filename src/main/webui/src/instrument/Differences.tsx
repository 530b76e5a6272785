import { useState } from 'preact/hooks';
import { Problem, differences } from '../api/client';
import type { Difference, Registered } from '../api/types';
import { today } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Becomes } from '../parts/Becomes';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { fieldErrors } from '../ask/errors';
import { dayInWords, plusDays } from '../words/dates';
import { shareInWords } from '../words/share';
import { caseLink } from './caseLink';

interface Days {
  from: string;
  to: string;
}

type State = 'none' | 'loading' | { days: Days; brought: Difference | Problem };

/** The days on both sides of the last change that has come into force. */
function lastChange(instrument: Registered): Days {
  const changes = instrument.clauses
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null && day <= today())
    .sort();
  const last = changes.at(-1) ?? today();
  return { from: plusDays(last, -1), to: last };
}

export function Differences({ instrument }: { instrument: Registered }) {
  const [days, setDays] = useState(() => lastChange(instrument));
  const [state, setState] = useState<State>('none');
  const problem = typeof state === 'object' && state.brought instanceof Problem ? state.brought : undefined;
  const errors = fieldErrors(problem?.detail.errors ?? []);

  const compare = async () => {
    setState('loading');
    const brought = await differences(instrument.id, days.from, days.to).catch(Problem.of);
    setState({ days, brought });
  };
  const input = (side: keyof Days, label: string) => (
    <div>
      <label for={side}>{label}</label>
      <span class={`pf-v6-c-form-control ${errors[side] ? 'pf-m-error' : ''}`}>
        <input
          id={side}
          type="date"
          value={days[side]}
          aria-invalid={!!errors[side]}
          aria-describedby={`${side}-error`}
          onChange={(event) => setDays({ ...days, [side]: event.currentTarget.value })}
        />
      </span>
      <p class="field-error" id={`${side}-error`}>
        {errors[side]}
      </p>
    </div>
  );
  return (
    <section class="card" aria-labelledby="changed">
      <h2 id="changed">What changed between two days?</h2>
      <form
        class="between"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void compare();
        }}
      >
        {input('from', 'From')}
        {input('to', 'To')}
        <Button kind="primary" type="submit" disabled={state === 'loading'}>
          Compare
        </Button>
      </form>
      <div aria-live="polite">
        {state === 'loading' && <Loading what="Comparing" />}
        {problem && <ProblemAlert problem={problem} without={['/from', '/to', '/from/asOf', '/to/asOf']} />}
        {typeof state === 'object' && !(state.brought instanceof Problem) && (
          <Changes instrument={instrument.id} days={state.days} difference={state.brought} />
        )}
      </div>
    </section>
  );
}

function Changes({ instrument, days, difference }: { instrument: string; days: Days; difference: Difference }) {
  if (difference.changed.length === 0) {
    return (
      <p>
        No use case has another outcome on {dayInWords(days.to)} than on {dayInWords(days.from)}.
      </p>
    );
  }
  return (
    <>
      <p>
        The outcome changes for {shareInWords(difference.sharePercent)} of the combinations of what the table tells apart.
      </p>
      <ul class="changes">
        {difference.changed.map((change) => (
          <li key={`${change.from} ${change.to}`}>
            <span class="row">
              <Becomes from={change.from} to={change.to} />
            </span>
            <span class="muted small">{shareInWords(change.share * 100)}</span>
            <span class="row small">
              One use case:
              <a href={caseLink(instrument, change.witness.facts, days.from)}>before</a>
              <a href={caseLink(instrument, change.witness.facts, days.to)}>after</a>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
