import { useMemo, useState } from 'preact/hooks';
import type { InventoryRow } from '../api/types';
import { Icon } from '../parts/Icon';
import { OUTCOME_IN_WORDS } from '../words/outcomes';
import { type Group, KINDS, type Kind, groups } from './group';

const SHOWN = 15;

export const kindInWords = (kind: Kind) =>
  kind === 'open' ? 'Not settled yet' : kind === 'problem' ? 'Not answered' : OUTCOME_IN_WORDS[kind];

/** What became of a row by colour, icon and words. */
export function Mark({ kind }: { kind: Kind }) {
  return (
    <span class={`outcome outcome-${kind === 'open' ? 'review_required' : kind === 'problem' ? 'not_applicable' : kind}`}>
      <Icon name={kind === 'open' || kind === 'problem' ? 'info' : kind} />
      {kindInWords(kind)}
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

/** Outcomes by groups, as bars that are a table too: who does not see the bars reads the numbers. */
export function Chart({ rows, by, names, picked, onBy, onPick }: Props) {
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => groups(rows, by), [rows, by]);
  const most = all[0]?.rows ?? 1;
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
      <div class="scrolling" tabIndex={0} role="region" aria-labelledby="chart-title">
        <table class="pf-v6-c-table">
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col">Uses</th>
              <td aria-hidden="true" />
              {kinds.map((kind) => (
                <th scope="col" key={kind}>
                  {kindInWords(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.slice(0, whole ? undefined : SHOWN).map((group) => (
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
                <td aria-hidden="true" class="bar-cell">
                  <Bar group={group} most={most} />
                </td>
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

/** Its length is the number of uses, its parts are what became of them. An image has attributes where styles are not allowed. */
function Bar({ group, most }: { group: Group; most: number }) {
  let at = 0;
  return (
    <svg class="bar" viewBox={`0 0 ${most} 10`} preserveAspectRatio="none">
      {KINDS.filter((kind) => group.counts[kind]).map((kind) => {
        const from = at;
        at += group.counts[kind]!;
        return <rect key={kind} class={`bar-${kind}`} x={from} y="0" width={group.counts[kind]} height="10" />;
      })}
    </svg>
  );
}
