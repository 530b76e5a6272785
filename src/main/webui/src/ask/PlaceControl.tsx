import { Button } from '../parts/Button';
import { OFTEN, type Place, citiesOf, codeOf, countries, nameOf, states, subdivisions } from '../words/places';
import { TextInput } from './TextInput';
import { type ControlProps, UNKNOWN, formControl, notStated, text } from './control';

/** A country, written or picked from those that are asked about most. */
export function CountryInput(props: ControlProps) {
  const { fact, value, onChange } = props;
  return (
    <>
      <PlaceInput {...props} places={countries} example="a code or a name, such as DE or Germany" />
      {text(value) === '' && (
        <p class="often">
          {OFTEN.map((code) => (
            <Button key={code} kind="secondary" small label={`${nameOf(code, countries)}: ${fact.question}`} onClick={() => onChange(code)}>
              {nameOf(code, countries)!}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}

/** One of the states of the U.S. where the use is there, else any code. */
export function SubdivisionInput(props: ControlProps) {
  const { fact, id, value, invalid, describedBy, country, onChange } = props;
  const chosen = text(value);
  if (country !== 'US') {
    return <PlaceInput {...props} places={subdivisions} example="such as US-CA, California or DE-BY" />;
  }
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
        {states.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        {/* A link may say what is none of them: it is shown, and the service says what it makes of it. */}
        {chosen !== '' && nameOf(chosen, states) === undefined && <option value={chosen}>{chosen}</option>}
      </select>
    </span>
  );
}

function PlaceInput(props: ControlProps & { places: Place[]; example: string }) {
  const { fact, id, invalid, describedBy, places, onChange } = props;
  const value = text(props.value);
  return (
    <>
      <TextInput
        id={id}
        list={`${id}-list`}
        placeholder={notStated(fact)}
        shown={value}
        invalid={invalid}
        describedBy={`${describedBy} ${id}-example`}
        onInput={(typed) => onChange(codeOf(typed, places))}
      />
      <datalist id={`${id}-list`}>
        {places.map((place) => (
          <option key={place.code} value={place.code}>
            {place.name}
          </option>
        ))}
      </datalist>
      <p class="muted small" id={`${id}-example`}>
        {nameOf(value, places) ?? props.example}
      </p>
    </>
  );
}

/** A name as people write it; the service reads it, and says what is not clear. */
export function CityInput({ fact, id, value, invalid, describedBy, onChange }: ControlProps) {
  const cities = citiesOf(fact);
  const typed = text(value);
  return (
    <>
      <TextInput
        id={id}
        list={`${id}-list`}
        placeholder={UNKNOWN}
        shown={nameOf(typed, cities) ?? typed}
        invalid={invalid}
        describedBy={`${describedBy} ${id}-example`}
        onInput={(written) => onChange(codeOf(written, cities))}
      />
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
