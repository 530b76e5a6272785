import { useState } from 'preact/hooks';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords } from '../words/dates';
import { OUTCOMES, OUTCOME_IN_WORDS } from '../words/outcomes';
import { type Counted, outcomes } from './service';

type Span = Counted['spans'][number];

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const totalOf = (span: Span) => Object.values(span.outcomes).reduce((sum, number) => sum + number, 0);

/** How decisions came out as time went by, as bars that are a table too: who does not see the bars reads the numbers. */
export function Outcomes({ instrument, title }: { instrument: string; title: string }) {
  const [by, setBy] = useState('month');
  const { value, problem } = useLoaded(() => outcomes(by, instrument), [by, instrument]);
  return (
    <section class="card chart" aria-labelledby="outcomes-title">
      <h2 id="outcomes-title">Outcomes over time{title && `, where ${title} spoke`}</h2>
      <div class="row">
        <label for="span">Count by</label>
        <span class="span">
          <span class="pf-v6-c-form-control">
            <select id="span" value={by} onChange={(event) => setBy(event.currentTarget.value)}>
              <option value="month">Month, of the last year</option>
              <option value="day">Day, of the last month</option>
            </select>
          </span>
        </span>
        <Button kind="secondary" small onClick={() => print()}>
          Print
        </Button>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Counting" />}
      {value && <Bars spans={value.spans} by={by} />}
    </section>
  );
}

function Bars({ spans, by }: { spans: Span[]; by: string }) {
  const most = Math.max(1, ...spans.map(totalOf));
  const known = OUTCOMES.filter((outcome) => spans.some((span) => span.outcomes[outcome]));
  return (
    <div class="scrolling" tabIndex={0} role="region" aria-labelledby="outcomes-title">
      <table class="pf-v6-c-table">
        <thead>
          <tr>
            <th scope="col">{by === 'day' ? 'Day' : 'Month'}</th>
            <th scope="col">Decisions</th>
            <td aria-hidden="true" />
            {known.map((outcome) => (
              <th scope="col" key={outcome}>
                {OUTCOME_IN_WORDS[outcome]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.from} data-span={span.from}>
              <th scope="row">{by === 'day' ? dayInWords(span.from) : MONTH.format(new Date(span.from))}</th>
              <td>{totalOf(span).toLocaleString('en')}</td>
              <td aria-hidden="true" class="bar-cell">
                <Bar span={span} most={most} />
              </td>
              {known.map((outcome) => (
                <td key={outcome}>{span.outcomes[outcome]?.toLocaleString('en') ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Its length is the number of decisions, its parts are their outcomes. */
function Bar({ span, most }: { span: Span; most: number }) {
  let at = 0;
  return (
    <svg class="bar" viewBox={`0 0 ${most} 10`} preserveAspectRatio="none">
      {OUTCOMES.filter((outcome) => span.outcomes[outcome]).map((outcome) => {
        const from = at;
        at += span.outcomes[outcome]!;
        return <rect key={outcome} class={`bar-${outcome}`} x={from} y="0" width={span.outcomes[outcome]} height="10" />;
      })}
    </svg>
  );
}
