import type { Keeper, Unsaved } from './saver';

const key = (id: string) => `clausewise.unsaved.${id}`;

/** Keeps unsaved work in the browser, where the next window of it is found. */
export const browserKeeper: Keeper = {
  keep: (id, unsaved) => {
    try {
      localStorage.setItem(key(id), JSON.stringify(unsaved));
    } catch {
      // No room or not allowed: it is still in the window, which asks before it is closed.
    }
  },
  read: (id) => {
    try {
      const kept = localStorage.getItem(key(id));
      return kept === null ? undefined : (JSON.parse(kept) as Unsaved);
    } catch {
      return undefined;
    }
  },
  forget: (id) => {
    try {
      localStorage.removeItem(key(id));
    } catch {
      // Then nothing was kept.
    }
  },
};

const opened = (id: string) => `clausewise.opened.${id}`;

/** The last version of a draft that the editor of this window has opened: what to go back to if it fails on a later one. */
export const lastOpened = {
  keep(id: string, model: string): void {
    try {
      sessionStorage.setItem(opened(id), model);
    } catch {
      // Then there is nothing to go back to.
    }
  },
  read(id: string): string | undefined {
    try {
      return sessionStorage.getItem(opened(id)) ?? undefined;
    } catch {
      return undefined;
    }
  },
};
