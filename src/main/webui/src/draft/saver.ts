import { Problem } from '../api/client';
import type { Draft, PolicyFiles } from '../api/types';

/** A version that someone edits and that nobody else has: kept until the service has it. */
export interface Unsaved {
  /** The revision that it was made from. */
  revision: string;
  model: string;
  note: string;
  files: PolicyFiles;
}

/** Where it is kept meanwhile. */
export interface Keeper {
  keep(id: string, unsaved: Unsaved): void;
  read(id: string): Unsaved | undefined;
  forget(id: string): void;
}

export type State =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'unsaved' }
  | { kind: 'failed'; problem: Problem }
  /** Somebody else has saved since: nothing is saved until the user has chosen. */
  | { kind: 'stale' };

interface Ports {
  content: () => Promise<string>;
  /** Waits until the content is what is shown. */
  settle: () => Promise<void>;
  /** Whether something is shown that the content does not have yet. */
  ahead: () => boolean;
  put: (id: string, by: Unsaved) => Promise<Draft>;
  keeper: Keeper;
  onState: (state: State) => void;
}

const same = (a: PolicyFiles, b: PolicyFiles) => JSON.stringify(a) === JSON.stringify(b);

const PAUSE_MS = 700;
const RETRY_MS = 5_000;

/**
 * Saves a draft after each pause of the editing. Every version is with the keeper before it is sent, and stays there until
 * the service has answered that it is saved: a lost connection, a closed window or another editor loses nothing.
 */
export class Saver {
  #draft: Draft;
  #note: string;
  #files: PolicyFiles;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = false;
  #touched = false;
  #running: Promise<void> | undefined;
  #state: State = { kind: 'saved' };

  constructor(
    draft: Draft,
    private readonly ports: Ports,
  ) {
    this.#draft = draft;
    this.#note = draft.note;
    this.#files = draft.files;
  }

  /** As the service has it. */
  get draft(): Draft {
    return this.#draft;
  }

  get state(): State {
    return this.#state;
  }

  /** Whether something would be lost with the window, were it not kept. */
  get pending(): boolean {
    return this.#state.kind !== 'saved';
  }

  /** Something may be changed: until the content is asked for, nobody says that everything is saved. */
  touched(): void {
    this.#touched = true;
    if (this.#state.kind === 'saved') {
      this.#to({ kind: 'unsaved' });
    }
    if (this.#state.kind === 'unsaved') {
      this.#later(PAUSE_MS);
    }
  }

  changed(): void {
    this.#changed = true;
    if (this.#state.kind !== 'stale') {
      this.#to({ kind: 'unsaved' });
      this.#later(PAUSE_MS);
    }
  }

  noted(note: string): void {
    this.#note = note;
    this.changed();
  }

  filed(files: PolicyFiles): void {
    this.#files = files;
    this.changed();
  }

  /** Saves what is shown, whether or not anybody has told that it was changed. Whether the service has it then. */
  async all(): Promise<boolean> {
    if (this.#state.kind !== 'stale') {
      await this.ports.settle();
      this.#changed = true;
    }
    return this.flush();
  }

  /** Saves what is not saved, now. Whether the service has everything then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    while (this.#changed && this.#state.kind !== 'stale') {
      this.#running = this.#save();
      await this.#running;
      if (this.#state.kind === 'failed') {
        break;
      }
    }
    return this.#state.kind === 'saved';
  }

  /** Goes on from another revision, after the user has chosen. */
  continueFrom(draft: Draft, changed: boolean): void {
    this.#draft = draft;
    this.#note = changed ? this.#note : draft.note;
    this.#files = changed ? this.#files : draft.files;
    this.#changed = changed;
    this.#to({ kind: changed ? 'unsaved' : 'saved' });
    if (changed) {
      this.#later(0);
    } else {
      this.ports.keeper.forget(draft.id);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #save(): Promise<void> {
    this.#changed = false;
    this.#touched = false;
    try {
      const model = await this.ports.content();
      const { id, revision } = this.#draft;
      if (model === this.#draft.model && this.#note === this.#draft.note && same(this.#files, this.#draft.files)) {
        this.ports.keeper.forget(id);
        this.#saved();
        return;
      }
      const mine = { revision, model, note: this.#note, files: this.#files };
      this.ports.keeper.keep(id, mine);
      this.#to({ kind: 'saving' });
      this.#draft = await this.ports.put(id, mine);
      if (this.#changed) {
        this.#to({ kind: 'unsaved' });
      } else {
        this.ports.keeper.forget(id);
        this.#saved();
      }
    } catch (thrown) {
      const problem = Problem.of(thrown);
      this.#changed = true;
      if (problem.detail.code === 'stale-revision') {
        this.#to({ kind: 'stale' });
      } else {
        this.#to({ kind: 'failed', problem });
        this.#later(RETRY_MS);
      }
    }
  }

  /** The service has the content, which may not have all that is shown. */
  #saved(): void {
    if (this.#touched || this.ports.ahead()) {
      this.#to({ kind: 'unsaved' });
      this.#later(PAUSE_MS);
    } else {
      this.#to({ kind: 'saved' });
    }
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#changed || !this.ports.ahead()) {
        this.#changed = true;
        void this.flush();
      } else {
        this.#later(PAUSE_MS);
      }
    }, delay);
  }

  #to(state: State): void {
    this.#state = state;
    this.ports.onState(state);
  }
}
