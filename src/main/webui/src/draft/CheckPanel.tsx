import type { Diagnostic, DraftCheck, RequestFacts } from '../api/types';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Label } from '../parts/Label';
import { Reply } from './Reply';
import type { Action } from './useAction';

interface Props {
  check: Action<[], DraftCheck>;
  /** Whether it is a model of no instrument, of which the engine alone says something. */
  ofNone?: boolean;
  /** Whether the draft is another one than was checked. */
  outdated: boolean;
  onShow: (where: Diagnostic['where']) => void;
  onTry: (facts: RequestFacts) => void;
}

export function CheckPanel({ check, ofNone = false, outdated, onShow, onTry }: Props) {
  return (
    <>
      <p class="row">
        <Button kind="primary" disabled={check.pending} onClick={() => void check.run()}>
          Check
        </Button>
        <span class="muted small">
          {ofNone
            ? 'What the engine says of the model.'
            : 'Policy profile, clauses, cases, gaps and invariants, over every use case.'}
        </span>
      </p>
      <Reply to={check} waiting="Checking" outdated={outdated && 'The draft has changed since. Check it again.'}>
        {(checked) => <Result check={checked} ofNone={ofNone} onShow={onShow} onTry={onTry} />}
      </Reply>
    </>
  );
}

function Result(props: { check: DraftCheck; ofNone: boolean } & Pick<Props, 'onShow' | 'onTry'>) {
  const { check, ofNone, onShow, onTry } = props;
  const errors = check.diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = check.diagnostics.length - errors;
  return (
    <>
      <p data-testid="summary">
        <strong>
          {errors === 0 ? (ofNone ? 'It compiles.' : 'Nothing stands in the way of proposing it.') : counted(errors, 'error')}
          {warnings > 0 && ` ${counted(warnings, 'warning')}`}
        </strong>
      </p>
      {check.profile ? (
        <p class="small muted">
          {check.cases && `${check.cases.passed} of ${check.cases.passed + check.cases.failed} cases come out as expected. `}
          {check.proof &&
            `${check.proof.invariants.filter(({ holds }) => holds).length} of ${check.proof.invariants.length} invariants hold.`}
        </p>
      ) : (
        <p class="small muted">
          {ofNone
            ? 'It is a model of no instrument: clauses, cases and invariants are not asked for.'
            : 'It is outside the policy profile, so nothing more can be said of it.'}
        </p>
      )}
      <ul class="diagnostics">
        {check.diagnostics.map((diagnostic, i) => (
          <Item key={i} diagnostic={diagnostic} onShow={onShow} onTry={onTry} />
        ))}
      </ul>
    </>
  );
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}.`;

function Item({ diagnostic, onShow, onTry }: { diagnostic: Diagnostic } & Pick<Props, 'onShow' | 'onTry'>) {
  const { code, severity, where, message, help, witness } = diagnostic;
  return (
    <li class={`diagnostic diagnostic-${severity}`}>
      <p class="row">
        <Icon name={severity === 'error' ? 'prohibited' : 'review_required'} />
        <span class="pf-v6-screen-reader">{severity}: </span>
        <Label colour={severity === 'error' ? 'red' : 'orange'}>{code}</Label>
        {(where.decision || where.file) && <span class="muted small">{placeInWords(where)}</span>}
      </p>
      <p>{message}</p>
      <p class="muted small">{help}</p>
      <p class="row">
        {where.decision && (
          <Button kind="link" onClick={() => onShow(where)}>
            Show in the table
          </Button>
        )}
        {where.file && (
          <Button kind="link" onClick={() => onShow(where)}>
            Show in the file
          </Button>
        )}
        {witness && (
          <Button kind="link" onClick={() => onTry(witness)}>
            {code.startsWith('case-') ? 'Try this case' : 'Try the use case that shows it'}
          </Button>
        )}
      </p>
    </li>
  );
}

function placeInWords({ decision, row, column, file, line }: Diagnostic['where']): string {
  return [file?.split('/').slice(-2).join('/'), line && `line ${line}`, decision, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ');
}
