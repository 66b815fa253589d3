import {
  casingWidth,
  numbersPerPoint,
  outlineLines,
  penOutline,
  type Stroke,
  type Surface,
} from '../../core/ink/index.ts';
import { inkCasing, inkFill } from './palette.ts';

/** Where a surface lies on a canvas, in the canvas's own pixels. */
export type Placement = {
  readonly leftPx: number;
  readonly topPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** All that is seen of it; absent where the whole is. */
  readonly clip?: PixelBox;
};
type PixelBox = Pick<Placement, 'leftPx' | 'topPx' | 'widthPx' | 'heightPx'>;

/**
 * Topmost first. A surface that is not shown is not in it, and neither is its ink. A recording of which two regions are
 * shown has two places, each with its own part of the ink.
 */
export type Placements = ReadonlyMap<Surface, readonly Placement[]>;

const nowhere: readonly Placement[] = [];
export const placesOf = (placements: Placements, surface: Surface): readonly Placement[] =>
  placements.get(surface) ?? nowhere;

export type Painted = Pick<Stroke, 'tool' | 'colour' | 'width' | 'hasPressure' | 'points'>;
export type Context = CanvasRenderingContext2D;

export const aspectOf = (at: Placement): number => at.widthPx / at.heightPx;

type Outlined = { readonly aspect: number; readonly points: number; readonly outline: Float32Array };

/** Outlines cost ten times what filling them does, and are the same at every size: kept while the stroke lives. */
const outlines = new WeakMap<Painted, Outlined>();

function outlineOf(stroke: Painted, aspect: number): Float32Array {
  const known = outlines.get(stroke);
  if (known !== undefined && known.points === stroke.points.length && Math.abs(known.aspect - aspect) < 1e-3) {
    return known.outline;
  }
  const outline = penOutline(stroke, aspect);
  outlines.set(stroke, { aspect, points: stroke.points.length, outline });
  return outline;
}

/** Draws it on the context's whole canvas; what lies outside of a clip the browser leaves out. */
export function paintStroke(context: Context, stroke: Painted, at: Placement): void {
  const { clip } = at;
  if (!clip) {
    paintWhole(context, stroke, at);
    return;
  }
  context.save();
  context.beginPath();
  context.rect(clip.leftPx, clip.topPx, clip.widthPx, clip.heightPx);
  context.clip();
  paintWhole(context, stroke, at);
  context.restore();
}

function paintWhole(context: Context, stroke: Painted, at: Placement): void {
  const scale = at.heightPx / outlineLines;
  context.setTransform(scale, 0, 0, scale, at.leftPx, at.topPx);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  if (stroke.tool === 'pen') paintPen(context, stroke, aspectOf(at));
  else {
    context.globalCompositeOperation = stroke.tool === 'areaEraser' ? 'destination-out' : 'source-over';
    context.strokeStyle = stroke.tool === 'areaEraser' ? '#000' : inkFill[stroke.colour];
    context.lineWidth = stroke.width * outlineLines;
    traceMiddle(context, stroke.points, aspectOf(at));
    context.stroke();
    context.globalCompositeOperation = 'source-over';
  }
  context.resetTransform();
}

function paintPen(context: Context, stroke: Painted, aspect: number): void {
  traceOutline(context, outlineOf(stroke, aspect));
  context.strokeStyle = inkCasing[stroke.colour];
  context.lineWidth = 2 * casingWidth(stroke.width) * outlineLines;
  context.stroke();
  context.fillStyle = inkFill[stroke.colour];
  context.fill();
}

function traceOutline(context: Context, outline: Float32Array): void {
  context.beginPath();
  const count = outline.length;
  if (count < 6) return;
  const x = (at: number): number => outline[at % count] ?? 0;
  const y = (at: number): number => outline[(at + 1) % count] ?? 0;
  context.moveTo((x(0) + x(2)) / 2, (y(0) + y(2)) / 2);
  for (let at = 2; at <= count; at += 2) {
    context.quadraticCurveTo(x(at), y(at), (x(at) + x(at + 2)) / 2, (y(at) + y(at + 2)) / 2);
  }
  context.closePath();
}

/** A line of one width through the points, bent between the middles of its pieces. */
function traceMiddle(context: Context, points: readonly number[], aspect: number): void {
  const x = (at: number): number => (points[at] ?? 0) * aspect * outlineLines;
  const y = (at: number): number => (points[at + 1] ?? 0) * outlineLines;
  const last = points.length - numbersPerPoint;
  context.beginPath();
  context.moveTo(x(0), y(0));
  for (let at = numbersPerPoint; at < last; at += numbersPerPoint) {
    const next = at + numbersPerPoint;
    context.quadraticCurveTo(x(at), y(at), (x(at) + x(next)) / 2, (y(at) + y(next)) / 2);
  }
  context.lineTo(x(last), y(last));
}
