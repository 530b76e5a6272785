import { timeline } from '../api/client';
import type { Change, Fact, Outcome } from '../api/types';
import { onlyReports } from '../ask/reports';
import { toRequest } from '../facts/raw';
import { ProblemAlert } from '../parts/Alert';
import { Becomes } from '../parts/Becomes';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { Reported } from '../parts/reported';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords, plusDays } from '../words/dates';
import { effectInWords, reportedInWords } from '../words/outcomes';
import { otherwise, sameUse } from './columns';
import { type Apart as ClauseApart, apart } from './matrix';
import type { Column } from './useComparing';

interface Props {
  first: Column;
  column: Column;
  facts: Map<string, Fact>;
  vocabulary: Fact[];
  /** Ids of instruments that are reports. */
  reports: ReadonlySet<string>;
}

/** Which clauses make that a case is answered otherwise than the first one. */
export function Apart({ first, column, facts, vocabulary, reports }: Props) {
  const { decision } = column;
  if (!first.decision || !decision) {
    return null;
  }
  const what = otherwise(column.useCase, first.useCase, facts).join(', ');
  const days = sameUse(first.useCase, column.useCase);
  // Days are told in their order, whichever was asked about first.
  const [before, after] = days && column.useCase.asOf < first.useCase.asOf ? [decision, first.decision] : [first.decision, decision];
  return (
    <Reported.Provider value={onlyReports(before, reports) && onlyReports(after, reports)}>
      <section class="card apart" aria-label={`What makes the difference: ${what}`}>
        <h2>What makes the difference: {what}</h2>
        <p class="row">
          {before.outcome === after.outcome ? (
            <>
              <OutcomeLabel outcome={after.outcome} /> in both
            </>
          ) : (
            <Becomes from={before.outcome} to={after.outcome} />
          )}
        </p>
        {days ? (
          <OverDays first={first} column={column} vocabulary={vocabulary} reports={reports} />
        ) : (
          <>
            <Clauses title="Clauses for this use alone" all={apart(first.decision, decision)} reports={reports} />
            <Clauses title={`Clauses for ${what} alone`} all={apart(decision, first.decision)} reports={reports} />
          </>
        )}
      </section>
    </Reported.Provider>
  );
}

function Clauses({ title, all, reports }: { title: string; all: ClauseApart[]; reports: ReadonlySet<string> }) {
  const certain = all.filter(({ finding }) => finding.certain);
  const possible = all.filter(({ finding }) => !finding.certain);
  return (
    <>
      <h3>{title}</h3>
      {all.length === 0 && <p class="muted">None of an instrument that answers otherwise.</p>}
      <List all={certain} reports={reports} />
      {possible.length > 0 && (
        <details class="inner" open={certain.length === 0}>
          <summary>
            <Icon name="down" />
            {certain.length > 0 && 'And those'} that apply only if open facts say so
          </summary>
          <List all={possible} reports={reports} />
        </details>
      )}
    </>
  );
}

/** Each clause once, at the first of its rows. */
function List({ all, reports }: { all: ClauseApart[]; reports: ReadonlySet<string> }) {
  const named = new Map([...all].reverse().map((one) => [`${one.instrument} ${one.finding.clause}`, one]));
  return (
    <ul class="findings">
      {[...named.values()].reverse().map(({ instrument, finding }) => (
        <li class={`finding finding-${finding.outcome}`} key={`${instrument} ${finding.row}`}>
          <p class="row">
            <ClauseLink instrument={instrument} row={finding.row} clause={finding.clause} />
            <span class="effect small">{(reports.has(instrument) ? reportedInWords : effectInWords)(finding.effect)}</span>
          </p>
          <p class="clause-text">{finding.text}</p>
        </li>
      ))}
    </ul>
  );
}

/** The days on which the answer changes between two days, with the clauses that begin and end. */
function OverDays({ first, column, vocabulary, reports }: Omit<Props, 'facts'>) {
  const [from, last] = [first.useCase.asOf, column.useCase.asOf].sort() as [string, string];
  const { facts, instruments } = first.useCase;
  const { value, problem } = useLoaded(
    () =>
      timeline({
        facts: toRequest(facts, vocabulary),
        ...(instruments.length > 0 && { instruments }),
        from,
        to: plusDays(last, 1),
      }),
    [JSON.stringify(first.useCase), from, last],
  );
  if (problem) {
    return <ProblemAlert problem={problem} />;
  }
  if (!value) {
    return <Loading what="Reading the days between" />;
  }
  const changes = value.spans.slice(1);
  return changes.length === 0 ? (
    <p>No clause begins or ends to say something of this use between the two days.</p>
  ) : (
    <ol class="days">
      {changes.map((span, i) => (
        <li key={span.from}>
          <h3 class="row">
            {dayInWords(span.from ?? '')}: <To before={value.spans[i]!.outcome} now={span.outcome} />
          </h3>
          <ul class="pf-v6-c-list">
            {once(span.changes).map((change) => (
              <li key={`${change.instrument} ${change.clause} ${change.change}`}>
                <ClauseLink instrument={change.instrument} clause={change.clause} /> {CHANGES[change.change]} (
                {(reports.has(change.instrument) ? reportedInWords : effectInWords)(change.effect).toLowerCase()})
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Each clause once, of those that several rows say the same of. */
const once = (changes: Change[]) => [
  ...new Map(changes.map((change) => [`${change.instrument} ${change.clause} ${change.change} ${change.effect}`, change])).values(),
];

const CHANGES: Record<Change['change'], string> = {
  begins: 'begins to apply',
  ends: 'no longer applies',
  becomes_certain: 'applies for certain from then on',
  becomes_possible: 'applies only if open facts say so from then on',
};

function To({ before, now }: { before: Outcome; now: Outcome }) {
  return before === now ? (
    <>
      still <OutcomeLabel outcome={now} />
    </>
  ) : (
    <Becomes from={before} to={now} />
  );
}

function ClauseLink({ instrument, row, clause }: { instrument: string; row?: number; clause: string }) {
  const place = row === undefined ? `clause-${encodeURIComponent(clause)}` : `row-${row}`;
  return (
    <a href={`/instruments/${encodeURIComponent(instrument)}#${place}`}>
      {instrument} {clause}
    </a>
  );
}
