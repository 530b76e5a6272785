import type { Fact } from '../api/types';
import { Icon } from '../parts/Icon';
import { factInWords } from '../words/values';
import { expressionInWords } from './feel';
import type { Table } from './table';

export const meaningId = (fact: string) => `meaning-${fact.replace(/\W+/g, '-')}`;

/** What the conditions of a table ask about: facts as they are asked for, and facts that follow from them. */
export function Meanings({ table, facts }: { table: Table; facts: Map<string, Fact> }) {
  const columns = new Set(table.rows.flatMap(({ when }) => when.map(({ of }) => of.replace(/^facts\./, ''))));
  const asked = [...columns].flatMap((name) => facts.get(name) ?? []);
  return (
    <details class="meanings-of-table">
      <summary>
        <Icon name="down" />
        <h3>What its conditions mean</h3>
      </summary>
      <dl class="meaning-list">
        {table.derived.map(({ name, question, expression }) => (
          <div key={name} id={meaningId(name)} tabIndex={-1}>
            <dt>{name}</dt>
            <dd>
              {question}
              <p class="muted small">Yes if {expressionInWords(expression, facts)}.</p>
            </dd>
          </div>
        ))}
        {asked.map(({ name, question }) => (
          <div key={name} id={meaningId(name)} tabIndex={-1}>
            <dt>{factInWords(name)}</dt>
            <dd>{question}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
