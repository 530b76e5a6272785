import { drafts } from '../api/client';
import type { ListedDraft } from '../api/types';
import { useLoaded } from './useLoaded';

interface Props {
  id: string;
  /** Whether the reader may read drafts. */
  allowed: boolean;
  /** The id of the one that is picked; empty for none. */
  value: string;
  onPick: (draft: string) => void;
}

/** A draft to hold what is in force against, where there is one: a model of no instrument is held against nothing. */
export function DraftChoice({ id, allowed, value, onPick }: Props) {
  const { value: listed } = useLoaded(() => (allowed ? drafts() : Promise.resolve<ListedDraft[]>([])), [allowed]);
  const some = (listed ?? []).filter(({ instrument }) => instrument !== null);
  if (some.length === 0) {
    return null;
  }
  return (
    <div>
      <label for={id}>With a draft</label>
      <span class="pf-v6-c-form-control">
        <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
          <option value="">None</option>
          {some.map(({ id: draft, instrument, note }) => (
            <option key={draft} value={draft}>
              {instrument}: {note || 'without a note'}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
