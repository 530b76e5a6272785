import { useState } from 'preact/hooks';
import { session } from '../api/client';
import type { DecidingClause, InventoryChanges, InventoryRow } from '../api/types';
import { today } from '../facts/raw';
import { Working } from '../ledger/Working';
import { useTold } from '../ledger/useTold';
import { Button } from '../parts/Button';
import { DraftChoice } from '../parts/DraftChoice';
import { Icon } from '../parts/Icon';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords } from '../words/dates';
import { Mark } from './Chart';
import { kindOf, titleOf } from './group';
import { type InventoryAsked, changesOf } from './stream';

const SHOWN = 50;

/** Which rows change between two days, or between what is in force and a draft. It takes a log-in, as it tells of what others sent. */
export function Changes({ id, rows, asked }: { id: string; rows: InventoryRow[]; asked: InventoryAsked }) {
  const { told, start, stop } = useTold<InventoryChanges>('');
  const [from, setFrom] = useState(asked.asOf);
  const [to, setTo] = useState(today());
  const [draft, setDraft] = useState('');
  const { value: allowed } = useLoaded(mayReadDrafts, []);
  const edit = (set: (value: string) => void) => (value: string) => {
    stop();
    set(value);
  };
  return (
    <section class="card" aria-labelledby="changes-title">
      <h2 id="changes-title">Which rows change?</h2>
      <p>
        From one day to another, or on one day from what is in force to a draft of the workbench, with the clauses that do
        it.
      </p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void start(undefined, changesOf(id, { from, to, draft }));
        }}
      >
        <div>
          <label for="changes-from">{draft ? 'On the day' : 'From the day'}</label>
          <span class="pf-v6-c-form-control">
            <input id="changes-from" type="date" required value={from} onInput={(event) => edit(setFrom)(event.currentTarget.value)} />
          </span>
        </div>
        {!draft && (
          <div>
            <label for="changes-to">To the day</label>
            <span class="pf-v6-c-form-control">
              <input id="changes-to" type="date" required value={to} onInput={(event) => edit(setTo)(event.currentTarget.value)} />
            </span>
          </div>
        )}
        <DraftChoice id="changes-draft" allowed={allowed ?? false} value={draft} onPick={edit(setDraft)} />
        <div class="filters-go">
          <Button kind="secondary" type="submit" disabled={told.running}>
            Show the changes
          </Button>
        </div>
      </form>
      <Working id="changes-working" told={told} what="Deciding again" of="rows" onStop={stop} />
      <div role="status">{told.result && <Result changes={told.result} rows={rows} all={!asked.instrument} />}</div>
    </section>
  );
}

async function mayReadDrafts(): Promise<boolean> {
  const { roles } = await session();
  return roles.includes('analyst') || roles.includes('approver');
}

function Result({ changes, rows, all }: { changes: InventoryChanges; rows: InventoryRow[]; all: boolean }) {
  const { draft } = changes;
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  return (
    <>
      <p>
        <strong>
          {changes.rows === 1 ? 'One row changes.' : `${changes.rows === 0 ? 'No' : changes.rows.toLocaleString('en')} rows change.`}
        </strong>
        {draft && ` ${draft.compared.toLocaleString('en')} were decided with the draft on ${dayInWords(draft.asOf)}.`}
        {draft && draft.left > 0 && ` ${draft.left.toLocaleString('en')} make no facts and were not.`}
      </p>
      {draft && all && (
        <p>
          All instruments were asked, so a row changes only where {draft.instrument} has a say in what it comes to.
          {draft.overruled > 0 &&
            ` Of ${draft.overruled.toLocaleString('en')} more the draft says something else by itself, and others decide as before.`}
        </p>
      )}
      <ul class="becoming">
        {changes.counts.map(({ from, to, rows: many }) => (
          <li key={JSON.stringify([from, to])} class="row">
            <strong>{many.toLocaleString('en')}</strong> <Said of={from} />{' '}
            {from.outcome === to.outcome && from.determined === to.determined ? (
              'as before, for other reasons'
            ) : (
              <>
                <Icon name="arrow" />
                <span class="pf-v6-screen-reader">becomes</span> <Said of={to} />
              </>
            )}
          </li>
        ))}
      </ul>
      {changes.changes.length > 0 && (
        <div class="scrolling" tabIndex={0} role="region" aria-labelledby="changes-title">
          <table class="pf-v6-c-table rows">
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">Use</th>
                <th scope="col">Becomes</th>
                <th scope="col">Decides no more</th>
                <th scope="col">Decides then</th>
              </tr>
            </thead>
            <tbody>
              {changes.changes.slice(0, SHOWN).map((change) => (
                <tr key={change.row} data-changed={change.row}>
                  <td>{change.row}</td>
                  <th scope="row">{byNumber.has(change.row) ? titleOf(byNumber.get(change.row)!) : change.labels?.title}</th>
                  <td>
                    <Said of={change.to} />
                  </td>
                  <td>
                    <Clauses of={change.ends} />
                  </td>
                  <td>
                    <Clauses of={change.begins} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.rows > SHOWN && <p class="small muted">The first {SHOWN} are shown; all are at /v1/inventories.</p>}
    </>
  );
}

const Said = ({ of }: { of: { outcome: InventoryRow['outcome']; determined: boolean } }) => (
  <Mark kind={kindOf({ row: 0, cells: {}, ...of })} />
);

function Clauses({ of }: { of: DecidingClause[] }) {
  return (
    <ul class="because">
      {of.map(({ instrument, clause, citation, certain }, i) => (
        <li key={i} title={citation}>
          <a href={`/instruments/${encodeURIComponent(instrument)}#clause-${encodeURIComponent(clause)}`}>
            {instrument} {clause}
          </a>
          {!certain && <span class="small muted"> if open facts say so</span>}
        </li>
      ))}
    </ul>
  );
}
