import { useState } from 'preact/hooks';
import { type ControlProps, formControl } from './control';

interface Props extends Pick<ControlProps, 'id' | 'invalid' | 'describedBy'> {
  type?: 'text' | 'date';
  inputMode?: 'decimal';
  list?: string;
  placeholder: string;
  /** What stands there while nobody is writing. */
  shown: string;
  onInput: (typed: string) => void;
}

/**
 * Takes every key as it is pressed, so that whatever is pressed next finds the value taken. What was typed stays as it was
 * typed until the writer leaves.
 */
export function TextInput({ id, type, inputMode, list, placeholder, shown, invalid, describedBy, onInput }: Props) {
  const [typed, setTyped] = useState<string>();
  return (
    <span class={formControl(invalid)}>
      <input
        id={id}
        {...(type === 'date' ? { type: 'date' as const } : { type: 'text' as const })}
        inputMode={inputMode}
        value={typed ?? shown}
        list={list}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onInput(event.currentTarget.value);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </span>
  );
}
