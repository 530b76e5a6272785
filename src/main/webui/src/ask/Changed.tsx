import { useEffect, useState } from 'preact/hooks';
import { questions } from '../api/client';
import type { Fact, Interview } from '../api/types';
import { requestOf } from '../facts/raw';
import { Alert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { StandsLabel } from './StandsLabel';
import type { Asking } from './useAsking';

/** So long nobody has touched the form before it is looked what it gives. */
const STILL_MS = 400;

/** Says that the answer is about another case than the form, and what the form gives: without its clauses, and unrecorded. */
export function Changed({ asking, vocabulary }: { asking: Asking; vocabulary: Fact[] }) {
  const [now, setNow] = useState<Interview>();
  const question = requestOf(asking.useCase, vocabulary);
  useEffect(() => {
    let current = true;
    setNow(undefined);
    const timer = setTimeout(
      // What cannot be read is told when it is asked.
      () => void questions(question).then((interview) => current && setNow(interview), () => undefined),
      STILL_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [JSON.stringify(asking.useCase)]);
  return (
    <Alert kind="warning" title="The facts have changed since this answer">
      <p aria-live="polite">
        This answer is about the case before.
        {now && (
          <span class="becomes">
            What the form says now: <StandsLabel {...now} />
          </span>
        )}
      </p>
      <p class="buttons">
        <Button kind="primary" onClick={() => asking.ask()}>
          Ask again
        </Button>
      </p>
    </Alert>
  );
}
