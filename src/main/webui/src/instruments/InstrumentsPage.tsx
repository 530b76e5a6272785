import { useEffect, useMemo, useState } from 'preact/hooks';
import { register as load } from '../api/client';
import type { Registered } from '../api/types';
import { today } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords } from '../words/dates';
import { Hits } from './Hits';
import { type Narrowed, fromAddress, toAddress } from './address';
import { choices, inEffect, jurisdictionOf, kindOf, passes } from './filter';
import { hits } from './search';

export function InstrumentsPage() {
  const { value, problem } = useLoaded(() => load(), []);
  return (
    <>
      <div class="hero">
        <h1>Instruments</h1>
        <p>The provider policies and laws that answers are made from, with their clauses, dates and citations.</p>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Loading the instruments" />}
      {value && <Filtered instruments={value} />}
    </>
  );
}

function Filtered({ instruments }: { instruments: Registered[] }) {
  const [filter, setFilter] = useState<Narrowed>(() => fromAddress(location.hash));
  const { day } = filter;
  // The page can be linked to as it is; going back does not go through every letter typed.
  useEffect(() => {
    const address = toAddress(filter);
    history.replaceState(null, '', address ? `#${address}` : location.pathname);
  }, [filter]);
  useEffect(() => {
    const follow = () => setFilter(fromAddress(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const shown = instruments.filter(
    (instrument) =>
      passes(instrument, filter) &&
      (day === '' || instrument.clauses.some((clause) => clause.effect !== 'scope' && inEffect(clause, day))),
  );
  const others = { ...filter, text: '' };
  const found = useMemo(
    () =>
      hits(instruments.filter((instrument) => passes(instrument, others)), filter.text).filter(
        ({ clause }) => day === '' || inEffect(clause, day),
      ),
    [instruments, filter],
  );
  return (
    <>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <div>
          <label for="text">Words in title or clauses</label>
          <span class="pf-v6-c-form-control">
            <input
              id="text"
              type="search"
              value={filter.text}
              onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
            />
          </span>
        </div>
        <Pick
          id="jurisdiction"
          label="Jurisdiction"
          values={choices([...instruments.map(jurisdictionOf), 'US'])}
          value={filter.jurisdiction}
          onPick={(jurisdiction) => setFilter({ ...filter, jurisdiction })}
        />
        <Pick
          id="kind"
          label="Kind"
          values={choices(instruments.map(kindOf))}
          value={filter.kind}
          onPick={(kind) => setFilter({ ...filter, kind })}
        />
        <div>
          <label for="day">In effect on</label>
          <span class="pf-v6-c-form-control">
            <input id="day" type="date" value={day} onChange={(event) => setFilter({ ...filter, day: event.currentTarget.value })} />
          </span>
        </div>
      </form>
      <p role="status" class="muted small">
        {shown.length} of {instruments.length} instruments{day && `, with a clause in effect on ${dayInWords(day)}`}
        {filter.text.trim() && `, ${found.length} ${found.length === 1 ? 'clause' : 'clauses'} with these words`}
      </p>
      {found.length > 0 && <Hits hits={found} />}
      <div class="card table-card">
        <table class="pf-v6-c-table pf-m-grid-md pf-m-compact">
          <caption class="pf-v6-screen-reader">Instruments</caption>
          <thead class="pf-v6-c-table__thead">
            <tr class="pf-v6-c-table__tr">
              {['Instrument', 'Issuer', 'Kind', 'Jurisdiction', 'Clauses in effect'].map((name) => (
                <th key={name} class="pf-v6-c-table__th" scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="pf-v6-c-table__tbody">
            {shown.map((instrument) => (
              <Row key={instrument.id} instrument={instrument} day={day || today()} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="none">No instrument is like that.</p>}
      </div>
    </>
  );
}

function Row({ instrument, day }: { instrument: Registered; day: string }) {
  const current = instrument.clauses.filter((clause) => inEffect(clause, day)).length;
  return (
    <tr class="pf-v6-c-table__tr">
      <td class="pf-v6-c-table__td" data-label="Instrument">
        <a href={`/instruments/${encodeURIComponent(instrument.id)}`}>{instrument.title}</a>
        <br />
        <code class="muted">{instrument.id}</code>
      </td>
      <td class="pf-v6-c-table__td" data-label="Issuer">
        {instrument.issuer}
      </td>
      <td class="pf-v6-c-table__td" data-label="Kind">
        {instrument.kind}
      </td>
      <td class="pf-v6-c-table__td" data-label="Jurisdiction">
        {instrument.jurisdiction}
      </td>
      <td class="pf-v6-c-table__td" data-label="Clauses in effect">
        {current} of {instrument.clauses.length}
      </td>
    </tr>
  );
}

function Pick(props: { id: string; label: string; values: string[]; value: string; onPick: (value: string) => void }) {
  return (
    <div>
      <label for={props.id}>{props.label}</label>
      <span class="pf-v6-c-form-control">
        <select id={props.id} value={props.value} onChange={(event) => props.onPick(event.currentTarget.value)}>
          <option value="">All</option>
          {props.values.map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
