import type { Fact } from '../api/types';
import { Button } from '../parts/Button';
import { isCity, valueInWords } from '../words/values';
import { CityInput, CountryInput, SubdivisionInput } from './PlaceControl';
import { TextInput } from './TextInput';
import { type ControlProps, UNKNOWN, formControl, notStated, text } from './control';
import { percentOf } from './percent';

/** So many values stand side by side, and one press picks one; more are a list to open. */
const FEW = 6;

const isFew = (fact: Fact) => fact.type === 'enum' && !isCity(fact) && (fact.allowedValues ?? []).length <= FEW;

/** Whether a control is several inputs, with a legend in place of a label. */
export const isGroup = (fact: Fact) => fact.set || fact.type === 'boolean' || isFew(fact);

export function FactControl(props: ControlProps) {
  const { fact } = props;
  if (fact.set) {
    return <Members {...props} />;
  }
  switch (fact.type) {
    case 'enum':
      return isCity(fact) ? <CityInput {...props} /> : isFew(fact) ? <OneOf {...props} choices={few(fact)} /> : <Choice {...props} />;
    case 'boolean':
      return <OneOf {...props} choices={YES_NO} />;
    case 'country':
      return <CountryInput {...props} />;
    case 'subdivision':
      return <SubdivisionInput {...props} />;
    default:
      return <Typed {...props} />;
  }
}

function Choice({ fact, id, value, invalid, describedBy, onChange }: ControlProps) {
  const chosen = text(value);
  const values = fact.allowedValues ?? [];
  return (
    <span class={formControl(invalid)}>
      <select
        id={id}
        value={chosen}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{notStated(fact)}</option>
        {values.map((allowed) => (
          <option key={allowed} value={allowed}>
            {valueInWords(allowed, fact)}
          </option>
        ))}
        {/* A link may say what the vocabulary does not have: it is shown, and the service refuses it. */}
        {chosen !== '' && !values.includes(chosen) && <option value={chosen}>{chosen}</option>}
      </select>
    </span>
  );
}

type Choices = [said: string, words: string][];

const YES_NO: Choices = [
  ['true', 'Yes'],
  ['false', 'No'],
];

const few = (fact: Fact): Choices =>
  (fact.allowedValues ?? []).map((allowed) => [allowed, valueInWords(allowed, fact)]);

function OneOf({ fact, id, value, describedBy, onChange, choices }: ControlProps & { choices: Choices }) {
  const chosen = text(value);
  const known = chosen === '' || choices.some(([said]) => said === chosen);
  const shown: Choices = [['', notStated(fact)], ...choices, ...(known ? [] : ([[chosen, chosen]] as Choices))];
  return (
    <div class="choices" aria-describedby={describedBy}>
      {shown.map(([said, words]) => (
        <div class="pf-v6-c-radio" key={said}>
          <input
            class="pf-v6-c-radio__input"
            type="radio"
            id={`${id}-${said}`}
            name={id}
            checked={chosen === said}
            onChange={() => onChange(said)}
          />
          <label class="pf-v6-c-radio__label" for={`${id}-${said}`}>
            {words}
          </label>
        </div>
      ))}
    </div>
  );
}

function Members({ fact, id, value, onChange }: ControlProps) {
  const chosen = Array.isArray(value) ? value : [];
  const values = fact.allowedValues ?? [];
  const shown = [...values, ...chosen.filter((member) => !values.includes(member))];
  return (
    <div class="members">
      {shown.map((member) => (
        <div class="pf-v6-c-check" key={member}>
          <input
            class="pf-v6-c-check__input"
            type="checkbox"
            id={`${id}-${member}`}
            checked={chosen.includes(member)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? shown.filter((m) => m === member || chosen.includes(m))
                  : chosen.filter((m) => m !== member),
              )
            }
          />
          <label class="pf-v6-c-check__label" for={`${id}-${member}`}>
            {valueInWords(member, fact)}
          </label>
        </div>
      ))}
      {chosen.length === 0 && <p class="muted small">None ticked: {UNKNOWN}.</p>}
    </div>
  );
}

function Typed({ fact, id, value, invalid, describedBy, onChange }: ControlProps) {
  const meant = fact.unit === '%' ? percentOf(text(value)) : undefined;
  return (
    <span class="with-unit">
      <TextInput
        id={id}
        type={fact.type === 'date' ? 'date' : 'text'}
        inputMode={fact.type === 'number' ? 'decimal' : undefined}
        placeholder={UNKNOWN}
        shown={text(value)}
        invalid={invalid}
        describedBy={describedBy}
        onInput={(typed) => onChange(typed.trim())}
      />
      {fact.unit && <span class="muted">{fact.unit}</span>}
      {fact.unit === '%' && (
        <span role="status">
          {meant && (
            <Button kind="link" onClick={() => onChange(meant)}>
              Did you mean {meant} %?
            </Button>
          )}
        </span>
      )}
    </span>
  );
}
