import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem, replaceDraft } from '../api/client';
import type { Draft } from '../api/types';
import { type DmnEditor, openEditor } from './editor';
import { browserKeeper } from './keeper';
import { Saver, type State } from './saver';

/** A draft in the editor, saved as somebody types. */
export function useEditing(draft: Draft, vocabularyModel: string) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DmnEditor | undefined>(undefined);
  const saver = useRef<Saver | undefined>(undefined);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<State>({ kind: 'saved' });
  const [failure, setFailure] = useState('');
  const [note, setNote] = useState(draft.note);

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
    openEditor(container.current!, kept?.model ?? draft.model, vocabularyModel, () => saving.changed()).then(
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

  return {
    /** The element that the editor comes into. */
    container,
    /** Whether the editor has the draft. What is a function here is called only then. */
    ready,
    /** Why the editor could not be opened; empty if nothing is wrong. */
    failure,
    /** Whether the service has what the editor shows. */
    state,
    note,
    /** The revision that the service has. */
    revision: saver.current?.draft.revision,
    editor: () => editor.current!,
    setNote: (text: string) => {
      setNote(text);
      saver.current!.noted(text);
    },
    /** Puts another model into the editor. */
    replace: async (model: string) => {
      await editor.current!.replace(model);
      saver.current!.changed();
    },
    /** Goes on with what the editor shows, after the version that somebody else has saved. */
    keepMine: (theirs: Draft) => saver.current!.continueFrom(theirs, true),
    /** Goes on with the version that somebody else has saved. */
    takeTheirs: async (theirs: Draft) => {
      await editor.current!.replace(theirs.model);
      setNote(theirs.note);
      saver.current!.continueFrom(theirs, false);
    },
    /**
     * What is asked of a draft is asked of what the editor shows.
     *
     * @throws Problem if the service does not have that
     */
    saved: async (): Promise<Draft> => {
      if (!(await saver.current!.flush())) {
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
