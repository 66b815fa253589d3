import { touchedStrokes } from '../../core/ink/index.ts';
import type { PageId, RecordId } from '../../core/words/index.ts';
import { aspectOf, type Placements } from './paint.ts';
import { isIn, onSurface, type Sample } from './sample.ts';
import type { InkStore } from './store.ts';

/** The stroke eraser: what its path touches goes at once, and one record at the end says so for the whole path. */
export type Erasing = {
  begin(pointer: number, sample: Sample, widthShare: number, page: PageId): void;
  move(pointer: number, samples: readonly Sample[]): void;
  end(pointer: number): void;
  cancel(pointer: number): void;
};

type Path = {
  readonly id: RecordId;
  readonly page: PageId;
  /** Of the picture's height. */
  readonly widthShare: number;
  last: Sample;
  readonly touched: Set<RecordId>;
};

export function createErasing(
  store: InkStore,
  placements: () => Placements,
  pictureHeightPx: () => number,
  used: () => void,
): Erasing {
  const byPointer = new Map<number, Path>();

  function touchedBy(path: Path, samples: readonly Sample[]): RecordId[] {
    const radiusPx = (path.widthShare * pictureHeightPx()) / 2;
    const strokes = store.page(path.page).visible();
    const touched: RecordId[] = [];
    const all = [...placements()].flatMap(([surface, places]) => places.map((at) => ({ surface, at })));
    for (const { surface, at } of all) {
      // What is cut off lies under something else there.
      const points = [path.last, ...samples]
        .filter((sample) => !at.clip || isIn(at, sample))
        .flatMap((sample) => {
          const { x, y } = onSurface(at, sample);
          return [x, y];
        });
      if (points.length === 0) continue;
      const there = strokes.filter((stroke) => stroke.surface === surface && !path.touched.has(stroke.id));
      touched.push(...touchedStrokes(there, { points, radius: radiusPx / at.heightPx }, aspectOf(at)));
    }
    return touched;
  }

  function erase(path: Path, samples: readonly Sample[]): void {
    const touched = touchedBy(path, samples);
    path.last = samples.at(-1) ?? path.last;
    if (touched.length === 0) return;
    for (const id of touched) path.touched.add(id);
    store.underWay.erase(path.id, path.page, touched, true);
    store.live.send({ type: 'erasing', id: path.id, pageId: path.page, strokes: touched });
  }

  return {
    begin(pointer, sample, widthShare, page) {
      const path = { id: store.newId(), page, widthShare, last: sample, touched: new Set<RecordId>() };
      byPointer.set(pointer, path);
      erase(path, [sample]);
    },
    move(pointer, samples) {
      const path = byPointer.get(pointer);
      if (path !== undefined) erase(path, samples);
    },
    end(pointer) {
      const path = byPointer.get(pointer);
      byPointer.delete(pointer);
      if (path !== undefined && path.touched.size > 0) {
        store.add(path.page, { kind: 'erase', id: path.id, strokes: [...path.touched] });
      }
      if (path !== undefined) used();
    },
    cancel(pointer) {
      const path = byPointer.get(pointer);
      byPointer.delete(pointer);
      if (path === undefined || path.touched.size === 0) return;
      store.underWay.drop(path.id);
      store.live.send({ type: 'cancel', id: path.id });
    },
  };
}
