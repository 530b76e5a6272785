import { useState } from 'preact/hooks';
import { Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Working } from './Working';
import type { Verified } from './service';
import { useTold } from './useTold';

/** Whether everything is as it was written, told while it is looked at. */
export function Verify() {
  const { told, start, stop } = useTold<Verified>('/v1/ledger/verify');
  const [checkpoint, setCheckpoint] = useState('');
  return (
    <section class="card" aria-labelledby="verify-title">
      <h2 id="verify-title">Is it as it was written?</h2>
      <p>Every record is held against the tree, every part of the tree against the whole, and the whole against its signature.</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void start(checkpoint.trim() === '' ? {} : { checkpoint });
        }}
      >
        <details class="inner">
          <summary>
            <Icon name="down" />
            Hold it against a checkpoint that you kept
          </summary>
          <label for="checkpoint">The checkpoint, with its empty line and its signatures</label>
          <span class="pf-v6-c-form-control pf-m-textarea">
            <textarea
              id="checkpoint"
              rows={6}
              spellcheck={false}
              value={checkpoint}
              onInput={(event) => setCheckpoint(event.currentTarget.value)}
            />
          </span>
        </details>
        <Button kind="primary" type="submit" disabled={told.running}>
          Verify everything
        </Button>
      </form>
      <Working id="verifying" told={told} what="Looking at everything" onStop={stop} />
      <div role="status">{told.result && <Result verified={told.result} />}</div>
    </section>
  );
}

function Result({ verified }: { verified: Verified }) {
  const looked = `${verified.records.toLocaleString('en')} records were looked at. Of ${verified.erased.toLocaleString('en')} the facts were erased, and that is recorded; ${verified.retired.toLocaleString('en')} are no longer kept, and that is recorded too.`;
  if (verified.intact) {
    return (
      <Alert kind="info" title="Everything is as it was written">
        {looked}
      </Alert>
    );
  }
  return (
    <Alert kind="danger" title="Not everything is as it was written">
      <p>{looked}</p>
      <ul class="pf-v6-c-list">
        {verified.broken.map((one, i) => (
          <li key={i}>
            {one.what} {one.index ?? one.tile ?? ''} of {one.log}
            {one.id && ` (${one.id})`}: {one.detail}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
