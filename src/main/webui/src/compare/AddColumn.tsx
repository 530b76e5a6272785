import { useState } from 'preact/hooks';
import type { Fact } from '../api/types';
import { toFragment } from '../facts/link';
import { type UseCase, withFact } from '../facts/raw';
import { Button } from '../parts/Button';
import { countries, subdivisions } from '../words/places';
import { factInWords, valueInWords } from '../words/values';
import { MOST_COLUMNS } from './columns';

interface Props {
  cases: UseCase[];
  vocabulary: Fact[];
  onShow: (cases: UseCase[]) => void;
}

const DAY = 'asOf';
/** One service of each provider that has a policy here. */
const SERVICES = ['azure_openai', 'rekognition', 'google_genai', 'openai_api', 'claude', 'meta_model_api'];

/** What is to be otherwise in a further column. */
export function AddColumn({ cases, vocabulary, onShow }: Props) {
  const [name, setName] = useState('service');
  const [value, setValue] = useState('');
  const [first] = cases;
  const fact = vocabulary.find((known) => known.name === name);
  const room = MOST_COLUMNS - cases.length;
  const has = (useCase: UseCase) => cases.some((other) => toFragment(other) === toFragment(useCase));
  const changed = (to: string): UseCase =>
    name === DAY
      ? { ...first!, asOf: to }
      : { ...first!, facts: withFact(first!.facts, name, fact?.set ? [to] : to) };
  const add = (further: UseCase[]) => onShow([...cases, ...further.filter((useCase) => !has(useCase)).slice(0, room)]);
  return (
    <form
      class="card between"
      aria-label="Add a column"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') {
          add([changed(value)]);
          setValue('');
        }
      }}
    >
      <div>
        <label for="otherwise">What is otherwise?</label>
        <span class="pf-v6-c-form-control">
          <select
            id="otherwise"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setValue('');
            }}
          >
            <option value={DAY}>Day</option>
            {vocabulary.map((known) => (
              <option key={known.name} value={known.name}>
                {factInWords(known.name)}
              </option>
            ))}
          </select>
        </span>
      </div>
      <div>
        <label for="to">It is</label>
        <span class="pf-v6-c-form-control">
          <Value name={name} fact={fact} value={value} onValue={setValue} />
        </span>
      </div>
      <Button kind="primary" type="submit" disabled={room === 0 || value === ''}>
        Add a column
      </Button>
      <Button
        kind="secondary"
        disabled={room === 0}
        onClick={() => add(SERVICES.map((service) => ({ ...first!, facts: withFact(first!.facts, 'service', service) })))}
      >
        Other providers
      </Button>
      {room === 0 && <p class="muted small">No more than {MOST_COLUMNS} columns.</p>}
    </form>
  );
}

function Value(props: { name: string; fact?: Fact; value: string; onValue: (value: string) => void }) {
  const { name, fact, value, onValue } = props;
  const choices = choicesOf(fact);
  if (choices === undefined) {
    const given = { id: 'to', value, onInput: (event: InputEvent) => onValue((event.target as HTMLInputElement).value) };
    return name === DAY || fact?.type === 'date' ? <input type="date" {...given} /> : <input type="text" {...given} />;
  }
  return (
    <select id="to" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      <option value="">...</option>
      {choices.map(({ code, name: called }) => (
        <option key={code} value={code}>
          {called}
        </option>
      ))}
    </select>
  );
}

function choicesOf(fact: Fact | undefined): { code: string; name: string }[] | undefined {
  switch (fact?.type) {
    case 'country':
      return countries;
    case 'subdivision':
      return subdivisions;
    case 'boolean':
      return [
        { code: 'true', name: 'Yes' },
        { code: 'false', name: 'No' },
      ];
    case 'enum':
      return (fact.allowedValues ?? []).map((code) => ({ code, name: valueInWords(code, fact) }));
    default:
      return undefined;
  }
}
