import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, decide } from '../api/client';
import type { Decision, Fact, Outcome } from '../api/types';
import { OtherVersion, fromFragment, toFragment } from '../facts/link';
import { type UseCase, toRequest, today } from '../facts/raw';

/** One answer to a question, and what it left possible. */
export interface Step {
  question: string;
  answer: string;
  before: Outcome[];
  after: Outcome[];
}

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
  trail: Step[];
  fill: (useCase: UseCase) => void;
  /** Of what the form holds, if no other case is given. */
  ask: (useCase?: UseCase, answered?: { question: string; answer: string }) => void;
  clear: () => void;
}

const nothing = (): UseCase => ({ facts: {}, asOf: today(), instruments: [] });

/** The case of the page, its answer, and the address that holds it. */
export function useAsking(vocabulary: Fact[]): Asking {
  const [useCase, setUseCase] = useState<UseCase>(nothing);
  const [answer, setAnswer] = useState<Pick<Asking, 'asked' | 'decision' | 'problem' | 'badLink'>>({});
  const [pending, setPending] = useState(false);
  const [trail, setTrail] = useState<Step[]>([]);
  const turn = useRef(0);
  // A form can be sent in the same breath as its last change, before that is rendered.
  const latest = useRef(useCase);
  const fill = (next: UseCase) => {
    latest.current = next;
    setUseCase(next);
  };

  const request = async (next: UseCase, step?: (decision: Decision) => Step) => {
    const mine = ++turn.current;
    fill(next);
    setPending(true);
    let brought: Pick<Asking, 'decision' | 'problem'>;
    try {
      const decision = await decide({
        facts: toRequest(next.facts, vocabulary),
        asOf: next.asOf,
        ...(next.instruments.length > 0 && { instruments: next.instruments }),
      });
      brought = { decision };
    } catch (thrown) {
      brought = { problem: Problem.of(thrown) };
    }
    if (mine !== turn.current) {
      return; // something else has been asked since
    }
    setPending(false);
    setAnswer({ asked: next, ...brought });
    setTrail((before) => (step && brought.decision ? [...before, step(brought.decision)] : []));
  };

  const reset = (badLink?: string) => {
    turn.current++;
    fill(nothing());
    setPending(false);
    setAnswer(badLink === undefined ? {} : { badLink });
    setTrail([]);
  };

  const follow = () => {
    try {
      const linked = fromFragment(location.hash, vocabulary, today());
      if (linked === undefined) {
        reset();
      } else {
        void request(linked);
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

  return {
    ...answer,
    useCase,
    pending,
    trail,
    fill,
    ask: (next = latest.current, answered) => {
      const fragment = `#${toFragment(next)}`;
      if (fragment !== location.hash) {
        history.pushState(null, '', fragment);
      }
      const before = answer.decision?.possibleOutcomes ?? [];
      void request(next, answered && ((decision) => ({ ...answered, before, after: decision.possibleOutcomes })));
    },
    clear: () => {
      history.pushState(null, '', location.pathname);
      reset();
    },
  };
}
