import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './Button';

/** A button that asks for a file of the reader's machine. */
export function FileButton(props: {
  accept: string;
  small?: boolean;
  disabled?: boolean;
  onFile: (file: File) => void;
  children: ComponentChildren;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (file) {
            props.onFile(file);
          }
        }}
      />
      <Button kind="secondary" small={props.small} disabled={props.disabled} onClick={() => input.current?.click()}>
        {props.children}
      </Button>
    </>
  );
}
