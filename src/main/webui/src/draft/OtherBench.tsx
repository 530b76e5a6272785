import { useState } from 'preact/hooks';
import { checkDraft } from '../api/client';
import type { Diagnostic, Draft, DraftCheck } from '../api/types';
import { BenchFrame } from './BenchFrame';
import { CheckPanel } from './CheckPanel';
import { EvaluatePanel, evaluated } from './EvaluatePanel';
import { Tabs } from './Tabs';
import { TextPanel } from './TextPanel';
import { idOf, rowIds } from './model';
import { useAction } from './useAction';
import { useAskedOf } from './useAskedOf';
import { useEditing } from './useEditing';

const TABS = { evaluate: 'Evaluate', check: 'Check', text: 'Text', propose: 'Propose' };

/** A model of no instrument in the editor, and beside it what can be asked of any model. */
export function OtherBench({ draft, vocabularyModel }: { draft: Draft; vocabularyModel: string }) {
  const editing = useEditing(draft, vocabularyModel);
  const { editor, content } = editing;
  const [tab, setTab] = useState<keyof typeof TABS>('evaluate');
  const { asked, outdated } = useAskedOf<keyof typeof TABS>(editing, 'evaluate');
  const check = useAction(async (): Promise<DraftCheck> => checkDraft((await asked('check')).id));
  const evaluation = useAction(async (context: Record<string, unknown>) => {
    const { model } = await asked('evaluate');
    const result = await evaluated(model, context);
    const hit = result.hits.find(({ rows }) => rows.length > 0);
    const table = hit && idOf(model, hit.decision);
    if (hit && table !== undefined) {
      editor()?.mark(table, rowIds(model, hit.decision, hit.rows));
    }
    return result;
  });
  const show = async ({ decision, row, column }: Diagnostic['where']) => {
    const id = decision === undefined ? undefined : idOf(await content(), decision);
    if (id === undefined || !editor()?.show(id, row, column)) {
      setTab('text');
    }
  };
  return (
    <BenchFrame draft={draft} editing={editing}>
      <Tabs label="The model" tabs={TABS} at={tab} onPick={setTab}>
        {tab === 'evaluate' && (
          <EvaluatePanel model={editing.stored} evaluation={evaluation} outdated={outdated('evaluate')} />
        )}
        {tab === 'check' && (
          <CheckPanel
            ofNone
            check={check}
            outdated={outdated('check')}
            onShow={(where) => void show(where)}
            onTry={() => undefined}
          />
        )}
        {tab === 'text' && <TextPanel editing={editing} />}
        {tab === 'propose' && <NoProposal />}
      </Tabs>
    </BenchFrame>
  );
}

function NoProposal() {
  return (
    <>
      <p data-testid="no-proposal">
        <strong>There is nothing to propose it to: it is a model of no instrument here.</strong>
      </p>
      <p>
        Answers are made from instruments: a model whose rows cite the clauses of a register entry, and which cases and
        invariants hold to it. This one has none of that.
      </p>
      <p>
        If it is to become one, <a href="/workbench#begin">begin a new instrument</a>, give this model that instrument's
        name, and import it there; <em>Check</em> then says what it lacks. If it is a mapping of an inventory or a model of
        your own, <em>Export</em> gives it as a file.
      </p>
    </>
  );
}
