import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, questions } from '../api/client';
import type { Fact, Interview } from '../api/types';
import { type UseCase, requestOf, withFact } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { states } from '../words/places';
import { valueInWords } from '../words/values';
import { StandsLabel } from './StandsLabel';

interface Props {
  fact: Fact;
  asked: UseCase;
  facts: Map<string, Fact>;
  /** Whether it is looked up without being asked for. */
  atOnce: boolean;
  onTake: (value: string | string[]) => void;
}

interface Follows {
  values: string[];
  answer: Interview;
}

/** No more values than this are tried, and so many at a time. */
const MOST = 60;
const AT_A_TIME = 4;

/** The values that can be tried one by one; empty for numbers, days and countries. */
function valuesOf(fact: Fact): string[] {
  const values =
    fact.type === 'boolean'
      ? ['true', 'false']
      : fact.type === 'subdivision'
        ? states.map(({ code }) => code)
        : (fact.allowedValues ?? []);
  return fact.set || values.length > MOST ? [] : values;
}

/** What would be possible with each value of a fact, values of the same together. None of it is recorded. */
export function WhatFollows({ fact, asked, facts, atOnce, onTake }: Props) {
  const [state, setState] = useState<'none' | 'loading' | Problem | Follows[]>('none');
  const values = valuesOf(fact);
  const turn = useRef(0);
  const load = () => {
    const mine = ++turn.current;
    const show = (brought: Problem | Follows[]) => mine === turn.current && setState(brought);
    setState('loading');
    each(values, fact, asked, [...facts.values()]).then(show, (thrown: unknown) => show(Problem.of(thrown)));
  };
  const question = JSON.stringify([asked.facts, asked.asOf, asked.instruments]);
  useEffect(() => {
    if (values.length > 0 && (atOnce || state !== 'none')) {
      load();
    }
  }, [question]);
  if (values.length === 0) {
    return null;
  }
  return (
    <div class="follows" aria-live="polite">
      {state === 'none' && (
        <Button kind="secondary" small label={`What follows from each answer: ${fact.question}`} onClick={load}>
          What follows from each answer
        </Button>
      )}
      {state === 'loading' && <Loading what="Trying each answer" />}
      {state instanceof Problem && <ProblemAlert problem={state} />}
      {Array.isArray(state) && (
        <ul>
          {state.map((follows) => (
            <li key={follows.values[0]}>
              <StandsLabel {...follows.answer} />
              <span class="taken">
                {follows.values.map((value) => (
                  <Button
                    key={value}
                    kind="link"
                    label={`${valueInWords(value, fact)}: ask with this`}
                    onClick={() => onTake(value)}
                  >
                    {valueInWords(value, fact)}
                  </Button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function each(values: string[], fact: Fact, asked: UseCase, vocabulary: Fact[]): Promise<Follows[]> {
  const answers: Interview[] = [];
  for (let i = 0; i < values.length; i += AT_A_TIME) {
    const some = values.slice(i, i + AT_A_TIME).map((value) =>
      questions(requestOf({ ...asked, facts: withFact(asked.facts, fact.name, value) }, vocabulary)),
    );
    answers.push(...(await Promise.all(some)));
  }
  const groups = new Map<string, Follows>();
  values.forEach((value, i) => {
    const answer = answers[i]!;
    const key = answer.possibleOutcomes.join();
    const group = groups.get(key);
    if (group) {
      group.values.push(value);
    } else {
      groups.set(key, { values: [value], answer });
    }
  });
  // What is settled first.
  return [...groups.values()].sort(
    (a, b) => a.answer.possibleOutcomes.length - b.answer.possibleOutcomes.length,
  );
}
