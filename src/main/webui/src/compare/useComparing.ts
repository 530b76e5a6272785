import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, decide } from '../api/client';
import type { Decision, Fact } from '../api/types';
import { OtherVersion, toFragment } from '../facts/link';
import { type UseCase, toRequest, today } from '../facts/raw';
import { fromAddress, toAddress } from './columns';

export interface Column {
  useCase: UseCase;
  /** Neither while the service is asked. */
  decision?: Decision;
  problem?: Problem;
}

export interface Comparing {
  columns: Column[];
  /** Why the address could not be read. */
  badLink?: string;
  show: (cases: UseCase[]) => void;
}

/** The cases of the page's address, and what the service says of each. A case that stays is not asked again. */
export function useComparing(vocabulary: Fact[]): Comparing {
  const [cases, setCases] = useState<UseCase[]>([]);
  const [badLink, setBadLink] = useState<string>();
  const [answers, setAnswers] = useState<Record<string, Omit<Column, 'useCase'>>>({});
  const asked = useRef(new Set<string>());

  const ask = (useCase: UseCase) => {
    const key = toFragment(useCase);
    if (asked.current.has(key)) {
      return;
    }
    asked.current.add(key);
    decide({
      facts: toRequest(useCase.facts, vocabulary),
      asOf: useCase.asOf,
      ...(useCase.instruments.length > 0 && { instruments: useCase.instruments }),
    }).then(
      (decision) => setAnswers((before) => ({ ...before, [key]: { decision } })),
      (thrown: unknown) => {
        asked.current.delete(key);
        setAnswers((before) => ({ ...before, [key]: { problem: Problem.of(thrown) } }));
      },
    );
  };

  const follow = () => {
    try {
      const linked = fromAddress(location.hash, vocabulary, today());
      setBadLink(undefined);
      setCases(linked);
      linked.forEach(ask);
    } catch (thrown) {
      if (!(thrown instanceof OtherVersion)) {
        throw thrown;
      }
      setCases([]);
      setBadLink(thrown.message);
    }
  };

  useEffect(() => {
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);

  return {
    columns: cases.map((useCase) => ({ useCase, ...answers[toFragment(useCase)] })),
    badLink,
    show: (next) => {
      history.pushState(null, '', next.length === 0 ? location.pathname : `#${toAddress(next)}`);
      follow();
    },
  };
}
