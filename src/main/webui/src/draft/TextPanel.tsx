import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/Button';
import type { Editing } from './useEditing';

/** The model as text: to be read, and to be mended where the editor cannot read it. */
export function TextPanel({ editing }: { editing: Editing }) {
  const [text, setText] = useState<string>();
  const [stored, setStored] = useState<string>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    void editing.content().then((model) => {
      setStored(model);
      // What somebody is changing here stays.
      setText((now) => (now === stored ? model : now));
    });
  }, [editing.revision, editing.state, editing.failure]);
  const put = async () => {
    setSaid('');
    await editing.replace(text!);
    setStored(text);
    setSaid('It is in the draft.');
  };
  return (
    <>
      <p class="muted small">The model as it stands. What is changed here comes into the draft, and into the editor if that can read it.</p>
      <textarea
        class="file-text"
        aria-label="Text of the model"
        spellcheck={false}
        wrap="off"
        disabled={text === undefined}
        value={text ?? ''}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="row">
        <Button kind="secondary" small disabled={text === stored} onClick={() => void put()}>
          Put it into the draft
        </Button>
        <span class="small" role="status">
          {said}
        </span>
      </p>
    </>
  );
}
