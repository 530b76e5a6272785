import { useEffect, useState } from 'preact/hooks';
import { Problem, inventorySummary } from '../api/client';
import type { InventoryNext } from '../api/types';
import { ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { dayInWords, plusDays } from '../words/dates';
import { Mark } from './Chart';
import { countsOf, daysBetween, nextChange, since } from './days';
import { type Counts, KINDS } from './group';

interface Props {
  id: string;
  next: InventoryNext;
  /** Some column: what is asked for is counted by one. */
  column: string;
  /** Decides every row on that day. */
  onDay: (day: string) => void;
}

/** The days to come under one's finger, those marked on which some row comes to something else. */
export function DaySlider({ id, next, column, onDay }: Props) {
  const [day, setDay] = useState(next.from);
  const [told, setTold] = useState<Record<string, Counts>>({});
  const [problem, setProblem] = useState<Problem>();
  const changes = next.days.map((change) => change.day);
  const last = daysBetween(next.from, next.to) - 1;
  // All days from one change to the next are the same: they are asked about once.
  const here = since(day, next.from, changes);
  const counts = told[here];
  useEffect(() => {
    if (counts) {
      return;
    }
    // Not of every day that is passed on the way.
    const timer = setTimeout(() => {
      setProblem(undefined);
      inventorySummary(id, column, here).then(
        (summary) => setTold((before) => ({ ...before, [here]: countsOf(summary) })),
        (thrown: unknown) => setProblem(Problem.of(thrown)),
      );
    }, 200);
    return () => clearTimeout(timer);
  }, [here]);
  const step = (back: boolean, words: string) => {
    const to = nextChange(day, changes, back, next.from);
    return (
      <Button kind="secondary" small disabled={to === undefined} onClick={() => to && setDay(to)}>
        {words}
      </Button>
    );
  };
  return (
    <div class="day-slider">
      <label for="day-to-come">On {dayInWords(day)}</label>
      <input
        id="day-to-come"
        type="range"
        min="0"
        max={last}
        step="1"
        list="changes-to-come"
        aria-valuetext={dayInWords(day)}
        value={daysBetween(next.from, day)}
        onInput={(event) => setDay(plusDays(next.from, Number(event.currentTarget.value)))}
      />
      <svg class="day-marks" viewBox={`0 0 ${Math.max(1, last)} 10`} preserveAspectRatio="none" aria-hidden="true">
        {changes.map((change) => (
          <line key={change} x1={daysBetween(next.from, change)} x2={daysBetween(next.from, change)} y1="0" y2="10" />
        ))}
      </svg>
      <datalist id="changes-to-come">
        {changes.map((change) => (
          <option key={change} value={daysBetween(next.from, change)} label={dayInWords(change)} />
        ))}
      </datalist>
      <div class="row">
        {step(true, 'Change before')}
        {step(false, 'Next change')}
        <Button kind="secondary" small onClick={() => onDay(day)}>
          Decide every row on this day
        </Button>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div role="status" aria-busy={!counts}>
        {counts && (
          <ul class="counts">
            {KINDS.filter((kind) => counts[kind]).map((kind) => (
              <li key={kind}>
                <strong>{counts[kind]!.toLocaleString('en')}</strong> <Mark kind={kind} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
