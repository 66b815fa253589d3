import { createSieve, numbersPerPoint, type Sieve, type StrokeTool, shapePoints } from '../../core/ink/index.ts';
import type { PageId, RecordId } from '../../core/words/index.ts';
import { aspectOf, type Placement, type Placements } from './paint.ts';
import { heldIn, onSurface, placedAt, type Sample } from './sample.ts';
import type { InkStore } from './store.ts';
import { type InkTool, type InkToolState, toolWidth } from './tools.ts';

/**
 * This window's own strokes, from the first touch to the record. A stroke that began on the playing picture
 * has no page until the pause has fixed its frame: it grows here and is shown, and goes to the other windows
 * and to main once the page is known.
 */
export type Drawing = {
  begin(pointer: number, sample: Sample, tool: InkToolState & { tool: DrawingTool }, page: PageId | null): void;
  move(pointer: number, samples: readonly Sample[]): void;
  end(pointer: number): void;
  cancel(pointer: number): void;
  /** The frame is fixed: strokes without a page belong to this one. */
  anchor(page: PageId): void;
  /** It was not fixed: the pause was refused. */
  giveUp(): void;
  isDrawing(): boolean;
};

export type DrawingTool = Exclude<InkTool, 'strokeEraser'>;

type Own = {
  readonly id: RecordId;
  readonly sieve: Sieve;
  readonly at: Placement;
  readonly first: Sample;
  readonly tool: InkToolState & { tool: DrawingTool };
  readonly hasPressure: boolean;
  page: PageId | null;
  /** Touched the playing picture: a mere tap has then done its work by pausing. */
  readonly pauses: boolean;
  movedPx: number;
  ended: boolean;
};

/** Further than a hand trembles in a tap. In canvas pixels at 1080 lines; grows with the canvas. */
const tapShare = 6 / 1080;
/** Below what a record may hold; the stroke goes on in a second one. */
const numbersMax = 36_000;

const isTap = (own: Own): boolean => own.movedPx < tapShare * own.at.heightPx;
/** A shape is kept as what a pen drew. */
const keptTool = (tool: DrawingTool): StrokeTool => (tool === 'shape' ? 'pen' : tool);

export function createDrawing(store: InkStore, placements: () => Placements): Drawing {
  const byPointer = new Map<number, Own>();
  const ownerless = new Set<Own>();

  function grow(own: Own, samples: readonly Sample[]): void {
    const kept: number[] = [];
    for (const sample of samples) {
      own.movedPx = Math.max(own.movedPx, Math.hypot(sample.xPx - own.first.xPx, sample.yPx - own.first.yPx));
      if (own.tool.tool === 'shape') continue;
      const sinceMs = Math.max(0, sample.timeMs - own.first.timeMs);
      kept.push(
        ...own.sieve.take({ ...onSurface(own.at, heldIn(own.at, sample)), pressure: sample.pressure, sinceMs }),
      );
    }
    const last = samples.at(-1);
    if (own.tool.tool === 'shape' && last !== undefined) reshape(own, last);
    if (kept.length === 0) return;
    store.underWay.extend(own.id, kept);
    if (own.page !== null) store.live.send({ type: 'points', id: own.id, points: kept });
  }

  /** A shape does not grow: with each move it is another one, here and in the other windows. */
  function reshape(own: Own, last: Sample): void {
    const stroke = store.underWay.get(own.id);
    if (stroke === null || isTap(own)) return;
    const span = { from: onSurface(own.at, own.first), to: onSurface(own.at, last) };
    const overMs = Math.max(0, last.timeMs - own.first.timeMs);
    store.underWay.begin(stroke, shapePoints(own.tool.shape, span, aspectOf(own.at), overMs));
    announce(own);
  }

  function announce(own: Own): void {
    const stroke = store.underWay.get(own.id);
    if (stroke === null || own.page === null) return;
    const { id, tool, surface, colour, width, hasPressure, points } = stroke;
    store.live.send({ type: 'begin', id, pageId: own.page, tool, surface, colour, width, hasPressure });
    if (points.length >= numbersPerPoint) store.live.send({ type: 'points', id, points: [...points] });
  }

  function drop(own: Own): void {
    ownerless.delete(own);
    store.underWay.drop(own.id);
    if (own.page !== null) store.live.send({ type: 'cancel', id: own.id });
  }

  function commit(own: Own): void {
    const stroke = store.underWay.get(own.id);
    const page = own.page;
    if (stroke === null || page === null) return;
    const { id, tool, surface, colour, width, hasPressure, points } = stroke;
    store.add(page, { kind: 'stroke', id, tool, surface, colour, width, hasPressure, points: [...points] });
  }

  function begin(
    pointer: number,
    sample: Sample,
    tool: InkToolState & { tool: DrawingTool },
    page: PageId | null,
  ): void {
    const placed = placedAt(placements(), sample);
    if (placed === null) return;
    const { surface, at } = placed;
    // A device without pressure says 0.5 (or 0, or 1) for every point.
    const isShape = tool.tool === 'shape';
    const hasPressure = isShape || (sample.pressure > 0 && sample.pressure < 1 && sample.pressure !== 0.5);
    const id = store.newId();
    const own: Own = {
      id,
      sieve: createSieve(aspectOf(at)),
      at,
      first: sample,
      tool,
      hasPressure,
      page,
      pauses: page === null,
      movedPx: 0,
      ended: false,
    };
    byPointer.set(pointer, own);
    if (page === null) ownerless.add(own);
    const width = toolWidth(tool.tool, tool.step);
    store.underWay.begin({
      id,
      pageId: page,
      tool: keptTool(tool.tool),
      surface,
      colour: tool.colour,
      width,
      hasPressure,
      own: true,
    });
    announce(own);
    grow(own, [sample]);
  }

  function end(pointer: number): void {
    const own = byPointer.get(pointer);
    if (own === undefined) return;
    byPointer.delete(pointer);
    own.ended = true;
    if (isTap(own) && (own.pauses || own.tool.tool === 'shape')) drop(own);
    else if (own.page !== null) commit(own);
  }

  return {
    begin,
    move(pointer, samples) {
      const own = byPointer.get(pointer);
      if (own === undefined) return;
      grow(own, samples);
      const last = samples.at(-1);
      if (last === undefined || (store.underWay.get(own.id)?.points.length ?? 0) < numbersMax) return;
      end(pointer);
      begin(pointer, last, own.tool, own.page);
    },
    end,
    cancel(pointer) {
      const own = byPointer.get(pointer);
      byPointer.delete(pointer);
      if (own !== undefined) drop(own);
    },
    anchor(page) {
      for (const own of [...ownerless]) {
        ownerless.delete(own);
        own.page = page;
        store.underWay.anchor(own.id, page);
        announce(own);
        if (own.ended) commit(own);
      }
    },
    giveUp() {
      for (const own of [...ownerless]) drop(own);
    },
    isDrawing: () => byPointer.size > 0,
  };
}
