import { useState } from 'preact/hooks';
import { checkDraft, evaluateDraft, proposeDraft } from '../api/client';
import type { Diagnostic, Draft, DraftCheck, Fact, RequestFacts } from '../api/types';
import { type UseCase, fromRequest, toRequest, today } from '../facts/raw';
import { Reported } from '../parts/reported';
import { AddPanel } from './AddPanel';
import { BenchFrame } from './BenchFrame';
import { ChangesPanel } from './ChangesPanel';
import { CheckPanel } from './CheckPanel';
import { ClauseBeside } from './ClauseBeside';
import { ProposePanel } from './ProposePanel';
import { type FileKey, FilesPanel, keyOf } from './FilesPanel';
import { Tabs } from './Tabs';
import { TryPanel } from './TryPanel';
import { isOfAReport } from './files';
import { FINDINGS, idOf, rowIds } from './model';
import { useAction } from './useAction';
import { useAskedOf } from './useAskedOf';
import { useEditing } from './useEditing';

const TABS = {
  check: 'Check',
  try: 'Try',
  changes: 'What changes',
  add: 'Add',
  files: 'Files',
  propose: 'Propose',
};

/** A draft in the editor, and beside it what can be asked of it. */
export function Bench(props: { draft: Draft & { instrument: string }; vocabularyModel: string; vocabulary: Fact[] }) {
  const { draft, vocabulary } = props;
  const editing = useEditing(draft, props.vocabularyModel);
  const { files, editor, content } = editing;
  const [tab, setTab] = useState<keyof typeof TABS>('check');
  const [file, setFile] = useState<{ key: FileKey; line?: number }>({ key: 'register' });
  const [useCase, setUseCase] = useState<UseCase>({ facts: {}, asOf: today(), instruments: [] });

  const { asked, outdated } = useAskedOf<keyof typeof TABS>(editing, 'try');

  const check = useAction(async (): Promise<DraftCheck> => {
    const { id } = await asked('check');
    return checkDraft(id);
  });
  const evaluation = useAction(async (of: UseCase) => {
    const { id, model } = await asked('try');
    const decision = await evaluateDraft(id, { facts: toRequest(of.facts, vocabulary), asOf: of.asOf });
    const table = idOf(model, FINDINGS);
    if (table !== undefined) {
      const fired = (decision.verdicts[0]?.findings ?? []).filter(({ certain }) => certain).map(({ row }) => row);
      editor()?.mark(table, rowIds(model, FINDINGS, fired));
    }
    return decision;
  });
  const propose = useAction(async () => proposeDraft((await asked('propose')).id));

  const show = async ({ decision = FINDINGS, row, column, file, line }: Diagnostic['where']) => {
    if (file !== undefined) {
      const key = keyOf(file, draft.instrument);
      if (key === undefined) {
        alert(`Open ${file}${line ? `, line ${line}` : ''}: it is about several instruments, and is not edited here.`);
      } else {
        setFile({ key, line });
        setTab('files');
      }
      return;
    }
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
  return (
    <Reported.Provider value={isOfAReport(files.register)}>
      <BenchFrame
        draft={draft}
        instrument={draft.instrument}
        editing={editing}
        below={<ClauseBeside draft={draft} editing={editing} />}
      >
        <Tabs label="The draft" tabs={TABS} at={tab} onPick={setTab}>
          {tab === 'check' && (
            <CheckPanel check={check} outdated={outdated('check')} onShow={(where) => void show(where)} onTry={tryOut} />
          )}
          {tab === 'try' && (
            <TryPanel
              vocabulary={vocabulary}
              useCase={useCase}
              evaluation={evaluation}
              outdated={outdated('try')}
              onChange={setUseCase}
              onRow={(row) => void show({ row })}
            />
          )}
          {tab === 'changes' && (
            <ChangesPanel
              instrument={draft.instrument}
              vocabulary={vocabulary}
              check={check}
              outdated={outdated('check')}
              onTry={tryOut}
            />
          )}
          {tab === 'add' && <AddPanel editing={editing} />}
          {tab === 'files' && (
            <FilesPanel
              files={files}
              at={file.key}
              line={file.line}
              onPick={(key) => setFile({ key })}
              onChange={editing.setFiles}
            />
          )}
          {tab === 'propose' && <ProposePanel propose={propose} outdated={outdated('propose')} />}
        </Tabs>
      </BenchFrame>
    </Reported.Provider>
  );
}
