import { useState } from 'preact/hooks';
import { Becomes } from '../parts/Becomes';
import { Button } from '../parts/Button';
import { DraftChoice } from '../parts/DraftChoice';
import { Working } from './Working';
import { type Narrowed, toAddress } from './address';
import { type Impact, momentsOf } from './service';
import { useTold } from './useTold';

interface Props {
  asked: Narrowed;
  /** Whether drafts may be read. */
  drafts: boolean;
}

/** What recorded decisions would come to by the policies of now, on another day, or by a draft. */
export function Changes({ asked, drafts }: Props) {
  const { told, start, stop } = useTold<Impact>('/v1/ledger/impact');
  const [asOf, setAsOf] = useState('');
  const [draft, setDraft] = useState('');
  return (
    <section class="card" aria-labelledby="changes-title">
      <h2 id="changes-title">What would they come to otherwise?</h2>
      <p>
        The decisions {asked.from || asked.to ? 'of the days above' : 'of all days'} are made again by the policies in
        force here, and counted where they come to something else. Nothing is recorded.
      </p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void start({ ...momentsOf(asked), ...(asOf && { asOf }), ...(draft && { draft }) });
        }}
      >
        <div>
          <label for="as-of">As of the day (of each if empty)</label>
          <span class="pf-v6-c-form-control">
            <input id="as-of" type="date" value={asOf} onInput={(event) => setAsOf(event.currentTarget.value)} />
          </span>
        </div>
        <DraftChoice id="draft" allowed={drafts} value={draft} onPick={setDraft} />
        <div class="filters-go">
          <Button kind="primary" type="submit" disabled={told.running}>
            Decide them again
          </Button>
        </div>
      </form>
      <Working id="changing" told={told} what="Deciding again" onStop={stop} />
      <div role="status">{told.result && <Result impact={told.result} asked={asked} />}</div>
    </section>
  );
}

function Result({ impact, asked }: { impact: Impact; asked: Narrowed }) {
  return (
    <>
      <p>
        <strong>
          {impact.changed.toLocaleString('en')} of {impact.records.toLocaleString('en')} come to something else.
        </strong>
        {impact.left > 0 &&
          ` ${impact.left.toLocaleString('en')} cannot be decided again: their facts were erased, are kept as hashes, or are none of these policies.`}
      </p>
      <ul class="becoming">
        {impact.changes.map(({ from, to, reported, records }) => (
          <li key={`${from} ${to} ${reported}`} class="row">
            <strong>{records.toLocaleString('en')}</strong> <Becomes from={from} to={to} report={reported} />
          </li>
        ))}
      </ul>
      {impact.examples.length > 0 && (
        <>
          <h3>Some of them</h3>
          <ul class="becoming">
            {impact.examples.map(({ id, from, to, reported }) => (
              <li key={id} class="row">
                <a href={toAddress({ ...asked, id })}>
                  <code>{id}</code>
                </a>
                <Becomes from={from} to={to} report={reported} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
