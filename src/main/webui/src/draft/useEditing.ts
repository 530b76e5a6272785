import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, createDraft, replaceDraft } from '../api/client';
import type { Draft, PolicyFiles } from '../api/types';
import { type DmnEditor, type Selected, openEditor } from './editor';
import { browserKeeper, lastOpened } from './keeper';
import { Saver, type State } from './saver';
import { readable } from './widths';

/** A draft in the editor, saved as somebody types. */
export function useEditing(draft: Draft, vocabularyModel: string) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DmnEditor | undefined>(undefined);
  const saver = useRef<Saver | undefined>(undefined);
  /** The draft while there is no editor that has it. */
  const standing = useRef('');
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>({ kind: 'saved' });
  const [failure, setFailure] = useState('');
  const [note, setNote] = useState(draft.note);
  const [files, setFiles] = useState(draft.files);
  const [selected, setSelected] = useState<Selected>();

  const content = () => editor.current?.content() ?? Promise.resolve(standing.current);

  const open = async (model: string) => {
    standing.current = readable(model);
    setReady(false);
    setFailure('');
    try {
      editor.current = await openEditor(
        container.current!,
        model,
        vocabularyModel,
        () => saver.current!.touched(),
        () => saver.current!.changed(),
        setSelected,
      );
      lastOpened.keep(draft.id, model);
      setReady(true);
    } catch (thrown) {
      setFailure(String(thrown));
    }
  };

  /** Puts another model into the editor, or into one that is opened anew. */
  const put = async (model: string) => {
    try {
      if (editor.current) {
        await editor.current.replace(model);
        return;
      }
    } catch {
      // It shows nothing any more: another one is opened, which says so where that cannot read it either.
      editor.current = undefined;
    }
    await open(model);
  };

  useEffect(() => {
    document.title = `${draft.instrument ?? 'A model'}, draft - Clausewise`;
    const kept = browserKeeper.read(draft.id);
    const saving = new Saver(kept ? { ...draft, revision: kept.revision } : draft, {
      content,
      settle: async () => editor.current?.settle(),
      ahead: () => editor.current?.ahead() ?? false,
      put: replaceDraft,
      keeper: browserKeeper,
      onState: setState,
    });
    saver.current = saving;
    void open(kept?.model ?? draft.model).then(() => {
      if (kept) {
        setNote(kept.note);
        saving.noted(kept.note);
        // What an earlier version of this page kept has none.
        setFiles(kept.files ?? draft.files);
        saving.filed(kept.files ?? draft.files);
      }
    });
    const ask = (event: BeforeUnloadEvent) => saving.pending && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      saving.close();
    };
  }, []);

  return {
    /** The element that the editor comes into. */
    container,
    /** Whether the editor has the draft. */
    ready,
    /** Why the editor could not be opened; empty if nothing is wrong. */
    failure,
    /** Whether the draft can be worked on, in the editor or, where that has failed, without. */
    usable: ready || failure !== '',
    /** Whether the service has what the editor shows. */
    state,
    note,
    /** The revision that the service has. */
    revision: saver.current?.draft.revision,
    /** The model that the service has. */
    stored: saver.current?.draft.model ?? draft.model,
    /** The row that is selected in the editor; undefined until one is. */
    selected,
    /** Undefined where it could not be opened. */
    editor: () => editor.current,
    /** What the editor shows; where it could not be opened, what it was given. */
    content,
    /** The same, once all that is shown has come into it. */
    settled: async () => {
      await editor.current?.settle();
      return content();
    },
    setNote: (text: string) => {
      setNote(text);
      saver.current!.noted(text);
    },
    /** What stands beside the model. */
    files,
    setFiles: (next: PolicyFiles) => {
      setFiles(next);
      saver.current!.filed(next);
    },
    /** Puts another model into the editor. */
    replace: async (model: string) => {
      await put(model);
      saver.current!.changed();
    },
    /** The version that this window has opened last, if the editor has failed on a later one. */
    openedBefore: () => {
      const before = failure === '' ? undefined : lastOpened.read(draft.id);
      return before !== undefined && readable(before) !== standing.current ? before : undefined;
    },
    /** Puts what stands here into a draft of its own. */
    setAside: async (called: string) => {
      await createDraft({ instrument: draft.instrument, note: `${note} (${called})`.trim(), model: await content(), files });
    },
    /** Goes on with what the editor shows, after the version that somebody else has saved. */
    keepMine: (theirs: Draft) => saver.current!.continueFrom(theirs, true),
    /** Goes on with the version that somebody else has saved. */
    takeTheirs: async (theirs: Draft) => {
      await put(theirs.model);
      setNote(theirs.note);
      setFiles(theirs.files);
      saver.current!.continueFrom(theirs, false);
    },
    /**
     * What is asked of a draft is asked of what the editor shows.
     *
     * @throws Problem if the service does not have that
     */
    saved: async (): Promise<Draft> => {
      if (!(await saver.current!.all())) {
        throw new Problem({
          title: 'The draft is not saved',
          status: 0,
          code: 'not-saved',
          detail: 'Nothing was asked: the service does not have what the editor shows.',
        });
      }
      return saver.current!.draft;
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;
