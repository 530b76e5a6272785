import { Fragment } from 'preact';
import type { Registered } from '../api/types';
import { today } from '../facts/raw';
import { dayInWords, inForce, period } from '../words/dates';
import { effectInWords, isReport, reportedInWords } from '../words/outcomes';
import { type Bar, spans } from './spans';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** When versions and clauses are in force. The same dates stand in words in the bars' names. */
export function Timeline({ instrument }: { instrument: Registered }) {
  const line = spans(instrument, today());
  return (
    <section class="card" aria-labelledby="dates">
      <h2 id="dates">Versions and dates</h2>
      <ol class="pf-v6-c-list small">
        {instrument.versions.map((version) => (
          <li key={version.label}>
            {version.label}: <strong>{period(version.from, version.to)}</strong>
            {version.note && <span class="muted"> ({version.note})</span>}
          </li>
        ))}
      </ol>
      <div class="timeline">
        <span class="muted">Clause</span>
        <svg class="axis" aria-hidden="true">
          {line.years.map(({ year, at }) => (
            <text key={year} x={percent(at)} y="1rem">
              {year}
            </text>
          ))}
        </svg>
        {line.clauses.map((bar) => (
          <Fragment key={bar.label}>
            <span>{bar.label}</span>
            <Line bar={bar} today={line.today} years={line.years.map(({ at }) => at)} />
          </Fragment>
        ))}
      </div>
      <ul class="legend small">
        {[...new Set(line.clauses.map(({ kind }) => kind))].map((kind) => (
          <li key={kind}>
            <svg class="swatch" aria-hidden="true">
              <rect class={`bar bar-${kind}`} width="100%" height="100%" rx="3" />
            </svg>
            {isReport(instrument) ? reportedInWords(kind) : effectInWords(kind)}
          </li>
        ))}
      </ul>
      <p class="muted small">The dashed line is today, {dayInWords(today())}.</p>
    </section>
  );
}

function Line({ bar, today, years }: { bar: Bar; today: number; years: number[] }) {
  return (
    <svg role="img" aria-label={`${bar.label}: ${inForce(bar.from, bar.to)}`}>
      {years.map((at) => (
        <line key={at} class="grid" x1={percent(at)} x2={percent(at)} y1="-0.25rem" y2="1.5rem" />
      ))}
      <rect
        class={`bar bar-${bar.kind} ${bar.from === null ? 'unsourced' : ''}`}
        x={percent(bar.start)}
        width={percent(Math.max(0, bar.end - bar.start))}
        y="0.25rem"
        height="0.75rem"
        rx="3"
      >
        <title>{inForce(bar.from, bar.to)}</title>
      </rect>
      <line class="today" x1={percent(today)} x2={percent(today)} y1="-0.25rem" y2="1.5rem" />
    </svg>
  );
}
