import { useMemo } from 'preact/hooks';
import type { Clause, Fact, Registered } from '../api/types';
import { instrumentModel, vocabulary } from '../api/client';
import { ProblemAlert } from '../parts/Alert';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { useAnchor } from '../parts/useAnchor';
import { useLoaded } from '../parts/useLoaded';
import { effectInWords, isReport, reportedInWords, statusInWords } from '../words/outcomes';
import { Meanings, meaningId } from './Meanings';
import { cellInWords, type Told } from './feel';
import { byClause, tableOf, type Group, type Row, type Table } from './table';

const COLUMNS = ['Row', 'On days', 'When', 'It says'];

/** The decision table for readers: each row as a sentence, at an address of its own (`#row-4`). */
export function DecisionTable({ instrument }: { instrument: Registered }) {
  const { value, problem } = useLoaded(() => Promise.all([instrumentModel(instrument.id), vocabulary()]), [instrument]);
  return (
    <section class="card" aria-labelledby="table">
      <h2 id="table">Its decision table</h2>
      {problem && <ProblemAlert problem={problem} />}
      {!value && !problem && <Loading what="Loading the table" />}
      {value && <Loaded instrument={instrument} model={value[0]} vocabulary={value[1]} />}
    </section>
  );
}

function Loaded({ instrument, model, vocabulary }: { instrument: Registered; model: string; vocabulary: Fact[] }) {
  const table: Table = useMemo(() => tableOf(new DOMParser().parseFromString(model, 'application/xml')), [model]);
  const facts = useMemo(() => new Map(vocabulary.map((fact) => [fact.name, fact])), [vocabulary]);
  const at = useAnchor(true);
  return (
    <>
      <p>
        A row applies to a use if everything in it holds; what it does not name does not matter to it. All rows that
        apply make the answer together: an exception takes away the rule that it is one from, and the strictest wins.
      </p>
      <div class="policy-table">
        <table class="pf-v6-c-table pf-m-grid-md pf-m-compact">
          <caption class="pf-v6-screen-reader">The rows of the decision table, by clause</caption>
          <thead class="pf-v6-c-table__thead">
            <tr class="pf-v6-c-table__tr">
              {COLUMNS.map((name) => (
                <th key={name} class="pf-v6-c-table__th" scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {byClause(table.rows).map((group) => (
            <OfClause key={group.clause} group={group} instrument={instrument} facts={facts} at={at} />
          ))}
        </table>
      </div>
      <Meanings table={table} facts={facts} />
    </>
  );
}

interface Shown {
  instrument: Registered;
  facts: Map<string, Fact>;
  at: string;
}

function OfClause({ group, instrument, facts, at }: Shown & { group: Group }) {
  const clause = instrument.clauses.find(({ id }) => id === group.clause);
  const pointedAt = at === `clause-${group.clause}` || group.rows.some(({ number }) => at === `row-${number}`);
  return (
    <tbody class={`pf-v6-c-table__tbody ${pointedAt ? 'pointed-at' : ''}`} data-clause={group.clause}>
      <tr class="pf-v6-c-table__tr">
        <th class="pf-v6-c-table__th of-clause" scope="rowgroup" colSpan={COLUMNS.length}>
          <a href={`#clause-${group.clause}`}>{group.clause}</a>
          {clause && <span class="muted"> {clause.text}</span>}
        </th>
      </tr>
      {group.rows.map((row) => (
        <TableRow key={row.number} row={row} clause={clause} instrument={instrument} facts={facts} at={at} />
      ))}
    </tbody>
  );
}

function TableRow({ row, clause, instrument, facts, at }: Shown & { row: Row; clause?: Clause }) {
  const id = `row-${row.number}`;
  const told = row.when.map((cell) => cellInWords(cell, facts));
  const days = told.filter(({ fact }) => fact === undefined);
  const others = told.filter(({ fact }) => fact !== undefined);
  return (
    <tr class={`pf-v6-c-table__tr ${at === id ? 'marked' : ''}`} id={id} tabIndex={-1}>
      <td class="pf-v6-c-table__td" data-label="Row">
        <a href={`#${id}`} aria-label={`Row ${row.number}`}>
          {row.number}
        </a>
      </td>
      <td class="pf-v6-c-table__td" data-label="On days">
        {days.length === 0 ? 'any' : days.map(({ says }) => says).join(' and ')}
      </td>
      <td class="pf-v6-c-table__td" data-label="When">
        {others.length === 0 ? (
          'always'
        ) : (
          <ul class="when">
            {others.map((condition, i) => (
              <li key={i}>
                {i > 0 && <span class="muted">and </span>}
                <Condition told={condition} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td class="pf-v6-c-table__td" data-label="It says">
        <Says row={row} clause={clause} report={isReport(instrument)} />
      </td>
    </tr>
  );
}

function Condition({ told: { fact, subject, says, brief, raw } }: { told: Told }) {
  const about = (
    <a class="subject" href={`#${meaningId(fact!)}`}>
      {subject}
    </a>
  );
  if (brief !== undefined) {
    return (
      <>
        {about}:{' '}
        <details class="brief">
          <summary>
            <Icon name="down" />
            {brief}
          </summary>
          {says}
        </details>
      </>
    );
  }
  return (
    <>
      {about}: {raw ? <code>{says}</code> : says}
    </>
  );
}

/** What a row says: its effect, the condition that is kept or not, and what the row is about. */
function Says({ row, clause, report }: { row: Row; clause?: Clause; report: boolean }) {
  const [status = '', id = ''] = row.condition.split(': ');
  const words = clause?.conditions?.[id] ?? clause?.doubts?.[id];
  return (
    <>
      <p>
        <strong>{saysInWords(row, status, report)}</strong>
      </p>
      {row.note && <p class="muted small">{row.note}</p>}
      {words && (
        <p class="small">
          {status in STATUS ? statusInWords(status as keyof typeof STATUS) : status}: {words}
        </p>
      )}
    </>
  );
}

const STATUS = { met: '', unmet: '', obligation: '', undecided: '' };

function saysInWords({ effect }: Row, status: string, report: boolean): string {
  if (status === 'outside') {
    return 'Does not govern it';
  }
  if (status === 'inside') {
    return 'Governs it, and allows what no clause bars';
  }
  if (status === 'undecided') {
    return 'Leaves it open';
  }
  return report ? reportedInWords(effect) : effectInWords(effect);
}
