import { useState } from 'preact/hooks';
import { Button } from './Button';

/** Copies a text. Where the browser does not let a page copy, it says what to do by hand. */
export function CopyButton(props: { text: () => string; copied: string; byHand: string; label?: string; children: string }) {
  const [said, say] = useState('');
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(props.text()) ?? Promise.reject(new Error('no clipboard'))).then(
      () => say(props.copied),
      () => say(props.byHand),
    );
  return (
    <>
      <Button kind="secondary" small label={props.label} onClick={() => void copy()}>
        {props.children}
      </Button>
      <span role="status" class="small">
        {said}
      </span>
    </>
  );
}
