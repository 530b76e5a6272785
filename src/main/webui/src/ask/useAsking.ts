import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, decide } from '../api/client';
import type { Decision, Fact, Instrument } from '../api/types';
import { OtherVersion, fromFragment, toFragment } from '../facts/link';
import { type UseCase, isSame, requestOf, today } from '../facts/raw';
import { type Step, trailOf, withTrail } from './trail';

export interface Asking {
  /** What the form holds. */
  useCase: UseCase;
  /** What was asked last: the decision or the problem is about this. */
  asked?: UseCase;
  decision?: Decision;
  problem?: Problem;
  /** Why the address could not be read. */
  badLink?: string;
  pending: boolean;
  /** Whether the form says something else than what was answered. */
  changed: boolean;
  trail: Step[];
  fill: (useCase: UseCase) => void;
  /** Of what the form holds, if no other case is given. */
  ask: (useCase?: UseCase, answered?: { question: string; answer: string }) => void;
  /** Marks facts as what nobody can find out: no other case, so nothing is asked of the service. */
  skip: (names: string[], question?: string) => void;
  /** Asks for a fact again that was marked so. */
  unskip: (name: string) => void;
  clear: () => void;
}

/** What the form of a case is made of. */
export interface FactsProps {
  vocabulary: Fact[];
  instruments: Instrument[];
  asking: Asking;
  errors: Record<string, string>;
}

/** Where the use is, as far as the form says. */
export const countryOf = ({ useCase }: Asking) => {
  const { useCountry } = useCase.facts;
  return typeof useCountry === 'string' ? useCountry : undefined;
};

const nothing = (): UseCase => ({ facts: {}, asOf: today(), instruments: [] });

/** The case of the page, its answer, and the address that holds it. */
export function useAsking(vocabulary: Fact[]): Asking {
  const [useCase, setUseCase] = useState<UseCase>(nothing);
  const [answer, setAnswer] = useState<Pick<Asking, 'asked' | 'decision' | 'problem' | 'badLink'>>({});
  const [pending, setPending] = useState(false);
  const [trail, setTrail] = useState<Step[]>([]);
  const steps = useRef(trail);
  const turn = useRef(0);
  // Kept with the page of the history that it led to: reloading and going back bring it back.
  const keep = (next: Step[]) => {
    steps.current = next;
    setTrail(next);
    history.replaceState(withTrail(next), '');
  };
  // A form can be sent in the same breath as its last change, before that is rendered.
  const latest = useRef(useCase);
  const fill = (next: UseCase) => {
    // What is stated is no longer what nobody knows.
    const { skip, ...said } = next;
    const left = skip?.filter((name) => next.facts[name] === undefined) ?? [];
    latest.current = left.length > 0 ? { ...said, skip: left } : said;
    setUseCase(latest.current);
    return latest.current;
  };

  /** @param kept the way to a case that was asked about before */
  const request = async (given: UseCase, step?: (decision: Decision) => Step, kept?: Step[]) => {
    const mine = ++turn.current;
    const next = fill(given);
    setPending(true);
    let brought: Pick<Asking, 'decision' | 'problem'>;
    try {
      const decision = await decide(requestOf(next, vocabulary));
      brought = { decision };
    } catch (thrown) {
      brought = { problem: Problem.of(thrown) };
    }
    if (mine !== turn.current) {
      return; // something else has been asked since
    }
    setPending(false);
    setAnswer({ asked: next, ...brought });
    // What was not answered is no step; what nobody knows stays so when the form is asked again.
    const before = steps.current;
    keep(kept ?? (step && brought.decision ? [...before, step(brought.decision)] : next.skip ? before : []));
  };

  const reset = (badLink?: string) => {
    turn.current++;
    fill(nothing());
    setPending(false);
    setAnswer(badLink === undefined ? {} : { badLink });
    steps.current = [];
    setTrail([]);
  };

  const follow = () => {
    try {
      const linked = fromFragment(location.hash, vocabulary, today());
      if (linked === undefined) {
        reset();
      } else {
        void request(linked, undefined, trailOf(history.state));
      }
    } catch (thrown) {
      if (!(thrown instanceof OtherVersion)) {
        throw thrown;
      }
      reset(thrown.message);
    }
  };

  useEffect(() => {
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  /** @param kept the way there so far */
  const goTo = (next: UseCase, kept: Step[]) => {
    const fragment = `#${toFragment(next)}`;
    if (fragment !== location.hash) {
      history.pushState(withTrail(kept), '', fragment);
    }
  };

  const setSkip = (skip: string[]) => {
    const next = fill({ ...latest.current, skip });
    if (answer.asked && isSame(answer.asked, next)) {
      goTo(next, steps.current);
    }
  };

  return {
    ...answer,
    useCase,
    pending,
    changed: answer.asked !== undefined && !pending && !isSame(answer.asked, useCase),
    trail,
    fill,
    skip: (names, question) => {
      setSkip([...new Set([...(latest.current.skip ?? []), ...names])]);
      const possible = answer.decision?.possibleOutcomes ?? [];
      if (question !== undefined) {
        keep([...steps.current, { question, answer: "I don't know", before: possible, after: possible }]);
      }
    },
    unskip: (name) => setSkip((latest.current.skip ?? []).filter((skipped) => skipped !== name)),
    ask: (next = latest.current, answered) => {
      goTo(next, answered ? steps.current : []);
      const before = answer.decision?.possibleOutcomes ?? [];
      void request(next, answered && ((decision) => ({ ...answered, before, after: decision.possibleOutcomes })));
    },
    clear: () => {
      history.pushState(null, '', location.pathname);
      reset();
    },
  };
}
