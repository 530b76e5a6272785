import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Fact, Instrument, Verdict } from '../api/types';
import { onlyReports, reportsOf } from '../ask/reports';
import { toFragment } from '../facts/link';
import type { UseCase } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { REPORTED_OUTCOME, either, isReport } from '../words/outcomes';
import { described, otherwise } from './columns';
import { deciding, matrix, type Line } from './matrix';
import type { Column } from './useComparing';

const MOST_CLAUSES = 4;

interface Props {
  columns: Column[];
  instruments: Instrument[];
  facts: Map<string, Fact>;
  onShow: (cases: UseCase[]) => void;
}

/** What each instrument says of each case. */
export function Matrix({ columns, instruments, facts, onShow }: Props) {
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const reports = reportsOf(instruments);
  const cases = columns.map(({ useCase }) => useCase);
  const names = columns.map(({ useCase }, i) => (i === 0 ? 'This use' : otherwise(useCase, cases[0]!, facts).join(', ') || 'The same'));
  const all = matrix(instruments, columns.map(({ decision }) => decision));
  const groups = all
    .map((group) => ({ ...group, lines: group.lines.filter((line) => !onlyDiffering || line.differs) }))
    .filter(({ lines }) => lines.length > 0);
  const shown = all.reduce((sum, { lines }) => sum + lines.length, 0);
  const differing = all.flatMap(({ lines }) => lines).filter(({ differs }) => differs).length;
  const waiting = columns.some(({ decision, problem }) => !decision && !problem);
  return (
    <section class="card table-card matrix" aria-labelledby="matrix" aria-busy={waiting}>
      <h2 id="matrix" class="pf-v6-screen-reader">
        What each instrument says
      </h2>
      <p class="matrix-said" role="status">
        {waiting ? (
          <Loading what="Reading the clauses" />
        ) : (
          <span>
            {shown} of {instruments.length} instruments govern {columns.length === 1 ? 'this use' : 'one of these uses'}
            {columns.length > 1 && `, ${differing} of them not all in the same way`}.
          </span>
        )}
        {columns.length > 1 && (
          <label class="only">
            <input
              type="checkbox"
              checked={onlyDiffering}
              onChange={(event) => setOnlyDiffering(event.currentTarget.checked)}
            />{' '}
            Only what differs
          </label>
        )}
      </p>
      <table class="pf-v6-c-table pf-m-grid-md pf-m-compact">
        <caption class="pf-v6-screen-reader">Outcomes by instrument, one column a case</caption>
        <thead class="pf-v6-c-table__thead">
          <tr class="pf-v6-c-table__tr">
            <th class="pf-v6-c-table__th" scope="col">
              Instrument
            </th>
            {names.map((name, i) => (
              <th key={i} class="pf-v6-c-table__th" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="pf-v6-c-table__tbody">
          <tr class="pf-v6-c-table__tr together">
            <th class="pf-v6-c-table__th" scope="row">
              All together
            </th>
            {columns.map(({ decision, problem, useCase }, i) => (
              <td key={i} class="pf-v6-c-table__td" data-label={names[i]}>
                {decision && <Said outcomes={decision} report={onlyReports(decision, reports)} />}
                {problem && 'Not decided'}
                <p class="small column-does">
                  <a href={`/#${toFragment(useCase)}`}>Its answer</a>
                  {columns.length > 1 && (
                    <Button
                      kind="link"
                      label={`Take away: ${names[i]}`}
                      onClick={() => onShow(cases.filter((_, other) => other !== i))}
                    >
                      Take away
                    </Button>
                  )}
                </p>
              </td>
            ))}
          </tr>
        </tbody>
        {groups.map((group) => (
          <tbody class="pf-v6-c-table__tbody" key={`${group.kind} ${group.name}`}>
            <tr class="pf-v6-c-table__tr">
              <th class="pf-v6-c-table__th of-group" scope="rowgroup" colSpan={columns.length + 1}>
                {group.name}
              </th>
            </tr>
            {group.lines.map((line) => (
              <LineRow key={line.instrument.id} line={line} names={names} columns={columns} />
            ))}
          </tbody>
        ))}
      </table>
      <details class="inner matrix-said">
        <summary>
          <Icon name="down" />
          This use in words
        </summary>
        <ul class="pf-v6-c-list">
          {described(cases[0]!, facts).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function LineRow({ line, names, columns }: { line: Line; names: string[]; columns: Column[] }) {
  const { instrument, verdicts, differs } = line;
  return (
    <tr class={`pf-v6-c-table__tr ${differs ? 'differs' : ''}`} data-instrument={instrument.id}>
      <th class="pf-v6-c-table__th" scope="row">
        <a href={`/instruments/${encodeURIComponent(instrument.id)}`}>{instrument.title}</a>
        {differs && <span class="muted small"> differs</span>}
      </th>
      {verdicts.map((verdict, i) => (
        <td key={i} class="pf-v6-c-table__td" data-label={names[i]} data-outcome={verdict?.outcome}>
          {verdict ? <OfInstrument verdict={verdict} report={isReport(instrument)} /> : columns[i]!.decision && <span class="muted">Does not govern it</span>}
        </td>
      ))}
    </tr>
  );
}

function OfInstrument({ verdict, report }: { verdict: Verdict; report: boolean }) {
  const clauses = deciding(verdict);
  const shown = clauses.slice(0, MOST_CLAUSES);
  return (
    <>
      <Said outcomes={verdict} report={report} />
      {shown.length > 0 && (
        <p class="small clauses-of">
          {shown.map((finding) => (
            <Fragment key={finding.row}>
              <a
                href={`/instruments/${encodeURIComponent(verdict.instrument)}#row-${finding.row}`}
                title={finding.text}
              >
                {finding.clause}
              </a>
            </Fragment>
          ))}
          {shown.length < clauses.length && <span class="muted">and {clauses.length - shown.length} more</span>}
        </p>
      )}
    </>
  );
}

function Said({ outcomes, report }: {
  outcomes: Pick<Verdict, 'outcome' | 'determined' | 'possibleOutcomes'>;
  report?: boolean;
}) {
  return (
    <>
      <OutcomeLabel outcome={outcomes.outcome} report={report} />
      {!outcomes.determined && (
        <p class="small muted">Not settled: {either(outcomes.possibleOutcomes, report ? REPORTED_OUTCOME : undefined)} is possible.</p>
      )}
    </>
  );
}
