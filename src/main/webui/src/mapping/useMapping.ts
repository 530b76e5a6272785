import { useEffect, useRef, useState } from 'preact/hooks';
import { type DmnEditor, openEditor } from '../draft/editor';
import { drawn } from './drawn';
import { type Whole, keepNew, keepOther } from './service';

/** A mapping in the editor. It is kept when somebody says so, as every inventory after that is read by it. */
export function useMapping(mapping: Whole, vocabularyModel: string) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DmnEditor | undefined>(undefined);
  const [ready, setReady] = useState(false);
  const [failure, setFailure] = useState('');
  const [kept, setKept] = useState(mapping);
  /** How often something was changed. */
  const [turn, setTurn] = useState(0);
  const [keptTurn, setKeptTurn] = useState(mapping.id === '' ? -1 : 0);
  const changed = useRef(0);
  const touched = () => setTurn(++changed.current);
  const unsaved = turn !== keptTurn;

  useEffect(() => {
    openEditor(container.current!, drawn(mapping.model), vocabularyModel, touched, touched).then(
      (opened) => {
        editor.current = opened;
        setReady(true);
      },
      (thrown: unknown) => setFailure(String(thrown)),
    );
  }, []);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => unsaved && event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);

  /** What the editor shows, once all of it has come into its content. */
  const shown = async () => {
    await editor.current!.settle();
    return editor.current!.content();
  };
  return {
    container,
    ready,
    failure,
    /** As the service has it. */
    kept,
    turn,
    unsaved,
    editor: () => editor.current,
    shown,
    /** Keeps what the editor shows: as the next version of a mapping, or as a new one. */
    keep: async (id: string): Promise<Whole> => {
      const model = await shown();
      const at = changed.current;
      const now = await (id === kept.id && !kept.shipped ? keepOther : keepNew)(id, model);
      setKept({ ...now, model });
      setKeptTurn(at);
      return now;
    },
  };
}
