import { useEffect, useState } from 'preact/hooks';
import { Problem, calendar, timeline } from '../api/client';
import type { Change, Decision, Fact, Span } from '../api/types';
import { type UseCase, requestOf, today } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { dayInWords, plusDays } from '../words/dates';
import { REPORTED_OUTCOME, effectInWords, reportedInWords } from '../words/outcomes';
import { StandsLabel } from './StandsLabel';
import { standsInWords } from './headline';
import { onlyReports } from './reports';
import { save } from './save';
import { type Stretch, type Turn, isOn, otherwise, strip } from './strip';

interface Props {
  decision: Decision;
  asked: UseCase;
  facts: Map<string, Fact>;
  /** Instruments of places that nobody has named: their clauses come and go elsewhere. */
  elsewhere: ReadonlySet<string>;
  /** Ids of instruments that are reports. */
  reports: ReadonlySet<string>;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** How the same use is answered on other days. It is looked up once the answer stands there. */
export function Days({ decision, asked, facts, elsewhere, reports }: Props) {
  const [state, setState] = useState<Problem | Span[]>();
  const [failed, setFailed] = useState(false);
  const { asOf: _, ...asking } = requestOf(asked, [...facts.values()]);
  useEffect(() => {
    let current = true;
    setState(undefined);
    timeline(asking).then(
      ({ spans }) => current && setState(spans),
      (thrown: unknown) => current && setState(Problem.of(thrown)),
    );
    return () => {
      current = false;
    };
  }, [decision.id]);
  const download = () =>
    calendar(asking).then(
      (text) => save(text, 'text/calendar', 'clausewise.ics'),
      () => setFailed(true),
    );
  return (
    <section class="card days" aria-labelledby="days-title">
      <div class="days-head">
        <h3 id="days-title">On other days</h3>
        <Button kind="secondary" small onClick={() => void download()}>
          As calendar
        </Button>
      </div>
      {failed && <p role="status">The calendar could not be loaded.</p>}
      {state === undefined && <Loading what="Reading the days" />}
      {state instanceof Problem && <p>{state.detail.detail}</p>}
      {Array.isArray(state) && <Told spans={state} asOf={decision.asOf} elsewhere={elsewhere} reports={reports} report={onlyReports(decision, reports)} />}
    </section>
  );
}

interface ToldProps extends Pick<Props, 'elsewhere' | 'reports'> {
  spans: Span[];
  asOf: string;
  /** Whether nothing but reports about policies says so. */
  report: boolean;
}

function Told({ spans, asOf, elsewhere, reports, report }: ToldProps) {
  const inWords = (stretch: Stretch) =>
    report && stretch.determined ? REPORTED_OUTCOME[stretch.outcome] : standsInWords(stretch);
  const now = today();
  const line = strip(spans, [asOf, now]);
  const here = line.turns
    .map((turn) => ({ ...turn, changes: turn.changes.filter(({ instrument }) => turn.after || !elsewhere.has(instrument)) }))
    .filter(({ changes, after }) => after !== undefined || changes.length > 0);
  const coming = here.filter(({ day }) => day > now);
  const past = here.filter(({ day }) => day <= now).reverse();
  const changed = otherwise(line.stretches, asOf, now);
  return (
    <>
      {asOf !== now && (
        <p class="as-of">
          {`The answer is as of ${dayInWords(asOf)}. `}
          {changed ? (
            <>
              Today it is: <StandsLabel {...changed} report={report} />
            </>
          ) : (
            'Today it is the same.'
          )}
        </p>
      )}
      <svg class="strip" role="img" aria-label={line.stretches.map((stretch) => `${daysOf(stretch)}: ${inWords(stretch)}`).join('; ')}>
        {line.stretches.map((stretch) => (
          <rect
            key={stretch.from ?? ''}
            class={`stretch stretch-${report ? 'not_applicable' : stretch.determined ? stretch.outcome : 'open'}`}
            x={percent(stretch.start)}
            width={percent(stretch.end - stretch.start)}
            y="0.25rem"
            height="1.25rem"
          >
            <title>{`${daysOf(stretch)}: ${inWords(stretch)}`}</title>
          </rect>
        ))}
        {line.years.map(({ year, at }) => (
          <text key={year} x={percent(at)} y="2.5rem">
            {year}
          </text>
        ))}
        <line class="asked-day" x1={percent(line.at(asOf))} x2={percent(line.at(asOf))} y1="0" y2="1.75rem" />
      </svg>
      <ol class="stretches">
        {line.stretches.map((stretch) => (
          <li key={stretch.from ?? ''} class={isOn(stretch, asOf) ? 'is-asked' : undefined}>
            <span class="when">{daysOf(stretch)}</span> <StandsLabel {...stretch} report={report} />{' '}
            {isOn(stretch, asOf) && <span class="muted small">the day asked about</span>}
          </li>
        ))}
      </ol>
      <h4>To come</h4>
      {coming.length > 0 ? <Turns turns={coming} reports={reports} report={report} /> : <p>No clause that bears on this use is known to begin or end after today.</p>}
      {past.length > 0 && (
        <details class="inner">
          <summary>
            <Icon name="down" />
            <h4>Clauses that began or ended: {past.length} days</h4>
          </summary>
          <Turns turns={past} reports={reports} report={report} />
        </details>
      )}
      {elsewhere.size > 0 && (
        <p class="muted small">
          Left out, where the answer stays the same: clauses of laws of places of which it is not said whether the use is there.
        </p>
      )}
    </>
  );
}

function daysOf({ from, to }: Stretch): string {
  if (from === null) {
    return to === null ? 'on all days' : `until ${dayInWords(plusDays(to, -1))}`;
  }
  return to === null ? `from ${dayInWords(from)} on` : `${dayInWords(from)} to ${dayInWords(plusDays(to, -1))}`;
}

function Turns({ turns, reports, report }: { turns: Turn[] } & Pick<ToldProps, 'reports' | 'report'>) {
  return (
    <ul class="turns">
      {turns.map((turn) => (
        <li key={turn.day}>
          <strong>{dayInWords(turn.day)}</strong>
          {turn.before && turn.after && (
            <span class="becomes">
              <StandsLabel {...turn.before} report={report} />
              <Icon name="arrow" />
              <span class="pf-v6-screen-reader">becomes</span>
              <StandsLabel {...turn.after} report={report} />
            </span>
          )}
          <Changes changes={turn.changes} reports={reports} />
        </li>
      ))}
    </ul>
  );
}

/** So many are told of a day; more are of a new instrument, which has its own page. */
const MOST = 6;

const HOW: Record<Change['change'], string> = {
  begins: 'begins',
  ends: 'ends',
  becomes_certain: 'applies from then on',
  becomes_possible: 'applies only if open facts say so',
};

function Changes({ changes, reports }: { changes: Change[] } & Pick<Props, 'reports'>) {
  return (
    <ul class="pf-v6-c-list small">
      {changes.slice(0, MOST).map(({ instrument, title, clause, change, effect, citation }) => (
        <li key={`${instrument} ${clause} ${change}`} title={citation}>
          {title},{' '}
          <a href={`/instruments/${encodeURIComponent(instrument)}#clause-${encodeURIComponent(clause)}`}>{clause}</a> (
          {(reports.has(instrument) ? reportedInWords : effectInWords)(effect).toLowerCase()}) {HOW[change]}
        </li>
      ))}
      {changes.length > MOST && <li>and {changes.length - MOST} more</li>}
    </ul>
  );
}
