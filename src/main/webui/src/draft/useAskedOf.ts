import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../api/types';
import type { Editing } from './useEditing';

/**
 * What was asked about which revision of a draft: an answer about another one than the editor shows is outdated.
 *
 * @param marking the question whose answer marks rows in the editor, which go with it
 */
export function useAskedOf<What extends string>(editing: Editing, marking: What) {
  const { saved, state, revision, editor } = editing;
  const [askedOf, setAskedOf] = useState<Partial<Record<What, string>>>({});
  const asked = async (what: What): Promise<Draft> => {
    const now = await saved();
    setAskedOf((before) => ({ ...before, [what]: now.revision }));
    return now;
  };
  const outdated = (what: What) =>
    askedOf[what] !== undefined && (state.kind !== 'saved' || askedOf[what] !== revision);
  const gone = outdated(marking);
  useEffect(() => {
    if (gone) {
      editor()?.unmark();
    }
  }, [gone]);
  return { asked, outdated };
}
