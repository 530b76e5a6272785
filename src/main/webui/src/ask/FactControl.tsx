import type { Fact } from '../api/types';
import { citiesOf, codeOf, countries, nameOf, subdivisions } from '../words/places';
import { isCity, valueInWords } from '../words/values';

export interface ControlProps {
  fact: Fact;
  id: string;
  value: string | string[] | undefined;
  invalid: boolean;
  describedBy: string;
  onChange: (value: string | string[]) => void;
}

const UNKNOWN = "I don't know";

const notStated = (fact: Fact) => (fact.default === 'unknown' ? UNKNOWN : 'Not stated');

/** Whether a control is several inputs, with a legend in place of a label. */
export const isGroup = (fact: Fact) => fact.set || fact.type === 'boolean';

export function FactControl(props: ControlProps) {
  const { fact } = props;
  if (fact.set) {
    return <Members {...props} />;
  }
  switch (fact.type) {
    case 'enum':
      return isCity(fact) ? <CityInput {...props} /> : <Choice {...props} />;
    case 'boolean':
      return <YesNo {...props} />;
    case 'country':
      return <PlaceInput {...props} places={countries} example="a code or a name, such as DE or Germany" />;
    case 'subdivision':
      return <PlaceInput {...props} places={subdivisions} example="such as US-CA, California or DE-BY" />;
    default:
      return <Typed {...props} />;
  }
}

const formControl = (invalid: boolean) => `pf-v6-c-form-control ${invalid ? 'pf-m-error' : ''}`;

const text = (value: ControlProps['value']) => (typeof value === 'string' ? value : '');

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

function YesNo({ fact, id, value, describedBy, onChange }: ControlProps) {
  const choices = [
    ['', notStated(fact)],
    ['true', 'Yes'],
    ['false', 'No'],
  ] as const;
  return (
    <div class="choices" aria-describedby={describedBy}>
      {choices.map(([said, words]) => (
        <div class="pf-v6-c-radio" key={said}>
          <input
            class="pf-v6-c-radio__input"
            type="radio"
            id={`${id}-${said}`}
            name={id}
            checked={text(value) === said}
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

function PlaceInput(props: ControlProps & { places: typeof countries; example: string }) {
  const { fact, id, invalid, describedBy, places, onChange } = props;
  const value = text(props.value);
  const name = nameOf(value, places);
  return (
    <>
      <span class={formControl(invalid)}>
        <input
          id={id}
          type="text"
          value={value}
          list={`${id}-list`}
          autocomplete="off"
          spellcheck={false}
          placeholder={fact.default === 'unknown' ? UNKNOWN : 'Not stated'}
          aria-invalid={invalid}
          aria-describedby={`${describedBy} ${id}-example`}
          onChange={(event) => onChange(codeOf(event.currentTarget.value, places))}
        />
      </span>
      <datalist id={`${id}-list`}>
        {places.map((place) => (
          <option key={place.code} value={place.code}>
            {place.name}
          </option>
        ))}
      </datalist>
      <p class="muted small" id={`${id}-example`}>
        {name ?? props.example}
      </p>
    </>
  );
}

/** A name as people write it; the service reads it, and says what is not clear. */
function CityInput({ fact, id, value, invalid, describedBy, onChange }: ControlProps) {
  const cities = citiesOf(fact);
  const typed = text(value);
  return (
    <>
      <span class={formControl(invalid)}>
        <input
          id={id}
          type="text"
          value={nameOf(typed, cities) ?? typed}
          list={`${id}-list`}
          autocomplete="off"
          placeholder={UNKNOWN}
          aria-invalid={invalid}
          aria-describedby={`${describedBy} ${id}-example`}
          onChange={(event) => onChange(codeOf(event.currentTarget.value, cities))}
        />
      </span>
      <datalist id={`${id}-list`}>
        {cities.map((city) => (
          <option key={city.code} value={city.name} />
        ))}
      </datalist>
      <p class="muted small" id={`${id}-example`}>
        such as {cities[0]?.name}; any other city by its name
      </p>
    </>
  );
}

function Typed({ fact, id, value, invalid, describedBy, onChange }: ControlProps) {
  return (
    <span class="with-unit">
      <span class={formControl(invalid)}>
        <input
          id={id}
          {...(fact.type === 'date' ? { type: 'date' as const } : { type: 'text' as const })}
          inputMode={fact.type === 'number' ? 'decimal' : undefined}
          value={text(value)}
          autocomplete="off"
          placeholder={UNKNOWN}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
      </span>
      {fact.unit && <span class="muted">{fact.unit}</span>}
    </span>
  );
}
