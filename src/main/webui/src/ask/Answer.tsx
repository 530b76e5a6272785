import { useEffect, useRef } from 'preact/hooks';
import type { Decision, Fact, Instrument } from '../api/types';
import { withFact } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Loading } from '../parts/Loading';
import { Reported } from '../parts/reported';
import { valueInWords } from '../words/values';
import { AnswerLine } from './AnswerLine';
import { Banner } from './Banner';
import { ByInstrument } from './ByInstrument';
import { Changed } from './Changed';
import { Checklist } from './Checklist';
import { Days } from './Days';
import { FinePrint } from './FinePrint';
import { LeftOpen, OpenFacts } from './LeftOpen';
import { NextQuestion } from './NextQuestion';
import { Possible } from './Possible';
import { TakeAway } from './TakeAway';
import { YouAsked } from './YouAsked';
import { fieldErrors } from './errors';
import { headline } from './headline';
import { nextFact } from './order';
import { onlyReports, reportsOf } from './reports';
import { standing } from './standing';
import { type Asking, countryOf } from './useAsking';
import { usePrint } from './usePrint';

interface Props {
  vocabulary: Fact[];
  instruments: Instrument[];
  asking: Asking;
}

export function Answer({ vocabulary, instruments, asking }: Props) {
  const { decision, problem, pending } = asking;
  usePrint();
  return (
    <section class={`answer ${asking.changed ? 'answer-old' : ''}`} aria-labelledby="answer-title" aria-busy={pending}>
      <h2 id="answer-title" class="pf-v6-screen-reader">
        The answer
      </h2>
      <p class="pf-v6-screen-reader" role="status">
        {decision && !pending && `${headline(decision, onlyReports(decision, reportsOf(instruments))).title}, ${decision.determined ? 'determined' : 'not determined'}`}
      </p>
      {pending && <Loading what="Reading the clauses" />}
      {problem && <Refused asking={asking} vocabulary={vocabulary} />}
      {decision && <Decided decision={decision} vocabulary={vocabulary} asking={asking} instruments={instruments} />}
      {!decision && !problem && !pending && <Nothing total={instruments.length} />}
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
        <li>what would have to be otherwise for a milder answer, and what changes on other days.</li>
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

function Decided({ decision, vocabulary, asking, instruments }: Props & { decision: Decision }) {
  const facts = new Map(vocabulary.map((fact) => [fact.name, fact]));
  const jurisdictions = new Map(instruments.map(({ id, jurisdiction }) => [id, jurisdiction]));
  const asked = asking.asked!;
  const reports = reportsOf(instruments);
  const report = onlyReports(decision, reports);
  const stands = standing(decision, asked.facts, jurisdictions, reports);
  const heading = useRef<HTMLHeadingElement>(null);
  const toVerdict = () => {
    // The browser would put it anywhere in the window.
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.banner')?.scrollIntoView({ block: 'start' });
  };
  useEffect(toVerdict, [decision]);
  return (
    <Reported.Provider value={report}>
      <AnswerLine decision={decision} changed={asking.changed} report={report} heading={heading} onBack={toVerdict} />
      <Banner decision={decision} asking={asking} instruments={instruments} report={report} heading={heading} />
      {asking.changed && <Changed asking={asking} vocabulary={vocabulary} />}
      <NotEncoded decision={decision} />
      <Interview decision={decision} asking={asking} facts={facts} />
      <YouAsked asked={{ ...asked, skip: asking.useCase.skip }} decision={decision} facts={facts} instruments={instruments} />
      <TakeAway decision={decision} asked={asked} facts={facts} reports={reports} />
      <Possible decision={decision} trail={asking.trail} />
      <ByInstrument
        decision={decision}
        standing={stands}
        asked={asked}
        facts={facts}
        instruments={instruments}
        jurisdictions={jurisdictions}
        onTry={(useCase) => asking.ask(useCase)}
      />
      <Checklist decision={decision} standing={stands} />
      <Days
        decision={decision}
        asked={asked}
        facts={facts}
        reports={reports}
        elsewhere={new Set(stands.elsewhere.flatMap(({ verdicts }) => verdicts.map(({ instrument }) => instrument)))}
      />
      <FinePrint decision={decision} />
    </Reported.Provider>
  );
}

/** What to find out next, what nobody knows, and what else is open. */
function Interview({ decision, asking, facts }: { decision: Decision; asking: Asking; facts: Map<string, Fact> }) {
  const { useCase } = asking;
  const skipped = useCase.skip ?? [];
  const open = decision.openFacts.filter((name) => facts.has(name) && useCase.facts[name] === undefined);
  const name = decision.determined ? undefined : nextFact(open, skipped);
  const next = name === undefined ? undefined : facts.get(name);
  const places = [useCase.facts.actorCountry, useCase.facts.useCountry];
  const same = next?.type === 'country' ? places.find((place) => typeof place === 'string') : undefined;
  const putAside = asking.trail.at(-1)?.answer === "I don't know";
  return (
    <>
      {next && (
        <NextQuestion
          key={next.name}
          fact={next}
          names={[...facts.keys()]}
          country={countryOf(asking)}
          same={same as string | undefined}
          focused={putAside}
          onAnswer={(value) =>
            asking.ask(
              { ...useCase, facts: withFact(useCase.facts, next.name, value) },
              { question: next.question, answer: valueInWords(value, next) },
            )
          }
          onUnknown={() => asking.skip([next.name], next.question)}
          onEnd={() => asking.skip(open, 'All other questions:')}
        />
      )}
      <LeftOpen decision={decision} asking={asking} facts={facts} ended={!decision.determined && next === undefined} />
      <OpenFacts names={next ? open.filter((other) => other !== name && !skipped.includes(other)) : []} facts={facts} />
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
