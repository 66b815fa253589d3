import { type Cell, createCell, type Store } from './cell.ts';

/** One line for the teacher. Words are made by the caller, so that a notice keeps the language it came in. */
export type Notice = {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
};

export type Notices = Store<Notice | null> & {
  readonly say: (text: string) => void;
  /** Says what was done and offers it back; also what Ctrl+Z on the desk takes back. */
  readonly did: (text: string, undo: () => void) => void;
  readonly hide: (id: number) => void;
  /** Takes back the last thing done; false when there is nothing. */
  readonly undoLast: () => boolean;
};

const UNDO_DEPTH = 20;

export function createNotices(): Notices {
  const shown: Cell<Notice | null> = createCell<Notice | null>(null);
  const done: Notice[] = [];
  let nextId = 1;

  const show = (text: string, undo: (() => void) | null): void => {
    const id = nextId;
    nextId += 1;
    const takeBack = undo && (() => undoOne(id));
    shown.set({ id, text, undo: takeBack });
    if (undo) {
      done.push({ id, text, undo });
      if (done.length > UNDO_DEPTH) done.shift();
    }
  };
  const undoOne = (id: number): void => {
    const at = done.findIndex((one) => one.id === id);
    const [one] = at < 0 ? [] : done.splice(at, 1);
    one?.undo?.();
    if (shown.get()?.id === id) shown.set(null);
  };

  return {
    get: shown.get,
    subscribe: shown.subscribe,
    say: (text) => show(text, null),
    did: show,
    hide(id) {
      if (shown.get()?.id === id) shown.set(null);
    },
    undoLast() {
      const last = done.at(-1);
      if (!last) return false;
      undoOne(last.id);
      return true;
    },
  };
}
