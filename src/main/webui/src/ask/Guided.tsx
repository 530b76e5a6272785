import { useEffect, useRef, useState } from 'preact/hooks';
import { withFact } from '../facts/raw';
import { Button } from '../parts/Button';
import { FactField } from './FactField';
import { SameCountry } from './SameCountry';
import { UNKNOWN } from './control';
import { opening } from './order';
import { ASK, FORM } from './reveal';
import { type FactsProps, countryOf } from './useAsking';

interface Props extends FactsProps {
  /** A fact that is to be changed. */
  wanted?: string;
  onShown: () => void;
}

/** The first questions one after the other; the others are asked for beside the answer. */
export function Guided({ vocabulary, asking, wanted, onShown }: Props) {
  const facts = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const { useCase, fill, asked } = asking;
  const sequence = opening(useCase.facts, facts);
  const [at, setAt] = useState(() => sequence.find((name) => useCase.facts[name] === undefined) ?? sequence[0]!);
  const [single, setSingle] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  const [turned, setTurned] = useState(0);
  useEffect(() => {
    if (wanted !== undefined) {
      setSingle(wanted);
      setTurned((before) => before + 1);
      onShown();
    }
  }, [wanted]);
  useEffect(() => setSingle(undefined), [asked]);
  useEffect(() => {
    if (turned > 0) {
      title.current?.focus({ preventScroll: true });
      title.current?.scrollIntoView({ block: 'start' });
    }
  }, [turned]);

  if ((asked !== undefined || asking.pending) && single === undefined) {
    return (
      <div class="card guided-done">
        <p>
          The questions go on with the answer. To change what you said, press <em>Change</em> beside it.
        </p>
        <Button kind="link" onClick={asking.clear}>
          Begin again
        </Button>
      </div>
    );
  }
  const name = single ?? (sequence.includes(at) ? at : sequence[0]!);
  const fact = facts.get(name)!;
  const place = sequence.indexOf(name);
  const last = single !== undefined || place === sequence.length - 1;
  const go = (to: string) => {
    setAt(to);
    setTurned((before) => before + 1);
  };
  const forth = (facts = useCase.facts) => {
    if (last) {
      asking.ask({ ...useCase, facts });
      return;
    }
    // What was just said may change which questions there are.
    const questions = opening(facts, new Map(vocabulary.map((known) => [known.name, known])));
    go(questions[questions.indexOf(name) + 1]!);
  };
  return (
    <form
      class="facts guided"
      aria-label="The use"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        forth();
      }}
    >
      <div class="group">
        <h2 tabIndex={-1} ref={title}>
          {single === undefined ? `Question ${place + 1} of ${sequence.length}` : 'Change an answer'}
        </h2>
        <FactField
          key={name}
          fact={fact}
          prefix={FORM}
          names={[...facts.keys()]}
          value={useCase.facts[name]}
          country={countryOf(asking)}
          onChange={(value) => fill({ ...useCase, facts: withFact(useCase.facts, name, value) })}
        />
        <SameCountry fact={fact} facts={useCase.facts} onPick={(value) => fill({ ...useCase, facts: withFact(useCase.facts, name, value) })} />
      </div>
      <div class="submit">
        <Button kind="primary" type="submit" id={ASK}>
          {single !== undefined ? 'Ask again' : last ? 'See the answer' : 'Next'}
        </Button>
        <Button kind="secondary" onClick={() => forth(withFact(useCase.facts, name, ''))}>
          {UNKNOWN}
        </Button>
        {single === undefined && place > 0 && (
          <Button kind="link" onClick={() => go(sequence[place - 1]!)}>
            Back
          </Button>
        )}
        {!last && Object.keys(useCase.facts).length > 0 && (
          <Button kind="link" onClick={() => asking.ask()}>
            See the answer now
          </Button>
        )}
      </div>
    </form>
  );
}
