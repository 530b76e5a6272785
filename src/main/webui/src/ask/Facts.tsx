import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/Button';
import { fieldId } from './FactField';
import { FactsForm } from './FactsForm';
import { Guided } from './Guided';
import { FORM, focusOn, onReveal } from './reveal';
import type { FactsProps } from './useAsking';

/** What is known of the use: on one form, or one question after the other, as a small screen begins. */
export function Facts(props: FactsProps) {
  const { vocabulary, errors } = props;
  const [guided, setGuided] = useState(() => matchMedia('(max-width: 40rem)').matches);
  // What is wrong is told at the fields of the form.
  const wrong = Object.keys(errors).length > 0;
  const oneByOne = guided && !wrong;
  const [wanted, setWanted] = useState<string>();
  useEffect(
    () =>
      onReveal((name) => {
        if (oneByOne && vocabulary.some((fact) => fact.name === name)) {
          setWanted(name);
        } else if (oneByOne) {
          setGuided(false);
          focusOn(fieldId(FORM, name));
        }
      }),
    [oneByOne],
  );
  return (
    <div class="side">
      <p class="modes">
        <Button kind="link" onClick={() => setGuided(!oneByOne)}>
          {oneByOne ? 'All facts on one form' : 'One question at a time'}
        </Button>
      </p>
      {oneByOne ? (
        <Guided {...props} wanted={wanted} onShown={() => setWanted(undefined)} />
      ) : (
        <FactsForm {...props} />
      )}
    </div>
  );
}
