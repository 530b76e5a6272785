import { useState } from 'preact/hooks';
import { ProblemAlert } from '../parts/Alert';
import { BarChart } from '../parts/BarChart';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { dayInWords } from '../words/dates';
import { KINDS, type Span, countsOf, kindInWords, totalOf } from './counts';
import { outcomes } from './service';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** How decisions came out as time went by, as bars and as a table of the same numbers. */
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
  const counted = spans.map((span) => ({ from: span.from, name: by === 'day' ? dayInWords(span.from) : MONTH.format(new Date(span.from)), counts: countsOf(span) }));
  const kinds = KINDS.filter((kind) => counted.some(({ counts }) => counts[kind]));
  return (
    <>
      <BarChart
        upright
        title={`How many decisions came to which outcome, by ${by}`}
        bars={counted.map(({ from, counts }) => ({ key: from, label: (by === 'day' ? SHORT_DAY : SHORT_MONTH).format(new Date(from)), counts }))}
        kinds={kinds.map((kind) => ({ kind, words: kindInWords(kind) }))}
      />
      <div class="scrolling" tabIndex={0} role="region" aria-labelledby="outcomes-title">
        <table class="pf-v6-c-table">
          <thead>
            <tr>
              <th scope="col">{by === 'day' ? 'Day' : 'Month'}</th>
              <th scope="col">Decisions</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind}>
                  {kindInWords(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counted.map(({ from, name, counts }) => (
              <tr key={from} data-span={from}>
                <th scope="row">{name}</th>
                <td>{totalOf(counts).toLocaleString('en')}</td>
                {kinds.map((kind) => (
                  <td key={kind}>{counts[kind]?.toLocaleString('en') ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
