import type { RecordId } from '../words/index.ts';
import type { InkRecord, Stroke } from './record.ts';

/**
 * What a page shows after its records, in main's order. One record at a time, so that a page of 10,000 strokes
 * costs a new stroke nothing; the naive reading of SPEC.md in the test must give the same.
 *
 * An erasing, an undo and a redo *name* what they act on, and hold wherever their target stands in the order:
 * a stroke whose saving was repeated after a fault may come after the record that erased it. A clear names
 * nothing and covers what stands before it.
 */
export type InkChange =
  | { readonly kind: 'none' }
  /** On top of all others; the common case, drawn without looking at the rest. */
  | { readonly kind: 'appended'; readonly stroke: Stroke }
  /** These came, went, or changed their place in the order. */
  | { readonly kind: 'changed'; readonly strokes: readonly Stroke[] };

export const noChange: InkChange = { kind: 'none' };

export type Replay = {
  add(record: InkRecord): InkChange;
  /** Bottom to top. The array grows under whoever keeps it; any other change makes a new one. */
  visible(): readonly Stroke[];
  isVisible(id: RecordId): boolean;
  has(id: RecordId): boolean;
  /** Whether taking the record back (or bringing it again) would change the picture. */
  togglingShows(id: RecordId): boolean;
};

type Placed = { readonly stroke: Stroke; readonly index: number };

export function createReplay(): Replay {
  const records = new Map<RecordId, InkRecord>();
  const placed: Placed[] = [];
  const byId = new Map<RecordId, Placed>();
  const undone = new Set<RecordId>();
  const erasers = new Map<RecordId, number>();
  const clears: { readonly id: RecordId; readonly upTo: number }[] = [];
  let clearedUpTo = 0;
  let shown: Stroke[] | null = [];

  const sees = (at: Placed): boolean =>
    at.index >= clearedUpTo && !undone.has(at.stroke.id) && (erasers.get(at.stroke.id) ?? 0) === 0;

  function countErasers(strokes: readonly RecordId[], by: 1 | -1): void {
    for (const id of strokes) erasers.set(id, (erasers.get(id) ?? 0) + by);
  }

  function lowerClears(): void {
    clearedUpTo = 0;
    for (const clear of clears) if (!undone.has(clear.id)) clearedUpTo = Math.max(clearedUpTo, clear.upTo);
  }

  /** The strokes that a change of this record can touch. */
  function reach(record: InkRecord): readonly Placed[] {
    if (record.kind === 'stroke') return [byId.get(record.id)].filter((at) => at !== undefined);
    if (record.kind === 'erase') return record.strokes.map((id) => byId.get(id)).filter((at) => at !== undefined);
    return record.kind === 'clear' ? placed : [];
  }

  function flipped(among: readonly Placed[], change: () => void): Stroke[] {
    const before = among.map(sees);
    change();
    return among.filter((at, index) => sees(at) !== before[index]).map((at) => at.stroke);
  }

  function toggle(target: RecordId, takeBack: boolean): Stroke[] {
    if (undone.has(target) === takeBack) return [];
    const mark = (): void => void (takeBack ? undone.add(target) : undone.delete(target));
    const record = records.get(target);
    if (record === undefined) {
      mark();
      return [];
    }
    return flipped(reach(record), () => {
      mark();
      if (record.kind === 'erase') countErasers(record.strokes, takeBack ? -1 : 1);
      if (record.kind === 'clear') lowerClears();
    });
  }

  function changedBy(strokes: Stroke[]): InkChange {
    if (strokes.length === 0) return noChange;
    shown = null;
    return { kind: 'changed', strokes };
  }

  function addStroke(stroke: Stroke): InkChange {
    const at = { stroke, index: placed.length };
    placed.push(at);
    byId.set(stroke.id, at);
    if (!sees(at)) return noChange;
    shown?.push(stroke);
    return { kind: 'appended', stroke };
  }

  function effectOf(record: InkRecord): InkChange {
    switch (record.kind) {
      case 'stroke':
        return addStroke(record);
      case 'erase':
        if (undone.has(record.id)) return noChange;
        return changedBy(flipped(reach(record), () => countErasers(record.strokes, 1)));
      case 'clear':
        clears.push({ id: record.id, upTo: placed.length });
        return changedBy(flipped(placed, lowerClears));
      case 'undo':
        return changedBy(toggle(record.target, true));
      case 'redo':
        return changedBy(toggle(record.target, false));
    }
  }

  return {
    add(record) {
      if (records.has(record.id)) return noChange;
      records.set(record.id, record);
      return effectOf(record);
    },
    visible() {
      shown ??= placed.filter(sees).map((at) => at.stroke);
      return shown;
    },
    isVisible(id) {
      const at = byId.get(id);
      return at !== undefined && sees(at);
    },
    has: (id) => records.has(id),
    togglingShows(id) {
      if (!records.has(id)) return false;
      const wasUndone = undone.has(id);
      const strokes = toggle(id, !wasUndone);
      toggle(id, wasUndone);
      return strokes.length > 0;
    },
  };
}

/** What the records, in main's order, leave to be seen, bottom to top. */
export function replay(records: Iterable<InkRecord>): readonly Stroke[] {
  const page = createReplay();
  for (const record of records) page.add(record);
  return page.visible();
}
