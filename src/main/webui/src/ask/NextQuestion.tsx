import { useState } from 'preact/hooks';
import type { Fact, Question } from '../api/types';
import { Button } from '../parts/Button';
import { factInWords } from '../words/values';
import { FactField, fieldId } from './FactField';

interface Props {
  fact: Fact;
  question: Question;
  names: string[];
  pending: boolean;
  onAnswer: (value: string | string[]) => void;
}

/** The fact whose answer settles most, answerable where it is asked. */
export function NextQuestion({ fact, question, names, pending, onAnswer }: Props) {
  const [value, setValue] = useState<string | string[]>(fact.set ? [] : '');
  const settles = Math.round(question.settles * 100);
  return (
    <form
      class="card next"
      aria-labelledby="next-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (value.length > 0) {
          onAnswer(value);
        }
      }}
    >
      <h3 id="next-title">Next question</h3>
      <FactField fact={fact} prefix="next" names={names} value={value} onChange={setValue} />
      <p class="row">
        <Button kind="primary" type="submit" disabled={pending || value.length === 0}>
          Answer
        </Button>
        {settles > 0 && (
          <span class="muted small">It is expected to settle about {settles} % of what is uncertain.</span>
        )}
      </p>
    </form>
  );
}

/** The other facts that can still change the outcome; each leads to its field. */
export function OpenFacts(props: { names: string[]; facts: Map<string, Fact>; prefix: string }) {
  const [all, setAll] = useState(false);
  const { names, facts, prefix } = props;
  if (names.length === 0) {
    return null;
  }
  const shown = all ? names : names.slice(0, 8);
  return (
    <div class="card open-facts">
      <h3>Other facts that can still change it</h3>
      <p class="muted small">In the order worth finding out.</p>
      <ul class="chips">
        {shown.map((name) => (
          <li key={name} title={facts.get(name)?.question}>
            <Button kind="secondary" small onClick={() => reveal(name, prefix)}>
              {factInWords(name)}
            </Button>
          </li>
        ))}
      </ul>
      {names.length > shown.length && (
        <Button kind="link" onClick={() => setAll(true)}>
          Show all {names.length}
        </Button>
      )}
    </div>
  );
}

/** Asks the form to show a fact and puts the focus there. */
function reveal(name: string, prefix: string) {
  dispatchEvent(new CustomEvent('reveal-fact', { detail: name }));
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.getElementById(fieldId(prefix, name));
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
    }),
  );
}
