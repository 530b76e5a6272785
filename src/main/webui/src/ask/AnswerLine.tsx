import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Decision } from '../api/types';
import { Icon } from '../parts/Icon';
import { headline } from './headline';

/** The verdict in a line. */
export function Line({ decision, changed, report }: { decision: Decision; changed: boolean; report: boolean }) {
  const { title } = headline(decision, report);
  const looks = report ? 'not_applicable' : decision.determined ? decision.outcome : 'open';
  return (
    <span class={`line line-${looks}`}>
      <Icon name={report ? 'info' : looks} />
      {changed ? `Before the change: ${title}` : title}
    </span>
  );
}

interface Props {
  decision: Decision;
  changed: boolean;
  /** Whether nothing but reports says so. */
  report: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** The verdict above whatever is read of the answer, while its own place is out of sight. */
export function AnswerLine({ decision, changed, report, heading, onBack }: Props) {
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
          <Line decision={decision} changed={changed} report={report} />
          <button type="button" onClick={onBack}>
            To the verdict
          </button>
        </p>
      )}
    </div>
  );
}
