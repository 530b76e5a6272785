import { useEffect, useRef, useState } from 'preact/hooks';
import {
  Problem,
  checkDraft,
  createDraft,
  draft as loadDraft,
  evaluateDraft,
  proposeDraft,
  replaceDraft,
  vocabulary as loadVocabulary,
  vocabularyModel,
} from '../api/client';
import type { Diagnostic, Draft, DraftCheck, Fact, RequestFacts } from '../api/types';
import { type UseCase, fromRequest, toRequest, today } from '../facts/raw';
import { Alert, ProblemAlert } from '../parts/Alert';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Loading } from '../parts/Loading';
import { useLoaded } from '../parts/useLoaded';
import { lastStep } from '../words/address';
import { ChangesPanel } from './ChangesPanel';
import { CheckPanel } from './CheckPanel';
import { ProposePanel } from './ProposePanel';
import { Stale } from './Stale';
import { Tabs } from './Tabs';
import { TryPanel } from './TryPanel';
import { type DmnEditor, openEditor } from './editor';
import { download, fileOf } from './files';
import { browserKeeper } from './keeper';
import { FINDINGS, idOf, nameOf, rowIds } from './model';
import { Saver, type State } from './saver';
import { useAction } from './useAction';

/** What was said of one revision. */
export interface Checked {
  revision: string;
  check: DraftCheck;
}

const TABS = { check: 'Check', try: 'Try', changes: 'What changes', propose: 'Propose' };

export function DraftPage() {
  const id = lastStep(location.pathname);
  const { value, problem } = useLoaded(
    () => Promise.all([loadDraft(id), vocabularyModel(), loadVocabulary()]),
    [id],
  );
  return (
    <>
      <nav aria-label="Breadcrumb" class="breadcrumb small">
        <a href="/workbench">Workbench</a> / <span aria-current="page">{value?.[0].instrument ?? 'Draft'}</span>
      </nav>
      {problem && (
        <>
          <h1>Draft</h1>
          <ProblemAlert problem={problem} />
        </>
      )}
      {!value && !problem && <Loading what="Loading the draft" />}
      {value && <Editing draft={value[0]} vocabularyModel={value[1]} vocabulary={value[2]} />}
    </>
  );
}

function Editing(props: { draft: Draft; vocabularyModel: string; vocabulary: Fact[] }) {
  const { draft, vocabulary } = props;
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DmnEditor | undefined>(undefined);
  const saver = useRef<Saver | undefined>(undefined);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>({ kind: 'saved' });
  const [failure, setFailure] = useState('');
  const [note, setNote] = useState(draft.note);
  const [tab, setTab] = useState<keyof typeof TABS>('check');
  const [useCase, setUseCase] = useState<UseCase>({ facts: {}, asOf: today(), instruments: [] });

  useEffect(() => {
    document.title = `${draft.instrument}, draft - Clausewise`;
    const kept = browserKeeper.read(draft.id);
    const saving = new Saver(kept ? { ...draft, revision: kept.revision } : draft, {
      content: () => editor.current!.content(),
      put: replaceDraft,
      keeper: browserKeeper,
      onState: setState,
    });
    saver.current = saving;
    openEditor(container.current!, kept?.model ?? draft.model, props.vocabularyModel, () => saving.changed()).then(
      (opened) => {
        editor.current = opened;
        setReady(true);
        if (kept) {
          setNote(kept.note);
          saving.noted(kept.note);
        }
      },
      (thrown: unknown) => setFailure(String(thrown)),
    );
    const ask = (event: BeforeUnloadEvent) => saving.pending && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      saving.close();
    };
  }, []);

  /** What is asked of a draft is asked of what the editor shows. */
  const saved = async () => {
    if (!(await saver.current!.flush())) {
      throw new Problem({
        title: 'The draft is not saved',
        status: 0,
        code: 'not-saved',
        detail: 'Nothing was asked: the service does not have what the editor shows.',
      });
    }
    return saver.current!.draft;
  };
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
      editor.current!.mark(table, rowIds(model, FINDINGS, fired));
    }
    return decision;
  });
  const propose = useAction(async () => proposeDraft((await saved()).id));

  const show = async ({ decision = FINDINGS, row, column }: Diagnostic['where']) => {
    const id = idOf(await editor.current!.content(), decision);
    if (id === undefined || !editor.current!.show(id, row, column)) {
      alert(`Open ${decision}${row ? `, row ${row}` : ''} in the editor.`);
    }
  };
  const tryOut = ({ asOf = today(), ...facts }: RequestFacts) => {
    const next = { facts: fromRequest(facts), asOf: String(asOf), instruments: [] };
    setUseCase(next);
    setTab('try');
    void evaluation.run(next);
  };
  const bring = async (file: File) => {
    const model = await file.text();
    if (nameOf(model) !== draft.instrument) {
      alert(`${file.name} is not the model of ${draft.instrument}.`);
      return;
    }
    await editor.current!.replace(model);
    saver.current!.changed();
  };
  const outdated = state.kind !== 'saved' || check.value?.revision !== saver.current?.draft.revision;
  return (
    <>
      <div class="bench-head">
        <h1>{draft.instrument}</h1>
        <label class="bench-note">
          <span>Note</span>
          <span class="pf-v6-c-form-control">
            <input
              value={note}
              disabled={!ready}
              onInput={(event) => {
                setNote(event.currentTarget.value);
                saver.current!.noted(event.currentTarget.value);
              }}
            />
          </span>
        </label>
        <Saving state={state} ready={ready} />
        <span class="row">
          <Button kind="secondary" small disabled={!ready} onClick={() => editor.current!.undo()}>
            Undo
          </Button>
          <Button kind="secondary" small disabled={!ready} onClick={() => editor.current!.redo()}>
            Redo
          </Button>
          <FileButton accept=".dmn,.xml" small disabled={!ready} onFile={(file) => void bring(file)}>
            Import
          </FileButton>
          <Button
            kind="secondary"
            small
            disabled={!ready}
            onClick={async () => download(fileOf(draft.instrument), await editor.current!.content(), 'application/xml')}
          >
            Export
          </Button>
        </span>
      </div>
      {failure && (
        <Alert kind="danger" title="The editor could not be opened">
          {failure}
        </Alert>
      )}
      {state.kind === 'failed' && <NotSaved problem={state.problem} draft={draft} note={note} editor={editor} />}
      {state.kind === 'stale' && (
        <Stale
          draft={draft}
          note={note}
          content={() => editor.current!.content()}
          onMine={(theirs) => saver.current!.continueFrom(theirs, true)}
          onTheirs={async (theirs) => {
            await editor.current!.replace(theirs.model);
            setNote(theirs.note);
            saver.current!.continueFrom(theirs, false);
          }}
        />
      )}
      <div class="bench">
        <div class="card bench-editor">
          {!ready && !failure && <Loading what="Opening the DMN editor: twelve megabytes, the first time" />}
          <div ref={container} class={ready ? 'bench-frame' : 'bench-frame bench-waiting'} />
        </div>
        {ready && (
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
              <ChangesPanel instrument={draft.instrument} check={check} outdated={outdated} onTry={tryOut} />
            )}
            {tab === 'propose' && <ProposePanel propose={propose} />}
          </Tabs>
        )}
      </div>
    </>
  );
}

const IN_WORDS: Record<State['kind'], string> = {
  saved: 'Saved',
  saving: 'Saving',
  unsaved: 'Not saved yet',
  failed: 'Not saved',
  stale: 'Not saved: there is another version',
};

function Saving({ state, ready }: { state: State; ready: boolean }) {
  return (
    <span role="status" class={`saving saving-${state.kind}`} data-testid="saving">
      {ready && IN_WORDS[state.kind]}
    </span>
  );
}

function NotSaved(props: { problem: Problem; draft: Draft; note: string; editor: { current?: DmnEditor } }) {
  const { problem, draft, note, editor } = props;
  const gone = problem.detail.code === 'not-found';
  const again = async () => {
    const made = await createDraft({ instrument: draft.instrument, note, model: await editor.current!.content() });
    browserKeeper.forget(draft.id);
    location.replace(`/workbench/${encodeURIComponent(made.id)}`);
  };
  return (
    <Alert kind="danger" title="The draft is not saved">
      <p>
        {problem.detail.detail} What you wrote is kept in this browser{gone ? '.' : ', and saving is tried again.'}
      </p>
      {gone && (
        <Button kind="secondary" small onClick={() => void again()}>
          Keep it as a new draft
        </Button>
      )}
    </Alert>
  );
}
