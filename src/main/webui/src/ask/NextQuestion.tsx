import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fact } from '../api/types';
import { Button } from '../parts/Button';
import { nameOf, countries } from '../words/places';
import { FactField } from './FactField';
import { UNKNOWN } from './control';

interface Props {
  fact: Fact;
  names: string[];
  country?: string;
  /** A country that was stated and may be the answer here too. */
  same?: string;
  /** Whether it takes the place of a question that was just put aside. */
  focused: boolean;
  onAnswer: (value: string | string[]) => void;
  onUnknown: () => void;
  onEnd: () => void;
}

/** One fact, answerable where it is asked. That it is not known is an answer. */
export function NextQuestion({ fact, names, country, same, focused, onAnswer, onUnknown, onEnd }: Props) {
  const [value, setValue] = useState<string | string[]>(fact.set ? [] : '');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) {
      title.current?.focus();
    }
  }, []);
  return (
    <form
      class="card next"
      aria-labelledby="next-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (value.length > 0) {
          onAnswer(value);
        } else {
          onUnknown();
        }
      }}
    >
      <h3 id="next-title" tabIndex={-1} ref={title}>
        Next question
      </h3>
      <FactField fact={fact} prefix="next" names={names} value={value} country={country} onChange={setValue} />
      <p class="row">
        <Button kind="primary" type="submit">
          Answer
        </Button>
        {same && (
          <Button kind="secondary" onClick={() => onAnswer(same)}>
            The same country: {nameOf(same, countries) ?? same}
          </Button>
        )}
        <Button kind="secondary" onClick={onUnknown}>
          {UNKNOWN}
        </Button>
        <Button kind="link" onClick={onEnd}>
          Leave all that is open
        </Button>
      </p>
    </form>
  );
}
