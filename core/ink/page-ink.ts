import type { RecordId, WindowId } from '../words/index.ts';
import { createHistory, type History } from './history.ts';
import type { InkRecord, StoredInk, Stroke } from './record.ts';
import { createReplay, type InkChange, noChange, type Replay } from './replay.ts';

/**
 * A page as one window holds it: what main has ordered, then this window's own records that main has not yet
 * acknowledged. Records are taken in any order and as often as they come. As a rule the new one goes on top
 * and costs nothing; where it must go between others the page is read anew and compared.
 */
export type PageInk = {
  /** Main has it: from a load, an event, or the answer to a commit. */
  store(stored: StoredInk): InkChange;
  /** This window made it; shown at once. */
  propose(record: InkRecord): InkChange;
  /** Main refused it for good. */
  withdraw(id: RecordId): InkChange;
  visible(): readonly Stroke[];
  isVisible(id: RecordId): boolean;
  has(id: RecordId): boolean;
  undoTarget(): RecordId | null;
  redoTarget(): RecordId | null;
  stored(): readonly StoredInk[];
};

export function createPageInk(writer: WindowId): PageInk {
  let stored: StoredInk[] = [];
  let proposed: InkRecord[] = [];
  const storedIds = new Set<RecordId>();
  let replay: Replay = createReplay();
  let history: History = createHistory(writer);

  function append(record: InkRecord): InkChange {
    if (replay.has(record.id)) return noChange;
    history.add(record);
    return replay.add(record);
  }

  function readAnew(): InkChange {
    const before = replay.visible();
    replay = createReplay();
    history = createHistory(writer);
    for (const { record } of stored) append(record);
    for (const record of proposed) append(record);
    return difference(before, replay.visible());
  }

  function place(entry: StoredInk, goesLast: boolean): void {
    storedIds.add(entry.record.id);
    if (goesLast) stored.push(entry);
    else {
      const after = stored.findIndex(({ sequence }) => sequence > entry.sequence);
      stored = [...stored.slice(0, after), entry, ...stored.slice(after)];
    }
  }

  return {
    store(entry) {
      if (storedIds.has(entry.record.id)) return noChange;
      const goesLast = entry.sequence > (stored.at(-1)?.sequence ?? Number.NEGATIVE_INFINITY);
      const wasFirst = proposed[0]?.id === entry.record.id;
      if (proposed.length > 0) proposed = proposed.filter(({ id }) => id !== entry.record.id);
      place(entry, goesLast);
      if (goesLast && wasFirst) return noChange;
      return goesLast && proposed.length === 0 && !replay.has(entry.record.id) ? append(entry.record) : readAnew();
    },
    propose(record) {
      if (replay.has(record.id)) return noChange;
      proposed = [...proposed, record];
      return append(record);
    },
    withdraw(id) {
      if (!proposed.some((record) => record.id === id)) return noChange;
      proposed = proposed.filter((record) => record.id !== id);
      return readAnew();
    },
    visible: () => replay.visible(),
    isVisible: (id) => replay.isVisible(id),
    has: (id) => replay.has(id),
    undoTarget: () => history.undoTarget((id) => replay.togglingShows(id)),
    redoTarget: () => history.redoTarget((id) => replay.togglingShows(id)),
    stored: () => stored,
  };
}

/** What two readings of a page do not share, once the same beginning and the same end are set aside. */
export function difference(before: readonly Stroke[], after: readonly Stroke[]): InkChange {
  let start = 0;
  while (start < before.length && start < after.length && before[start]?.id === after[start]?.id) start += 1;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1]?.id === after[afterEnd - 1]?.id) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  if (beforeEnd === start && afterEnd === start) return noChange;
  const single = after[start];
  if (beforeEnd === start && afterEnd === start + 1 && afterEnd === after.length && single !== undefined) {
    return { kind: 'appended', stroke: single };
  }
  const strokes = new Map<RecordId, Stroke>();
  for (const stroke of [...before.slice(start, beforeEnd), ...after.slice(start, afterEnd)]) {
    strokes.set(stroke.id, stroke);
  }
  return { kind: 'changed', strokes: [...strokes.values()] };
}
