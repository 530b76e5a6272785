import { useState } from 'preact/hooks';
import { checkDraft, evaluateDraft, proposeDraft } from '../api/client';
import type { Diagnostic, Draft, Fact, RequestFacts } from '../api/types';
import { type UseCase, fromRequest, toRequest, today } from '../facts/raw';
import { Loading } from '../parts/Loading';
import { BenchHead } from './BenchHead';
import { ChangesPanel } from './ChangesPanel';
import { CheckPanel } from './CheckPanel';
import { ProposePanel } from './ProposePanel';
import { NotOpened } from './NotOpened';
import { NotSaved } from './Saving';
import { Stale } from './Stale';
import { Tabs } from './Tabs';
import { TryPanel } from './TryPanel';
import type { Checked } from './checked';
import { FINDINGS, idOf, rowIds } from './model';
import { useAction } from './useAction';
import { useEditing } from './useEditing';

const TABS = { check: 'Check', try: 'Try', changes: 'What changes', propose: 'Propose' };

/** A draft in the editor, and beside it what can be asked of it. */
export function Bench(props: { draft: Draft; vocabularyModel: string; vocabulary: Fact[] }) {
  const { draft, vocabulary } = props;
  const editing = useEditing(draft, props.vocabularyModel);
  const { container, ready, failure, usable, state, note, editor, saved, content } = editing;
  const [tab, setTab] = useState<keyof typeof TABS>('check');
  const [useCase, setUseCase] = useState<UseCase>({ facts: {}, asOf: today(), instruments: [] });

  const check = useAction(async (): Promise<Checked> => {
    const { id, revision } = await saved();
    return { revision, check: await checkDraft(id) };
  });
  const evaluation = useAction(async (asked: UseCase) => {
    const { id, model } = await saved();
    const decision = await evaluateDraft(id, { facts: toRequest(asked.facts, vocabulary), asOf: asked.asOf });
    const table = idOf(model, FINDINGS);
    if (table !== undefined) {
      const fired = (decision.verdicts[0]?.findings ?? []).filter(({ certain }) => certain).map(({ row }) => row);
      editor()?.mark(table, rowIds(model, FINDINGS, fired));
    }
    return decision;
  });
  const propose = useAction(async () => proposeDraft((await saved()).id));

  const show = async ({ decision = FINDINGS, row, column }: Diagnostic['where']) => {
    const id = idOf(await content(), decision);
    if (id === undefined || !editor()?.show(id, row, column)) {
      alert(`Open ${decision}${row ? `, row ${row}` : ''} in the editor.`);
    }
  };
  const tryOut = ({ asOf = today(), ...facts }: RequestFacts) => {
    const next = { facts: fromRequest(facts), asOf: String(asOf), instruments: [] };
    setUseCase(next);
    setTab('try');
    void evaluation.run(next);
  };
  const outdated = state.kind !== 'saved' || check.value?.revision !== editing.revision;
  return (
    <>
      <BenchHead instrument={draft.instrument} editing={editing} />
      {failure && <NotOpened instrument={draft.instrument} editing={editing} />}
      {state.kind === 'failed' && <NotSaved problem={state.problem} draft={draft} note={note} content={content} />}
      {state.kind === 'stale' && (
        <Stale
          draft={draft}
          note={note}
          content={content}
          onMine={editing.keepMine}
          onTheirs={editing.takeTheirs}
        />
      )}
      <div class="bench">
        <div class="card bench-editor" hidden={failure !== ''}>
          {!ready && !failure && <Loading what="Opening the DMN editor: twelve megabytes, the first time" />}
          <div ref={container} class={ready ? 'bench-frame' : 'bench-frame bench-waiting'} />
        </div>
        {usable && (
          <Tabs label="The draft" tabs={TABS} at={tab} onPick={setTab}>
            {tab === 'check' && (
              <CheckPanel check={check} outdated={outdated} onShow={(where) => void show(where)} onTry={tryOut} />
            )}
            {tab === 'try' && (
              <TryPanel
                vocabulary={vocabulary}
                useCase={useCase}
                evaluation={evaluation}
                onChange={setUseCase}
                onRow={(row) => void show({ row })}
              />
            )}
            {tab === 'changes' && (
              <ChangesPanel
                instrument={draft.instrument}
                vocabulary={vocabulary}
                check={check}
                outdated={outdated}
                onTry={tryOut}
              />
            )}
            {tab === 'propose' && <ProposePanel propose={propose} />}
          </Tabs>
        )}
      </div>
    </>
  );
}
