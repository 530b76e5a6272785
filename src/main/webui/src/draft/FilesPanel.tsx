import { useEffect, useRef } from 'preact/hooks';
import type { PolicyFiles } from '../api/types';

export type FileKey = keyof PolicyFiles;

const NAMES: Record<FileKey, string> = { register: 'Register entry', cases: 'Cases', invariants: 'Invariants' };

const ABOUT: Record<FileKey, string> = {
  register: 'What the clauses are: text, days, source, conditions.',
  cases: 'Uses with the answers expected of them.',
  invariants: 'What must hold of every use on every day.',
};

/** Which of the files a path of a checkout is; undefined for a file that is not edited here. */
export function keyOf(file: string, instrument: string): FileKey | undefined {
  const ends = `/${instrument.toLowerCase()}.yaml`;
  const folder = { register: 'policies', cases: 'cases', invariants: 'invariants' };
  return (Object.keys(folder) as FileKey[]).find((key) => file.endsWith(folder[key] + ends));
}

interface Props {
  files: PolicyFiles;
  at: FileKey;
  /** A line (1-based) to go to. */
  line: number | undefined;
  onPick: (key: FileKey) => void;
  onChange: (files: PolicyFiles) => void;
}

/** The files beside the model, as they are written: Check and Propose take them with the model. */
export function FilesPanel({ files, at, line, onPick, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (area.current && line !== undefined) {
      goTo(area.current, line);
    }
  }, [at, line]);
  return (
    <>
      <p class="row">
        <label for="file">File</label>
        <span class="pf-v6-c-form-control">
          <select id="file" value={at} onChange={(event) => onPick(event.currentTarget.value as FileKey)}>
            {(Object.keys(NAMES) as FileKey[]).map((key) => (
              <option key={key} value={key}>
                {NAMES[key]}
              </option>
            ))}
          </select>
        </span>
      </p>
      <p class="muted small">{ABOUT[at]} Check reads them with the model.</p>
      <textarea
        key={at}
        ref={area}
        class="file-text"
        aria-label={NAMES[at]}
        spellcheck={false}
        wrap="off"
        value={files[at]}
        onInput={(event) => onChange({ ...files, [at]: event.currentTarget.value })}
      />
    </>
  );
}

function goTo(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = ((line - 1) / lines.length) * area.scrollHeight - area.clientHeight / 3;
}
