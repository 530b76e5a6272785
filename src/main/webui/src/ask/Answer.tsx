import { useEffect, useRef } from 'preact/hooks';
import type { Decision, Fact } from '../api/types';
import { withFact } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { dayInWords } from '../words/dates';
import { OUTCOMES, OUTCOME_IN_WORDS, OUTCOME_MEANS, either } from '../words/outcomes';
import { valueInWords } from '../words/values';
import { CopyLink } from './CopyLink';
import { FORM } from './FactsForm';
import { fieldErrors } from './errors';
import { InstrumentVerdict } from './InstrumentVerdict';
import { NextQuestion, OpenFacts } from './NextQuestion';
import { Possible } from './Possible';
import type { Asking } from './useAsking';

interface Props {
  vocabulary: Fact[];
  asking: Asking;
  /** How many instruments there are. */
  total: number;
}

export function Answer({ vocabulary, asking, total }: Props) {
  const { decision, problem, pending } = asking;
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (decision) {
      region.current?.focus();
    }
  }, [decision]);
  return (
    <section class="answer" aria-labelledby="answer-title" tabIndex={-1} ref={region} aria-busy={pending}>
      <h2 id="answer-title" class="pf-v6-screen-reader">
        The answer
      </h2>
      <p class="pf-v6-screen-reader" role="status">
        {decision && !pending && `${OUTCOME_IN_WORDS[decision.outcome]}, ${settled(decision)}`}
      </p>
      {pending && <Loading what="Reading the clauses" />}
      {problem && <Refused asking={asking} vocabulary={vocabulary} />}
      {decision && <Decided decision={decision} vocabulary={vocabulary} asking={asking} total={total} />}
      {!decision && !problem && !pending && <Nothing total={total} />}
    </section>
  );
}

function Nothing({ total }: { total: number }) {
  return (
    <div class="card nothing">
      <h3>No answer yet</h3>
      <p>State a few facts and ask, or pick an example. The answer says:</p>
      <ul class="pf-v6-c-list">
        <li>whether the use is prohibited, needs a review, or is permitted, with which conditions;</li>
        <li>the clauses of {total} provider policies and laws that make it so, with citation and dates;</li>
        <li>which fact to find out next, if it is not settled;</li>
        <li>what would have to be otherwise for a milder answer.</li>
      </ul>
    </div>
  );
}

function Refused({ asking, vocabulary }: { asking: Asking; vocabulary: Fact[] }) {
  const { problem } = asking;
  const fields = new Set(['asOf', 'instruments', ...vocabulary.map((fact) => fact.name)]);
  const shown = (problem?.detail.errors ?? []).filter((error) =>
    Object.keys(fieldErrors([error])).some((field) => fields.has(field)),
  );
  return (
    <>
      <ProblemAlert problem={problem!} without={shown.map((error) => error.pointer)} />
      {shown.length > 0 && <p>Nothing was decided. What is wrong is said at the field.</p>}
    </>
  );
}

function Decided({ decision, vocabulary, asking, total }: Props & { decision: Decision }) {
  const facts = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const asked = asking.asked!;
  const changed = JSON.stringify(asked) !== JSON.stringify(asking.useCase);
  const next = decision.nextQuestion && facts.get(decision.nextQuestion.fact);
  const verdicts = [...decision.verdicts].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const strictest = verdicts.filter((verdict) => verdict.outcome === decision.outcome);
  const certain = strictest.filter((verdict) => verdict.determined);
  const tellsMost = new Set((certain.length > 0 ? certain : strictest).slice(0, 3));
  return (
    <>
      {changed && (
        <Alert kind="info" title="The facts have changed since this answer">
          Ask again to see what they give.
        </Alert>
      )}
      <div class={`card banner banner-${decision.outcome}`}>
        <Icon name={decision.outcome} />
        <div>
          <h3>{OUTCOME_IN_WORDS[decision.outcome]}</h3>
          <p>
            {decision.determined
              ? OUTCOME_MEANS[decision.outcome]
              : `Not settled by the facts stated: it may turn out ${either(decision.possibleOutcomes)}.`}
          </p>
          <p class="muted small">
            <strong>{settled(decision)}</strong>
            {decision.determined
              ? ': no fact that is not stated can change it.'
              : ': facts that are not stated can still change it.'}{' '}
            Asked for {dayInWords(decision.asOf)}. {inScope(decision.verdicts.length, total)}
          </p>
        </div>
        <CopyLink />
      </div>
      <NotEncoded decision={decision} />
      <Possible decision={decision} trail={asking.trail} />
      {next && decision.nextQuestion && (
        <NextQuestion
          key={next.name}
          fact={next}
          question={decision.nextQuestion}
          names={[...facts.keys()]}
          pending={asking.pending}
          onAnswer={(value) =>
            asking.ask(
              { ...asked, facts: withFact(asked.facts, next.name, value) },
              { question: next.question, answer: valueInWords(value, next) },
            )
          }
        />
      )}
      <OpenFacts names={decision.openFacts.filter((name) => name !== next?.name)} facts={facts} prefix={FORM} />
      <h3 class="section-title">By instrument</h3>
      <div class="verdicts">
        {verdicts.map((verdict) => (
          <InstrumentVerdict
            key={`${decision.id} ${verdict.instrument}`}
            verdict={verdict}
            asked={asked}
            facts={facts}
            open={tellsMost.has(verdict)}
            onTry={(useCase) => asking.ask(useCase)}
          />
        ))}
      </div>
      {verdicts.length === 0 && <p class="card">No instrument in the register governs this use on that day.</p>}
      <div class="card fine-print">
        <p>
          <strong>Not legal advice.</strong> {decision.disclaimer}
        </p>
        <p class="muted small">
          Policy version <code>{decision.policyVersion}</code>, decision <code>{decision.id}</code>
        </p>
      </div>
    </>
  );
}

/** Which instruments ask for review because nobody has encoded what they say of such a use. */
function NotEncoded({ decision }: { decision: Decision }) {
  const silent = decision.verdicts.filter((verdict) => decision.notEncoded.includes(verdict.instrument));
  return silent.length === 0 ? null : (
    <Alert kind="warning" title="Not everything that governs this use is encoded here">
      {silent.length === 1 ? 'This instrument governs' : 'These instruments govern'} it and what {silent.length === 1 ? 'it says' : 'they say'}{' '}
      of it has to be read: {silent.map((verdict) => verdict.title).join('; ')}.
    </Alert>
  );
}

const settled = (decision: Decision) => (decision.determined ? 'Determined' : 'Not determined');

function inScope(verdicts: number, total: number): string {
  return `${verdicts} of ${total} instruments ${verdicts === 1 ? 'answers' : 'answer'}.`;
}
