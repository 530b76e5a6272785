import { useEffect, useRef, useState } from 'preact/hooks';
import type { Decision, Fact } from '../api/types';
import { Button } from '../parts/Button';
import { CopyButton } from '../parts/CopyButton';
import { factInWords } from '../words/values';
import { WhatFollows } from './WhatFollows';
import { headline } from './headline';
import { reveal } from './reveal';
import type { Asking } from './useAsking';

interface Props {
  decision: Decision;
  asking: Asking;
  facts: Map<string, Fact>;
  /** Whether nothing is left to ask. */
  ended: boolean;
}

/** What nobody could find out: what would follow from each of its values, and what to ask whom. */
export function LeftOpen({ decision, asking, facts, ended }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const skipped = (asking.useCase.skip ?? []).filter((name) => decision.openFacts.includes(name) && facts.has(name));
  useEffect(() => {
    if (ended && asking.trail.length > 0) {
      title.current?.focus();
    }
  }, [ended]);
  if (skipped.length === 0) {
    return null;
  }
  return (
    <section class="card left-open" aria-labelledby="left-open-title">
      <h3 id="left-open-title" tabIndex={-1} ref={title}>
        {ended ? 'What remains open' : 'What you do not know'}
      </h3>
      <p>
        {ended
          ? `Nothing is left to ask, and it is not settled: it may turn out ${headline(decision).or}. What is not known is not read as permission: until it is settled, treat it as review required.`
          : 'It stays unknown, and is not read as permission. The questions go on with the other facts.'}
      </p>
      {skipped.slice(0, SHOWN).map((name, i) => (
        <Unknown key={name} fact={facts.get(name)!} open={i === 0} asking={asking} facts={facts} />
      ))}
      {skipped.length > SHOWN && <Rest names={skipped.slice(SHOWN)} asking={asking} facts={facts} />}
    </section>
  );
}

/** So many are told of one by one. */
const SHOWN = 4;

function Unknown(props: { fact: Fact; open: boolean; asking: Asking; facts: Map<string, Fact> }) {
  const { fact, open, asking, facts } = props;
  return (
    <div class="unknown">
      <h4>{fact.question}</h4>
      <WhatFollows fact={fact} asked={asking.asked!} facts={facts} atOnce={open} onTake={(value) => asking.ask({ ...asking.useCase, facts: { ...asking.useCase.facts, [fact.name]: value } })} />
      <p class="row">
        <CopyButton
          text={() => questionFor(fact)}
          copied="Question copied"
          byHand="Copying is not allowed here: mark the question and copy it"
          label={`Copy the question for the vendor: ${fact.question}`}
        >
          Copy the question for the vendor
        </CopyButton>
        <Button kind="link" label={`Answer it after all: ${fact.question}`} onClick={() => asking.unskip(fact.name)}>
          Answer it after all
        </Button>
      </p>
    </div>
  );
}

function Rest({ names, asking, facts }: { names: string[]; asking: Asking; facts: Map<string, Fact> }) {
  const [all, setAll] = useState(false);
  if (all) {
    return (
      <>
        {names.map((name) => (
          <Unknown key={name} fact={facts.get(name)!} open={false} asking={asking} facts={facts} />
        ))}
      </>
    );
  }
  return (
    <p>
      Also open: {names.map(factInWords).join('; ')}.{' '}
      <Button kind="link" onClick={() => setAll(true)}>
        Show each
      </Button>
    </p>
  );
}

/** To be put to who makes or sells it: with the answers that there are, so that one of them comes back. */
function questionFor(fact: Fact): string {
  const values = (fact.values ?? []).map(({ meaning, label }) => `- ${label ? `${label}: ` : ''}${meaning}`);
  return [`${fact.question} (${fact.meaning})`, ...(values.length > 0 ? ['Please say which of these it is:', ...values] : []), ''].join(
    '\n',
  );
}

/** The other facts that can still change it; each leads to its field. */
export function OpenFacts({ names, facts }: { names: string[]; facts: Map<string, Fact> }) {
  const [all, setAll] = useState(false);
  if (names.length === 0) {
    return null;
  }
  const shown = all ? names : names.slice(0, 8);
  return (
    <div class="card open-facts">
      <h3>Other facts that can still change it</h3>
      <p class="muted small">In the order worth finding out.</p>
      <ul class="chips">
        {shown.map((name) => (
          <li key={name} title={facts.get(name)?.question}>
            <Button kind="secondary" small onClick={() => reveal(name)}>
              {factInWords(name)}
            </Button>
          </li>
        ))}
      </ul>
      {names.length > shown.length && (
        <Button kind="link" onClick={() => setAll(true)}>
          Show all {names.length}
        </Button>
      )}
    </div>
  );
}
