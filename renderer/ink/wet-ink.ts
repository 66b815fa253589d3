import type { RecordId } from '../../core/words/index.ts';
import type { CanvasPair } from './canvases.ts';
import { type Placements, paintStroke, placesOf } from './paint.ts';
import { type Region, regionOfBoth, regionsMeet, strokeRegions } from './region.ts';
import type { StrokeUnderWay } from './under-way.ts';

/**
 * Strokes under way, drawn at once in the handler that brought their points: waiting for the next animation
 * frame costs 17 ms more on the screen (measured, Chromium 156). Only the part of the canvas where the grown
 * stroke lies is wiped and drawn again. Area erasers are not drawn here: the dry ink shows them.
 */
export type WetInk = {
  draw(grown: StrokeUnderWay): void;
  drop(stroke: Pick<StrokeUnderWay, 'id'>): void;
  shows(id: RecordId): boolean;
  redraw(): void;
};

export type WetInkDeps = {
  readonly pair: CanvasPair;
  readonly placements: () => Placements;
  readonly strokes: () => readonly StrokeUnderWay[];
};

export function createWetInk({ pair, placements, strokes }: WetInkDeps): WetInk {
  const drawn = new Map<RecordId, Region>();

  function regionOf(stroke: StrokeUnderWay): Region | null {
    const places = placesOf(placements(), stroke.surface);
    return strokeRegions(stroke, places, pair.widthPx(), pair.heightPx()).reduce<Region | null>(regionOfBoth, null);
  }

  function drawIn(region: Region): void {
    const { left, top, right, bottom } = region;
    for (const context of pair.all()) {
      context.save();
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.clearRect(left, top, right - left, bottom - top);
    }
    const saved = pair.all();
    for (const stroke of strokes()) {
      if (stroke.tool === 'areaEraser' || stroke.points.length === 0) continue;
      const own = regionOf(stroke);
      if (own === null || !regionsMeet(own, region)) continue;
      for (const at of placesOf(placements(), stroke.surface)) {
        for (const context of pair.targets(stroke.tool)) paintStroke(context, stroke, at);
      }
    }
    for (const context of saved) context.restore();
  }

  return {
    draw(grown) {
      const now = regionOf(grown);
      const region = regionOfBoth(drawn.get(grown.id) ?? null, now);
      if (region === null) return;
      if (now !== null) drawn.set(grown.id, now);
      // A canvas is made by its first stroke: before the clip is set on all of them.
      pair.targets(grown.tool);
      drawIn(region);
    },
    drop(stroke) {
      const region = drawn.get(stroke.id);
      drawn.delete(stroke.id);
      if (region !== undefined) drawIn(region);
    },
    shows: (id) => drawn.has(id),
    redraw() {
      drawn.clear();
      pair.empty();
      for (const stroke of strokes()) {
        const region = regionOf(stroke);
        if (region !== null && stroke.tool !== 'areaEraser') {
          drawn.set(stroke.id, region);
          pair.targets(stroke.tool);
        }
      }
      drawIn({ left: 0, top: 0, right: pair.widthPx(), bottom: pair.heightPx() });
    },
  };
}
