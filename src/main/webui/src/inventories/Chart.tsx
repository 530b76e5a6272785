import { useContext, useMemo, useState } from 'preact/hooks';
import type { InventoryRow } from '../api/types';
import { BarChart } from '../parts/BarChart';
import { Icon } from '../parts/Icon';
import { Reported } from '../parts/reported';
import { KINDS, type Kind, groups, kindInWords } from './group';

const SHOWN = 15;

/** What became of a row by colour, icon and words. */
export function Mark({ kind }: { kind: Kind }) {
  const report = useContext(Reported);
  const settled = kind !== 'open' && kind !== 'problem';
  // What a report says has no colour of an outcome: by itself it comes to none.
  const looks = kind === 'open' ? 'review_required' : report || !settled ? 'not_applicable' : kind;
  return (
    <span class={`outcome outcome-${looks}`}>
      <Icon name={report || !settled ? 'info' : kind} />
      {kindInWords(kind, report)}
    </span>
  );
}

interface Props {
  rows: InventoryRow[];
  by: string;
  names: string[];
  picked: string | undefined;
  onBy: (name: string) => void;
  onPick: (value: string | undefined) => void;
}

/** Outcomes by groups, as bars and as a table of the same numbers. */
export function Chart({ rows, by, names, picked, onBy, onPick }: Props) {
  const [whole, setWhole] = useState(false);
  const report = useContext(Reported);
  const all = useMemo(() => groups(rows, by), [rows, by]);
  const shown = all.slice(0, whole ? undefined : SHOWN);
  const kinds = KINDS.filter((kind) => all.some(({ counts }) => counts[kind]));
  return (
    <section class="card chart" aria-labelledby="chart-title">
      <div class="row between">
        <h2 id="chart-title">Outcomes by {by}</h2>
        <span class="row">
          <label for="by">Group by</label>
          <span class="pf-v6-c-form-control">
            <select id="by" value={by} onChange={(event) => onBy(event.currentTarget.value)}>
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </span>
        </span>
      </div>
      <BarChart
        title={`How many uses came to which outcome, by ${by}`}
        bars={shown.map(({ value, counts }) => ({ key: value, label: value || 'nothing', counts }))}
        kinds={kinds.map((kind) => ({ kind, words: kindInWords(kind, report) }))}
      />
      <div class="scrolling" tabIndex={0} role="region" aria-labelledby="chart-title">
        <table class="pf-v6-c-table">
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col">Uses</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind}>
                  {kindInWords(kind, report)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((group) => (
              <tr key={group.value} data-group={group.value}>
                <th scope="row">
                  <button
                    type="button"
                    class="as-link"
                    aria-pressed={picked === group.value}
                    onClick={() => onPick(picked === group.value ? undefined : group.value)}
                  >
                    {group.value || 'nothing'}
                  </button>
                </th>
                <td>{group.rows.toLocaleString('en')}</td>
                {kinds.map((kind) => (
                  <td key={kind}>{group.counts[kind]?.toLocaleString('en') ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all.length > SHOWN && (
        <p>
          <button type="button" class="as-link" onClick={() => setWhole(!whole)}>
            {whole ? `The first ${SHOWN} alone` : `All ${all.length}`}
          </button>
        </p>
      )}
    </section>
  );
}
