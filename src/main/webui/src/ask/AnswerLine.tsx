import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Decision } from '../api/types';
import { Icon } from '../parts/Icon';
import { headline } from './headline';

/** The verdict in a line. */
export function Line({ decision, changed }: { decision: Decision; changed: boolean }) {
  return (
    <span class={`line line-${decision.determined ? decision.outcome : 'open'}`}>
      <Icon name={decision.determined ? decision.outcome : 'open'} />
      {changed ? `Before the change: ${headline(decision).title}` : headline(decision).title}
    </span>
  );
}

interface Props {
  decision: Decision;
  changed: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** The verdict above whatever is read of the answer, while its own place is out of sight. */
export function AnswerLine({ decision, changed, heading, onBack }: Props) {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true));
    observer.observe(heading.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="answer-line">
      {!seen && (
        <p>
          <Line decision={decision} changed={changed} />
          <button type="button" onClick={onBack}>
            To the verdict
          </button>
        </p>
      )}
    </div>
  );
}
