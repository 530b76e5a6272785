import { useState } from 'preact/hooks';
import { Problem, inventoryFacts, inventoryNext } from '../api/client';
import type { InventoryFacts, InventoryNext } from '../api/types';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { dayInWords } from '../words/dates';
import { factInWords } from '../words/values';
import { DaySlider } from './DaySlider';

const CLAUSES = 4;
const FACTS = 5;

/** What comes next, and what is worth finding out, of an inventory that is kept. It takes a log-in, as it tells of what others sent. */
export function Coming({ id, column, onDay }: { id: string; column: string; onDay: (day: string) => void }) {
  const [told, setTold] = useState<{ next: InventoryNext; facts: InventoryFacts }>();
  const [problem, setProblem] = useState<Problem>();
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    setProblem(undefined);
    try {
      const [next, facts] = await Promise.all([inventoryNext(id), inventoryFacts(id)]);
      setTold({ next, facts });
    } catch (thrown) {
      setProblem(Problem.of(thrown));
    }
    setAsking(false);
  };
  return (
    <section class="card" aria-labelledby="coming-title">
      <h2 id="coming-title">What comes next</h2>
      {problem && <ProblemAlert problem={problem} />}
      {!told && (
        <p class="row">
          What changes in the coming two years, and what is worth finding out:{' '}
          <Button kind="secondary" disabled={asking} onClick={() => void ask()}>
            {asking ? 'Looking ahead' : 'Look ahead'}
          </Button>
        </p>
      )}
      {told && (
        <>
          {told.next.days.length === 0 && <p>In the coming two years nothing changes by itself.</p>}
          {told.next.days.length > 0 && <DaySlider id={id} next={told.next} column={column} onDay={onDay} />}
          <ul class="coming">
            {told.next.days.map((day) => (
              <li key={day.day}>
                <strong>{dayInWords(day.day)}</strong>: {day.rows.toLocaleString('en')} uses come to something else, by{' '}
                {day.clauses
                  .slice(0, CLAUSES)
                  .map(({ instrument, clause }) => `${instrument} ${clause}`)
                  .join(', ')}
                {day.clauses.length > CLAUSES && ` and ${day.clauses.length - CLAUSES} more clauses`}
              </li>
            ))}
          </ul>
          {told.facts.facts.length > 0 && (
            <>
              <h3>Worth finding out for all rows</h3>
              <ol>
                {told.facts.facts.slice(0, FACTS).map(({ fact, rows, settles }) => (
                  <li key={fact}>
                    {factInWords(fact)}: open in {rows.toLocaleString('en')} rows, expected to settle{' '}
                    {settles.toLocaleString('en')} of them
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </section>
  );
}
