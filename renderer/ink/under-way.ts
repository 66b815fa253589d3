import type { Stroke } from '../../core/ink/index.ts';
import type { PageId, RecordId } from '../../core/words/index.ts';

/** A stroke before its record: this window's own, or another's as it is heard. */
export type StrokeUnderWay = Pick<Stroke, 'id' | 'tool' | 'surface' | 'colour' | 'width' | 'hasPressure'> & {
  /** Null while the pause has not yet fixed the frame. */
  readonly pageId: PageId | null;
  /** Grows in place. */
  readonly points: number[];
  readonly own: boolean;
};

export type UnderWayEvent =
  | { readonly kind: 'grown'; readonly stroke: StrokeUnderWay }
  | { readonly kind: 'gone'; readonly stroke: StrokeUnderWay }
  | { readonly kind: 'erasing'; readonly pageId: PageId; readonly strokes: readonly RecordId[] };

/** Everything that is drawn or erased at this moment and has no record yet. */
export type UnderWay = {
  begin(stroke: Omit<StrokeUnderWay, 'points'>, points?: readonly number[]): void;
  extend(id: RecordId, points: readonly number[]): void;
  get(id: RecordId): StrokeUnderWay | null;
  /** The frame is known now. */
  anchor(id: RecordId, pageId: PageId): void;
  /** Committed, cancelled, or given up. */
  drop(id: RecordId): void;
  erase(id: RecordId, pageId: PageId, strokes: readonly RecordId[], own: boolean): void;
  on(pageId: PageId | null): readonly StrokeUnderWay[];
  /** Strokes of the page that an eraser under way has touched. */
  erasedOn(pageId: PageId): ReadonlySet<RecordId>;
  watch(hear: (event: UnderWayEvent) => void): () => void;
  /** Others' strokes that have not grown for this long were left by a window that went away. */
  dropSilent(sinceMonotonicMs: number): void;
};

type Erasing = { readonly pageId: PageId; readonly strokes: readonly RecordId[]; readonly own: boolean; at: number };

export function createUnderWay(nowMs: () => number): UnderWay {
  const strokes = new Map<RecordId, StrokeUnderWay & { at: number }>();
  const erasings = new Map<RecordId, Erasing>();
  const listeners = new Set<(event: UnderWayEvent) => void>();
  const tell = (event: UnderWayEvent): void => {
    for (const hear of listeners) hear(event);
  };

  function drop(id: RecordId): void {
    const stroke = strokes.get(id);
    const erasing = erasings.get(id);
    strokes.delete(id);
    erasings.delete(id);
    if (stroke !== undefined) tell({ kind: 'gone', stroke });
    if (erasing !== undefined) tell({ kind: 'erasing', pageId: erasing.pageId, strokes: erasing.strokes });
  }

  return {
    begin(stroke, points = []) {
      const begun = { ...stroke, points: [...points], at: nowMs() };
      strokes.set(stroke.id, begun);
      if (points.length > 0) tell({ kind: 'grown', stroke: begun });
    },
    extend(id, points) {
      const stroke = strokes.get(id);
      if (stroke === undefined || points.length === 0) return;
      for (const number of points) stroke.points.push(number);
      stroke.at = nowMs();
      tell({ kind: 'grown', stroke });
    },
    get: (id) => strokes.get(id) ?? null,
    anchor(id, pageId) {
      const stroke = strokes.get(id);
      if (stroke !== undefined) strokes.set(id, { ...stroke, pageId });
    },
    drop,
    erase(id, pageId, touched, own) {
      const before = erasings.get(id)?.strokes ?? [];
      erasings.set(id, { pageId, strokes: [...before, ...touched], own, at: nowMs() });
      tell({ kind: 'erasing', pageId, strokes: touched });
    },
    on: (pageId) => [...strokes.values()].filter((stroke) => stroke.pageId === pageId),
    erasedOn(pageId) {
      const erased = new Set<RecordId>();
      for (const erasing of erasings.values()) {
        if (erasing.pageId === pageId) for (const id of erasing.strokes) erased.add(id);
      }
      return erased;
    },
    watch(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    dropSilent(sinceMonotonicMs) {
      for (const [id, entry] of [...strokes, ...erasings]) if (!entry.own && entry.at < sinceMonotonicMs) drop(id);
    },
  };
}
