import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { today } from '../facts/raw';
import { Button } from '../parts/Button';
import type { Editing } from './useEditing';
import { columnsOf, withDerivedFact, withRow } from './templates';

const EFFECTS = ['prohibits', 'permits', 'permits_if', 'requires', 'recommends', 'scope', 'fact'];

/** What takes many steps in the editor, from a form: a derived fact with its column, and a row of a clause. */
export function AddPanel({ editing }: { editing: Editing }) {
  const [said, setSaid] = useState('');
  const add = async (what: string, change: (model: string) => string | undefined) => {
    const next = change(await editing.settled());
    if (next === undefined) {
      setSaid(`${what} was not added: the name is taken, or the model has no table of findings.`);
    } else {
      await editing.replace(next);
      setSaid(`${what} is in the model. Undo takes it away again.`);
    }
  };
  return (
    <>
      <p role="status">{said}</p>
      <DerivedFactForm onAdd={(fact) => add(fact.name, (model) => withDerivedFact(model, fact))} />
      <RowForm editing={editing} onAdd={(row) => add(`A row of ${row.clause}`, (model) => withRow(model, row))} />
    </>
  );
}

function DerivedFactForm({ onAdd }: { onAdd: (fact: Parameters<typeof withDerivedFact>[1]) => Promise<void> }) {
  const [name, setName] = useState('');
  const [question, setQuestion] = useState('');
  const [expression, setExpression] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd({ name: name.trim(), question: question.trim(), expression: expression.trim() });
      }}
    >
      <h3>A derived fact</h3>
      <Field label="Name" id="fact-name" value={name} onInput={setName} />
      <Field label="Question" id="fact-question" value={question} onInput={setQuestion} />
      <Field label="Expression" id="fact-expression" value={expression} onInput={setExpression} />
      <Button kind="secondary" type="submit" small disabled={name.trim() === '' || expression.trim() === ''}>
        Add the derived fact
      </Button>
    </form>
  );
}

function RowForm(props: { editing: Editing; onAdd: (row: Parameters<typeof withRow>[1]) => Promise<void> }) {
  const { editing, onAdd } = props;
  const [columns, setColumns] = useState<string[]>([]);
  const [clause, setClause] = useState('');
  const [effect, setEffect] = useState('prohibits');
  const [condition, setCondition] = useState('none');
  const [from, setFrom] = useState(today());
  const [annotation, setAnnotation] = useState('');
  const [cells, setCells] = useState<Record<string, string>>({});
  useEffect(() => void editing.content().then((model) => setColumns(columnsOf(model))), [editing.revision, editing.state]);
  const row = () => ({ clause: clause.trim(), effect, condition, from, annotation: annotation.trim(), cells: filled(cells) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(row());
      }}
    >
      <h3>A row of a clause</h3>
      <Field label="Clause" id="row-clause" value={clause} onInput={setClause} />
      <Labelled label="Effect" id="row-effect">
        <select id="row-effect" value={effect} onChange={(event) => setEffect(event.currentTarget.value)}>
          {EFFECTS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Labelled>
      <Field label="Condition" id="row-condition" value={condition} onInput={setCondition} />
      <Field label="From" id="row-from" type="date" value={from} onInput={setFrom} />
      {columns.map((name) => (
        <Field
          key={name}
          label={name}
          id={`row-cell-${name}`}
          value={cells[name] ?? ''}
          placeholder="-"
          onInput={(text) => setCells({ ...cells, [name]: text })}
        />
      ))}
      <Field label="In words" id="row-annotation" value={annotation} onInput={setAnnotation} />
      <Button kind="secondary" type="submit" small disabled={clause.trim() === '' || annotation.trim() === ''}>
        Add the row
      </Button>
    </form>
  );
}

const filled = (cells: Record<string, string>) =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== ''));

interface FieldProps {
  label: string;
  id: string;
  value: string;
  type?: 'text' | 'date';
  placeholder?: string;
  onInput: (text: string) => void;
}

function Field({ label, id, value, type = 'text', placeholder, onInput }: FieldProps) {
  return (
    <Labelled label={label} id={id}>
      <input
        id={id}
        {...(type === 'date' ? { type } : { type: 'text' })}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}

function Labelled({ label, id, children }: { label: string; id: string; children: ComponentChildren }) {
  return (
    <p class="fact">
      <label for={id}>{label}</label>
      <span class="pf-v6-c-form-control">{children}</span>
    </p>
  );
}
