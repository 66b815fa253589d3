import type { RecordId, WindowId } from '../words/index.ts';
import type { InkRecord } from './record.ts';

/**
 * One window's undo and redo on one page, read off the page's records: no list of its own is kept, so it is
 * right after a reload and after records came in another order.
 *
 * Undo takes back the window's own last deed that still shows: a stroke that someone else erased meanwhile is
 * passed over, for a press of the key that changes nothing looks broken.
 */
export type History = {
  add(record: InkRecord): void;
  undoTarget(togglingShows: (id: RecordId) => boolean): RecordId | null;
  redoTarget(togglingShows: (id: RecordId) => boolean): RecordId | null;
};

export function createHistory(writer: WindowId): History {
  let done: RecordId[] = [];
  let undone: RecordId[] = [];

  return {
    add(record) {
      if (record.writer !== writer) return;
      if (record.kind === 'undo') {
        if (!done.includes(record.target)) return;
        done = done.filter((id) => id !== record.target);
        undone = [...undone, record.target];
      } else if (record.kind === 'redo') {
        if (!undone.includes(record.target)) return;
        undone = undone.filter((id) => id !== record.target);
        done = [...done, record.target];
      } else {
        done.push(record.id);
        undone = [];
      }
    },
    undoTarget: (togglingShows) => lastThatShows(done, togglingShows),
    redoTarget: (togglingShows) => lastThatShows(undone, togglingShows),
  };
}

function lastThatShows(ids: readonly RecordId[], togglingShows: (id: RecordId) => boolean): RecordId | null {
  for (let at = ids.length - 1; at >= 0; at -= 1) {
    const id = ids[at];
    if (id !== undefined && togglingShows(id)) return id;
  }
  return null;
}
