import { useEffect, useRef } from 'react';
import { numbersPerPoint, type Stroke, simplify } from '../../core/ink/index.ts';
import type { PageId } from '../../core/words/index.ts';
import { placementsOf, type SurfaceRect } from './ink-view.ts';
import { aspectOf, type Context, type Placement, type Placements, placesOf } from './paint.ts';
import { inkFill } from './palette.ts';
import type { InkStore } from './store.ts';

export type InkThumbnailProps = {
  readonly store: InkStore;
  readonly pageId: PageId;
  readonly surfaces: readonly SurfaceRect[];
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
};

/** What can be told apart at this size; more strokes than this on 108 pixels are a blot anyway. */
const strokesMax = 1500;
/** A page of writing takes 30 ms to draw small, and the next stroke comes sooner than this. */
const PEN_RESTS_MS = 600;

/** A page's ink, small and see-through; the caller lays it over a picture of the frame. */
export function InkThumbnail({ store, pageId, surfaces, width, height }: InkThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shape = JSON.stringify(surfaces);

  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    let waiting = 0;
    const places = JSON.parse(shape) as readonly SurfaceRect[];
    const draw = (): void => {
      waiting = 0;
      if (canvas.current !== null) drawSmall(canvas.current, places, store.page(pageId).visible(), width, height);
    };
    const whenIdle = (): void => {
      if (waiting === 0) waiting = requestIdleCallback(draw, { timeout: 1000 });
    };
    whenIdle();
    // When the pen rests: a thumbnail is never worth a late stroke.
    const stop = store.watchPage((changed) => {
      if (changed !== pageId) return;
      clearTimeout(resting);
      resting = setTimeout(whenIdle, PEN_RESTS_MS);
    });
    return () => {
      stop();
      clearTimeout(resting);
      cancelIdleCallback(waiting);
    };
  }, [store, pageId, shape, width, height]);

  return <canvas ref={canvas} className="ink-thumbnail" style={{ width, height }} />;
}

function drawSmall(
  canvas: HTMLCanvasElement,
  surfaces: readonly SurfaceRect[],
  strokes: readonly Stroke[],
  width: number,
  height: number,
): void {
  const widthPx = Math.round(width * devicePixelRatio);
  const heightPx = Math.round(height * devicePixelRatio);
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const places = placementsOf(surfaces, widthPx, heightPx);
  for (const tool of ['highlighter', 'pen'] as const) drawKind(context, places, strokes.slice(-strokesMax), tool);
}

function drawKind(context: Context, places: Placements, strokes: readonly Stroke[], tool: 'highlighter' | 'pen'): void {
  for (const stroke of strokes) {
    const [at] = placesOf(places, stroke.surface);
    if (at === undefined || stroke.tool !== tool) continue;
    // At least a pixel and a half wide, or a page of writing is dust.
    const width = Math.max(stroke.width, 1.5 / at.heightPx);
    context.globalAlpha = tool === 'highlighter' ? 0.4 : 1;
    context.strokeStyle = inkFill[stroke.colour];
    context.lineWidth = width * at.heightPx;
    traceStraight(context, simplify(stroke.points, 0.5 / at.heightPx, aspectOf(at)), at);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** What was simplified lies within half a pixel of straight pieces; bent between them a triangle would be an egg. */
function traceStraight(context: Context, points: readonly number[], at: Placement): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  for (let n = 0; n < points.length; n += numbersPerPoint) {
    const [x = 0, y = 0] = [points[n], points[n + 1]];
    context.lineTo(at.leftPx + x * at.widthPx, at.topPx + y * at.heightPx);
  }
}
