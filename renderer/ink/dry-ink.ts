import type { Stroke } from '../../core/ink/index.ts';
import { type CanvasPair, createHiddenPair } from './canvases.ts';
import { type Context, type Painted, type Placements, paintStroke, placesOf } from './paint.ts';
import { type Region, regionsMeet, strokeRegions, tileRegion, tilesOf } from './region.ts';

/**
 * Finished strokes as a bitmap. A page of 10,000 strokes takes 400 ms to draw whole, so it is drawn whole only
 * when the page or its place changes, in slices that leave the pointer its turn; a new stroke goes on top; an
 * erased one makes the tiles under its line be drawn again.
 *
 * An area eraser under way must show its whole path at every moment and still can be cancelled: while there is
 * one, the bitmap is kept unharmed beside the canvas, and what is shown is copied from it less the path.
 */
export type DryInk = {
  /** Draws everything again: another page, another size, another layout. */
  redraw(): void;
  append(stroke: Stroke): void;
  /** These came, went or moved: the parts of the canvas where they lie are drawn again. */
  repair(strokes: readonly Surfaced[]): void;
  /** Area erasers under way, as they are now; `grown` is the one that changed. */
  erasing(paths: readonly Surfaced[], grown: Surfaced): void;
  /** True while something remains to be drawn in a later frame. */
  busy(): boolean;
  close(): void;
};

type Surfaced = Painted & Pick<Stroke, 'surface'>;

export type DryInkDeps = {
  readonly pair: CanvasPair;
  readonly placements: () => Placements;
  /** Bottom to top, without those that an eraser under way has touched. */
  readonly strokes: () => readonly Stroke[];
  /** Something is being drawn by hand at this moment. */
  readonly inUse: () => boolean;
};

/** Of a frame's 16 ms, while the wet ink and the browser's own painting need the rest; else two frames. */
const sliceInUseMs = 7;
const sliceMs = 30;

export function createDryInk({ pair, placements, strokes, inUse }: DryInkDeps): DryInk {
  let kept: CanvasPair | null = null;
  let paths: readonly Surfaced[] = [];
  let nextStroke: number | null = null;
  let dirty = new Set<number>();
  let frame = 0;

  const regionsOf = (stroke: Surfaced): readonly Region[] =>
    strokeRegions(stroke, placesOf(placements(), stroke.surface), pair.widthPx(), pair.heightPx());

  const whole = (): Region => ({ left: 0, top: 0, right: pair.widthPx(), bottom: pair.heightPx() });

  function paint(onto: CanvasPair, stroke: Surfaced): void {
    for (const at of placesOf(placements(), stroke.surface)) {
      for (const context of onto.targets(stroke.tool)) paintStroke(context, stroke, at);
    }
  }

  /** What is shown, from what is kept less the erasers' paths. */
  function reveal(region: Region): void {
    if (kept === null) return;
    for (const [layer, source] of kept.layers()) copy(source, pair.layer(layer), region);
    clipped(pair.all(), [region], () => {
      for (const path of paths) paint(pair, path);
    });
  }

  function drawTiles(tiles: readonly number[]): void {
    const onto = kept ?? pair;
    const regions = tiles.map((tile) => tileRegion(tile, pair.widthPx(), pair.heightPx()));
    const touched = strokes().filter((stroke) => {
      return regionsOf(stroke).some((region) => regions.some((tile) => regionsMeet(tile, region)));
    });
    // A canvas that is made after the clip is set has none.
    for (const { tool } of touched) onto.targets(tool);
    clipped(onto.all(), regions, () => {
      for (const context of onto.all()) {
        for (const { left, top, right, bottom } of regions) context.clearRect(left, top, right - left, bottom - top);
      }
      for (const stroke of touched) paint(onto, stroke);
    });
    for (const region of regions) reveal(region);
  }

  function drawSlice(): void {
    const until = performance.now() + (inUse() ? sliceInUseMs : sliceMs);
    const onto = kept ?? pair;
    if (nextStroke !== null) {
      const all = strokes();
      while (nextStroke < all.length && performance.now() < until) {
        const stroke = all[nextStroke];
        if (stroke !== undefined) paint(onto, stroke);
        nextStroke += 1;
      }
      if (nextStroke >= all.length) nextStroke = null;
      reveal(whole());
    } else {
      // A few at a time: a stroke that crosses several of them is then drawn once for all.
      while (dirty.size > 0 && performance.now() < until) {
        const some = [...dirty].slice(0, 4);
        for (const tile of some) dirty.delete(tile);
        drawTiles(some);
      }
    }
    schedule();
  }

  function schedule(): void {
    cancelAnimationFrame(frame);
    frame = busy() ? requestAnimationFrame(drawSlice) : 0;
  }

  const busy = (): boolean => nextStroke !== null || dirty.size > 0;

  function redraw(): void {
    kept?.empty();
    kept?.resize(pair.widthPx(), pair.heightPx());
    pair.empty();
    dirty = new Set();
    nextStroke = 0;
    drawSlice();
  }

  return {
    redraw,
    append(stroke) {
      // The drawing of the whole has not come to it yet, but will.
      if (nextStroke !== null) return;
      paint(kept ?? pair, stroke);
      if (kept) for (const region of regionsOf(stroke)) reveal(region);
    },
    repair(changed) {
      if (nextStroke !== null) {
        redraw();
        return;
      }
      for (const stroke of changed) {
        for (const at of placesOf(placements(), stroke.surface)) {
          for (const tile of tilesOf(stroke, at, pair.widthPx(), pair.heightPx())) dirty.add(tile);
        }
      }
      schedule();
    },
    erasing(next, grown) {
      paths = next;
      if (kept === null && next.length > 0) kept = copyOf(pair);
      for (const region of regionsOf(grown)) reveal(region);
      if (next.length === 0) kept = null;
    },
    busy,
    close: () => cancelAnimationFrame(frame),
  };
}

function copy(from: Context, onto: Context, { left, top, right, bottom }: Region): void {
  const width = right - left;
  const height = bottom - top;
  onto.clearRect(left, top, width, height);
  onto.drawImage(from.canvas, left, top, width, height, left, top, width, height);
}

function copyOf(pair: CanvasPair): CanvasPair {
  const made = createHiddenPair();
  made.resize(pair.widthPx(), pair.heightPx());
  for (const [layer, source] of pair.layers()) made.layer(layer).drawImage(source.canvas, 0, 0);
  return made;
}

/** On whole pixels, so that no half-covered edge is drawn twice. */
function clipped(contexts: readonly Context[], regions: readonly Region[], draw: () => void): void {
  for (const context of contexts) {
    context.save();
    context.resetTransform();
    context.beginPath();
    for (const { left, top, right, bottom } of regions) context.rect(left, top, right - left, bottom - top);
    context.clip();
  }
  draw();
  for (const context of contexts) context.restore();
}
