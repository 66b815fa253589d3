import { getStroke, type StrokeOptions } from 'perfect-freehand';
import { numbersPerPoint } from './geometry.ts';
import type { Stroke } from './record.ts';

/**
 * A pen's stroke as the polygon to be filled. perfect-freehand knows lengths in pixels (its noise threshold at
 * the ends is 3), so the polygon is made on a surface of 1080 lines and scaled to the canvas afterwards: the
 * same stroke then has the same shape in every window, whatever its size.
 */
export const outlineLines = 1080;

export type PenStroke = Pick<Stroke, 'width' | 'hasPressure' | 'points'>;

/** How far pressure (or the hand's speed) moves the width away from the one chosen, 0..1. */
const thinningByPressure = 0.6;
const thinningBySpeed = 0.35;

export function penOptions(stroke: Pick<Stroke, 'width' | 'hasPressure'>): StrokeOptions {
  return {
    size: stroke.width * outlineLines,
    thinning: stroke.hasPressure ? thinningByPressure : thinningBySpeed,
    smoothing: 0.5,
    // More pulls the line smoother and further behind the nib; at a third the lag stays under the nib's own width.
    streamline: 0.35,
    simulatePressure: !stroke.hasPressure,
    // Always as if finished: the line then reaches the nib while it is drawn, and pen up changes no pixel.
    last: true,
  };
}

type OutlinePoint = [x: number, y: number, pressure: number];

/**
 * A quick hand leaves points far apart. Where one of them is a sharp corner, perfect-freehand joins the left side of
 * one edge to the right side of the next, and the line is a hair in its middle: so none are left further apart than
 * this, in pixels of `outlineLines`.
 */
const apartMax = 24;

function pushSpaced(points: OutlinePoint[], next: OutlinePoint): void {
  const last = points.at(-1) ?? next;
  const steps = Math.ceil(Math.hypot(next[0] - last[0], next[1] - last[1]) / apartMax);
  for (let step = 1; step < steps; step += 1) {
    const share = step / steps;
    points.push(last.map((from, at) => from + ((next[at] ?? 0) - from) * share) as OutlinePoint);
  }
  points.push(next);
}

/** x, y pairs on a surface `outlineLines` high and `outlineLines * aspect` wide. */
export function penOutline(stroke: PenStroke, aspect: number): Float32Array {
  const input: OutlinePoint[] = [];
  for (let at = 0; at < stroke.points.length; at += numbersPerPoint) {
    pushSpaced(input, [
      (stroke.points[at] ?? 0) * aspect * outlineLines,
      (stroke.points[at + 1] ?? 0) * outlineLines,
      stroke.points[at + 2] ?? 0.5,
    ]);
  }
  const polygon = getStroke(input, penOptions(stroke));
  const flat = new Float32Array(polygon.length * 2);
  polygon.forEach((point, index) => {
    flat[index * 2] = point[0] ?? 0;
    flat[index * 2 + 1] = point[1] ?? 0;
  });
  return flat;
}
