import { useEffect, useMemo, useState } from 'preact/hooks';
import { registerOfDraft } from '../api/client';
import type { Clause, Draft, DraftRegister } from '../api/types';
import { Encoded } from '../instrument/Covered';
import { type Row, tableOf } from '../instrument/table';
import { Citation } from '../parts/Citation';
import { useEffectWords } from '../parts/reported';
import { useLoaded } from '../parts/useLoaded';
import { FINDINGS, idOf } from './model';
import type { Editing } from './useEditing';

interface Table {
  /** The id of its decision. */
  id?: string;
  rows: Row[];
}

/** The clause of the row that is selected in the editor, or picked here, as the register entry of the draft has it. */
export function ClauseBeside({ draft, editing }: { draft: Draft; editing: Editing }) {
  const { selected, content, revision, state, files } = editing;
  const [table, setTable] = useState<Table>({ rows: [] });
  const [number, setNumber] = useState<number>();
  const settled = state.kind === 'saved' || state.kind === 'failed';
  useEffect(() => {
    if (settled) {
      void content().then((model) => setTable(read(model)));
    }
  }, [revision, settled]);
  useEffect(() => {
    if (selected !== undefined && selected.decision === table.id) {
      setNumber(selected.row);
    }
  }, [selected, table.id]);
  // Asked again once another entry is saved, and no sooner.
  const [entry, setEntry] = useState(files.register);
  useEffect(() => {
    if (state.kind === 'saved') {
      setEntry(files.register);
    }
  }, [state.kind, files.register]);
  const { value: register, problem } = useLoaded(() => registerOfDraft(draft.id), [draft.id, entry]);
  const effects = useEffectWords();
  const row = table.rows.find((one) => one.number === number);
  const pick = (text: string) => {
    const next = text === '' ? undefined : Number(text);
    setNumber(next);
    if (next !== undefined && table.id !== undefined) {
      editing.editor()?.show(table.id, next);
    }
  };
  return (
    <section class="clause-beside" role="region" tabIndex={0} aria-label="The clause of the selected row">
      <p class="row">
        <label for="row-picked">Clause of row</label>
        <span class="pf-v6-c-form-control">
          <select id="row-picked" value={row === undefined ? '' : number} onChange={(event) => pick(event.currentTarget.value)}>
            <option value="">none selected</option>
            {table.rows.map(({ number: of, clause, effect }) => (
              <option key={of} value={of}>
                {of}: {clause}, {effects(effect)}
              </option>
            ))}
          </select>
        </span>
      </p>
      {row === undefined && <p class="muted small">Select a row in the table, or here, and its clause stands beside it.</p>}
      {row !== undefined && problem && <p class="field-error">The register entry cannot be read: {problem.detail.detail}</p>}
      {row !== undefined && register && <Of row={row} register={register} />}
    </section>
  );
}

function read(model: string): Table {
  try {
    return {
      id: idOf(model, FINDINGS),
      rows: tableOf(new DOMParser().parseFromString(model, 'application/xml')).rows,
    };
  } catch {
    return { rows: [] };
  }
}

function Of({ row, register }: { row: Row; register: DraftRegister }) {
  const effects = useEffectWords();
  const clause = useMemo(() => register.clauses.find(({ id }) => id === row.clause), [row, register]);
  if (clause === undefined) {
    return (
      <p class="field-error" data-testid="clause-beside">
        The register entry has no clause {row.clause}. It is written in the tab Files.
      </p>
    );
  }
  return (
    <div data-testid="clause-beside">
      <p>
        <strong>
          <code>{clause.id}</code>
        </strong>{' '}
        <span class="effect">{effects(clause.effect)}</span>
        {row.note && <span class="muted"> - {row.note}</span>}
      </p>
      <p>{clause.text}</p>
      <Condition row={row} clause={clause} />
      <Citation {...clause} title={register.title} />
      <details>
        <summary>What of it is encoded</summary>
        <Encoded coverage={register.coverage} notEncoded={register.notEncoded} />
      </details>
    </div>
  );
}

/** The words that the row names of the clause. */
function Condition({ row, clause }: { row: Row; clause: Clause }) {
  const [status = '', id] = row.condition.split(/:\s*/);
  const words = id === undefined ? undefined : (clause.conditions?.[id] ?? clause.doubts?.[id]);
  if (id === undefined) {
    return null;
  }
  return (
    <p>
      <span class="muted">
        {status}, <code>{id}</code>:
      </span>{' '}
      {words ?? 'the entry has no words for it.'}
    </p>
  );
}
