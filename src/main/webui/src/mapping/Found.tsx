import { Button } from '../parts/Button';
import { factInWords } from '../words/values';
import type { MappingCheck } from './service';

const VALUES = 10;

const many = (number: number, what: string) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** What a mapping makes of a sample, and what it leaves: columns, values and facts. */
export function Found({ found, onShow }: { found: MappingCheck; onShow: (decision: string) => void }) {
  const { rows, columnsNotRead, valuesNotKnown, factsGiven, factsNeverGiven, refusedRows, refused } = found;
  const given = Object.entries(factsGiven);
  return (
    <>
      <p data-testid="summary">
        <strong>
          {many(rows, 'row')} read
          {refusedRows > 0 ? `, of which ${refusedRows.toLocaleString('en')} make no facts.` : '.'}
        </strong>
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.slice(0, VALUES).map(({ row, detail }) => (
            <li key={row}>
              Row {row}: {detail}
            </li>
          ))}
        </ul>
      )}
      <h3>Values that no row knows</h3>
      {valuesNotKnown.length === 0 && <p>None: every cell that a table looks at has a row.</p>}
      {valuesNotKnown.map(({ decision, columns, values }) => (
        <section key={decision} data-decision={decision}>
          <p class="row between">
            <strong>{decision}</strong>
            <Button kind="link" label={`Show the table of ${decision}`} onClick={() => onShow(decision)}>
              Show the table
            </Button>
          </p>
          <p class="small muted">of {columns.join(', ')}</p>
          <ul>
            {values.slice(0, VALUES).map(({ cells, rows: number }) => (
              <li key={cells.join('\n')}>
                {cells.map((cell) => `“${cell}”`).join(', ')}: {many(number, 'row')}
              </li>
            ))}
            {values.length > VALUES && <li>and {values.length - VALUES} more values</li>}
          </ul>
        </section>
      ))}
      <h3>Columns that it does not read</h3>
      <p data-testid="columns">{columnsNotRead.length === 0 ? 'None.' : columnsNotRead.join(', ')}</p>
      <h3>Facts</h3>
      <ul data-testid="facts">
        {given.map(([fact, number]) => (
          <li key={fact}>
            {factInWords(fact)}: {many(number, 'row')}
          </li>
        ))}
      </ul>
      <details data-testid="never">
        <summary>{many(factsNeverGiven.length, 'fact')} never given: they stay unknown</summary>
        <p>{factsNeverGiven.map(factInWords).join('; ')}</p>
      </details>
    </>
  );
}
