import { useState } from 'preact/hooks';
import type { Decision, Fact, Finding } from '../api/types';
import { FactField } from '../ask/FactField';
import { fieldErrors } from '../ask/errors';
import { type UseCase, today, withFact } from '../facts/raw';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { OutcomeLabel } from '../parts/OutcomeLabel';
import { useEffectWords, useOutcomeWords } from '../parts/reported';
import { either } from '../words/outcomes';
import { Reply } from './Reply';
import type { Action } from './useAction';

interface Props {
  vocabulary: Fact[];
  useCase: UseCase;
  evaluation: Action<[UseCase], Decision>;
  /** Whether the draft is another one than was tried. */
  outdated: boolean;
  onChange: (useCase: UseCase) => void;
  onRow: (row: number) => void;
}

const FEW = 6;

/** Facts in, the rows that fire and the verdict out. It asks for those facts only that still matter to the draft. */
export function TryPanel({ vocabulary, useCase, evaluation, outdated, onChange, onRow }: Props) {
  const [all, setAll] = useState(false);
  const { value, problem, pending } = evaluation;
  const errors = fieldErrors(problem?.detail.errors ?? []);
  const names = vocabulary.map(({ name }) => name);
  const stated = names.filter((name) => useCase.facts[name] !== undefined);
  const open = (value?.openFacts ?? []).filter((name) => !stated.includes(name));
  const fields = [...stated, ...(all ? open : open.slice(0, FEW))];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void evaluation.run(useCase);
      }}
    >
      <div class="fact">
        <label for="try-asOf">Day asked about</label>
        <span class="pf-v6-c-form-control">
          <input
            id="try-asOf"
            type="date"
            value={useCase.asOf}
            onChange={(event) => onChange({ ...useCase, asOf: event.currentTarget.value || today() })}
          />
        </span>
        {errors.asOf && <p class="field-error">{errors.asOf}</p>}
      </div>
      <p class="row">
        <Button kind="primary" type="submit" disabled={pending}>
          Try
        </Button>
        <Button kind="link" onClick={() => onChange({ facts: {}, asOf: today(), instruments: [] })}>
          Clear
        </Button>
      </p>
      <Reply
        to={evaluation}
        waiting="Evaluating"
        outdated={outdated && 'The draft has changed since. Try it again.'}
        without={names.map((name) => `/facts/${name}`)}
      >
        {(decision) => <Fired decision={decision} onRow={onRow} />}
      </Reply>
      {fields.length > 0 && <h3>{stated.length > 0 ? 'Facts' : 'Facts that matter'}</h3>}
      {vocabulary
        .filter(({ name }) => fields.includes(name))
        .sort((a, b) => fields.indexOf(a.name) - fields.indexOf(b.name))
        .map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            prefix="try"
            names={names}
            value={useCase.facts[fact.name]}
            error={errors[fact.name]}
            onChange={(next) => onChange({ ...useCase, facts: withFact(useCase.facts, fact.name, next) })}
          />
        ))}
      {open.length > FEW && !all && (
        <Button kind="link" onClick={() => setAll(true)}>
          Show {open.length - FEW} more that matter
        </Button>
      )}
    </form>
  );
}

function Fired({ decision, onRow }: { decision: Decision; onRow: (row: number) => void }) {
  const words = useOutcomeWords();
  const findings = [...(decision.verdicts[0]?.findings ?? [])].sort((a, b) => a.row - b.row);
  const certain = findings.filter((finding) => finding.certain);
  const possible = findings.filter((finding) => !finding.certain);
  return (
    <div class="tried" data-testid="verdict">
      <p class="row">
        <OutcomeLabel outcome={decision.outcome} />
        {decision.determined ? 'Determined.' : `Not determined: ${either(decision.possibleOutcomes, words)} is possible.`}
      </p>
      <p>{certain.length === 0 ? 'No row fires for certain.' : 'Rows that fire:'}</p>
      <Rows findings={certain} onRow={onRow} />
      {possible.length > 0 && (
        <details class="inner">
          <summary>
            <Icon name="down" />
            {possible.length} more {possible.length === 1 ? 'fires' : 'fire'} only if an open fact says so
          </summary>
          <Rows findings={possible} onRow={onRow} />
        </details>
      )}
    </div>
  );
}

function Rows({ findings, onRow }: { findings: Finding[]; onRow: (row: number) => void }) {
  const effects = useEffectWords();
  return (
    <ul class="fired">
      {findings.map((finding) => (
        <li key={finding.row}>
          <Button kind="link" onClick={() => onRow(finding.row)}>
            Row {finding.row}
          </Button>{' '}
          {fired(finding, effects)}
        </li>
      ))}
    </ul>
  );
}

function fired({ clause, effect, condition }: Finding, effects: (effect: string) => string): string {
  const by = condition ? `, ${condition.status}${condition.id ? `: ${condition.id}` : ''}` : '';
  return `${clause}: ${effects(effect).toLowerCase()}${by}`;
}
