import { useState } from 'preact/hooks';
import type { Decision, Fact, Instrument, Verdict } from '../api/types';
import type { UseCase } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { countries, states } from '../words/places';
import { valueInWords } from '../words/values';
import { InstrumentVerdict } from './InstrumentVerdict';
import { type Elsewhere, type PlaceFact, type Standing, elsewhereInWords } from './standing';

interface Props {
  decision: Decision;
  standing: Standing;
  asked: UseCase;
  facts: Map<string, Fact>;
  instruments: Instrument[];
  jurisdictions: Map<string, string>;
  onTry: (useCase: UseCase) => void;
}

/** So many are shown open; all of them would bury each other. */
const OPEN = 3;

/** The instruments that answer: those that decide, those that add to it, and those of places that nobody has named. */
export function ByInstrument({ decision, standing, asked, facts, instruments, jurisdictions, onTry }: Props) {
  const { decide, add, reports, elsewhere } = standing;
  const list = (verdicts: Verdict[], open: number) => (
    <div class="verdicts">
      {verdicts.map((verdict, i) => (
        <InstrumentVerdict
          key={`${decision.id} ${verdict.instrument}`}
          verdict={verdict}
          instrument={instruments.find(({ id }) => id === verdict.instrument)}
          asked={asked}
          facts={facts}
          open={i < open}
          onTry={onTry}
        />
      ))}
    </div>
  );
  return (
    <>
      {decide.length > 0 && (
        <>
          <h3 class="section-title">{decision.determined ? 'These decide' : 'It hangs on these'}</h3>
          {list(decide, OPEN)}
        </>
      )}
      {add.length > 0 && (
        <>
          <h3 class="section-title">{decide.length > 0 ? 'These may add conditions' : 'These answer'}</h3>
          {list(add, decide.length > 0 ? 0 : OPEN)}
        </>
      )}
      {reports.length > 0 && (
        <>
          <h3 class="section-title">What press reports say of policies</h3>
          {list(reports, decide.length + add.length > 0 ? 0 : OPEN)}
        </>
      )}
      {elsewhere.map((place) => (
        <details class="card verdict elsewhere" key={place.fact}>
          <summary>
            <Icon name="down" />
            <h3>
              {elsewhereInWords(place, jurisdictions)} {place.verdicts.length === 1 ? 'applies' : 'apply'} only there:{' '}
              {WHICH[place.fact]}
            </h3>
          </summary>
          <div class="verdict-body">
            <Place place={place} fact={facts.get(place.fact)} asked={asked} onTry={onTry} />
            <ul class="pf-v6-c-list small">
              {place.verdicts.map((verdict) => (
                <li key={verdict.instrument}>
                  <a href={`/instruments/${encodeURIComponent(verdict.instrument)}`}>{verdict.title}</a>
                </li>
              ))}
            </ul>
          </div>
        </details>
      ))}
      {decision.verdicts.length === 0 && (
        <p class="card">
          {asked.instruments.length > 0
            ? 'None of these instruments governs this use on that day.'
            : `None of the ${instruments.length} instruments in the register governs this use on that day.`}
        </p>
      )}
    </>
  );
}

const WHICH: Record<PlaceFact, string> = {
  useCountry: 'which country?',
  useSubdivision: 'which state?',
  useCity: 'which city?',
};

/** Says where the use is, and asks again. */
function Place({ place, fact, asked, onTry }: { place: Elsewhere; fact?: Fact; asked: UseCase; onTry: (useCase: UseCase) => void }) {
  const [value, setValue] = useState('');
  if (fact === undefined) {
    return null;
  }
  const choices =
    place.fact === 'useCountry'
      ? countries
      : place.fact === 'useSubdivision'
        ? states
        : (fact.allowedValues ?? []).map((code) => ({ code, name: valueInWords(code, fact) }));
  const id = `elsewhere-${place.fact}`;
  return (
    <form
      class="place"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') {
          onTry({ ...asked, facts: { ...asked.facts, [place.fact]: value } });
        }
      }}
    >
      <label for={id}>{fact.question}</label>
      <span class="with-unit">
        <span class="pf-v6-c-form-control">
          <select id={id} value={value} onChange={(event) => setValue(event.currentTarget.value)}>
            <option value="">Not stated</option>
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </span>
        <Button kind="secondary" type="submit">
          Ask with this
        </Button>
      </span>
    </form>
  );
}
