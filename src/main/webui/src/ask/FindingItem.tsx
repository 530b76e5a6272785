import { Citation } from '../parts/Citation';
import { Icon } from '../parts/Icon';
import { effectInWords, reportedInWords, statusInWords } from '../words/outcomes';
import type { SameClause } from './findings';

/** A clause that applies or may apply: what it does, what it says in our words, on what conditions, and where it stands. */
export function FindingItem(props: {
  instrument: string;
  findings: SameClause;
  /** Whether it is of a report about a policy, which by itself prohibits nothing. */
  report: boolean;
}) {
  const { instrument, findings, report } = props;
  const [finding] = findings;
  const looks = report ? 'not_applicable' : finding.outcome;
  const conditions = findings.flatMap(({ condition }) => (condition?.text ? [condition] : []));
  // What a text leaves open is told in place of the text.
  const doubt = conditions.some((condition) => condition.text === finding.text);
  // A row that leaves a use out stands under a clause whose text is about the uses that it governs.
  const outside = finding.effect === 'scope' && finding.outcome === 'not_applicable';
  return (
    <li class={`finding finding-${looks}`}>
      <p class="row">
        <span class={`effect effect-${looks}`}>
          <Icon name={finding.effect === 'scope' || report ? 'info' : finding.outcome} />
          {report ? reportedInWords(finding.effect) : effectInWords(finding.effect)}
        </span>
        <strong>
          <a href={`/instruments/${encodeURIComponent(instrument)}#row-${finding.row}`}>{finding.clause}</a>
        </strong>
        <span class="muted small">{finding.certain ? 'applies' : 'applies only if an open fact says so'}</span>
      </p>
      {outside && <p class="clause-text">This use is outside of what the instrument governs.</p>}
      {!doubt && !outside && <p class="clause-text">{finding.text}</p>}
      {conditions.map((condition) => (
        <p class="condition" key={condition.id}>
          <strong>{statusInWords(condition.status)}:</strong> {condition.text}
        </p>
      ))}
      <Citation {...finding} report={report} />
    </li>
  );
}
