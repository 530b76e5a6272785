import { useEffect, useState } from 'preact/hooks';
import type { InventoryRow } from '../api/types';
import { toFragment } from '../facts/link';
import { fromRequest } from '../facts/raw';
import { Listing } from '../parts/Listing';
import { factInWords } from '../words/values';
import { Mark } from './Chart';
import { kindOf, titleOf } from './group';
import type { InventoryAsked } from './stream';

const PAGE = 50;
const CLAUSES = 4;

interface Props {
  rows: InventoryRow[];
  all: number;
  asked: InventoryAsked;
  text: string;
  /** Of which the rows are, in words; empty for all. */
  narrowed: string;
  onText: (text: string) => void;
  onAll: () => void;
}

/** Rows with what became of them, some at a time. */
export function RowsTable({ rows, all, asked, text, narrowed, onText, onAll }: Props) {
  const [more, setMore] = useState(PAGE);
  useEffect(() => setMore(PAGE), [text, narrowed]);
  return (
    <section class="card" aria-labelledby="rows-title">
      <div class="row between">
        <h2 id="rows-title">Rows</h2>
        <span class="row">
          <label for="words">With the words</label>
          <span class="pf-v6-c-form-control">
            <input id="words" type="search" value={text} onInput={(event) => onText(event.currentTarget.value)} />
          </span>
        </span>
      </div>
      <Listing
        title="rows-title"
        heads={['Row', 'Use', 'Outcome', 'Because of', 'Still open']}
        rows={rows.slice(0, more)}
        row={(row) => <Row key={row.row} row={row} asked={asked} />}
        loading="Deciding the rows"
        empty={<Count rows={0} all={all} narrowed={narrowed} onAll={onAll} />}
        said={<Count rows={rows.length} all={all} narrowed={narrowed} onAll={onAll} />}
        more={rows.length > more ? { words: 'Show more', onMore: () => setMore(more + 4 * PAGE) } : undefined}
      />
    </section>
  );
}

function Count({ rows, all, narrowed, onAll }: Pick<Props, 'all' | 'narrowed' | 'onAll'> & { rows: number }) {
  return (
    <>
      {rows.toLocaleString('en')} of {all.toLocaleString('en')}
      {narrowed && ` (${narrowed})`}{' '}
      {rows < all && (
        <button type="button" class="as-link" onClick={onAll}>
          Show all
        </button>
      )}
    </>
  );
}

function Row({ row, asked }: { row: InventoryRow; asked: InventoryAsked }) {
  const clauses = row.clauses ?? [];
  return (
    <tr data-row={row.row}>
      <td>{row.row}</td>
      <th scope="row">
        {row.facts ? <a href={askAbout(row, asked)}>{titleOf(row)}</a> : titleOf(row)}
        {row.labels?.organisation && <span class="small muted organisation">{row.labels.organisation}</span>}
      </th>
      <td>
        <Mark kind={kindOf(row)} />
      </td>
      <td>
        {row.problem && row.problem.detail}
        {clauses.length > 0 && (
          <ul class="because">
            {clauses.slice(0, CLAUSES).map((clause) => (
              <li key={`${clause.instrument} ${clause.clause} ${clause.condition}`} title={clause.citation}>
                <a href={`/instruments/${encodeURIComponent(clause.instrument)}#clause-${encodeURIComponent(clause.clause)}`}>
                  {clause.instrument} {clause.clause}
                </a>
                {!clause.certain && <span class="small muted"> if open facts say so</span>}
              </li>
            ))}
            {clauses.length > CLAUSES && <li>and {clauses.length - CLAUSES} more</li>}
          </ul>
        )}
      </td>
      <td class="small">{(row.openFacts ?? []).slice(0, 4).map(factInWords).join('; ')}</td>
    </tr>
  );
}

const askAbout = (row: InventoryRow, { asOf, instrument }: InventoryAsked) =>
  `/#${toFragment({ facts: fromRequest(row.facts!), asOf, instruments: instrument ? [instrument] : [] })}`;
