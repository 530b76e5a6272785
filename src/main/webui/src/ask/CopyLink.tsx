import { useState } from 'preact/hooks';
import { Button } from '../parts/Button';

/** The address holds the case. Where the browser does not let a page copy, it says to copy the address. */
export function CopyLink() {
  const [said, say] = useState('');
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error('no clipboard'))).then(
      () => say('Link copied'),
      () => say('Copy the address of this page'),
    );
  return (
    <div class="copy">
      <Button kind="secondary" small onClick={() => void copy()}>
        Copy link to this case
      </Button>
      <span role="status" class="small">
        {said}
      </span>
    </div>
  );
}
