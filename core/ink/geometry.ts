import type { RecordId } from '../words/index.ts';
import type { Stroke } from './record.ts';

/**
 * Strokes lie in 0..1 of their surface both ways, so a unit to the right is longer than a unit down. All
 * distances here are in *heights*: shares of the surface's height, x times `aspect` (width / height).
 */
export const numbersPerPoint = 4;

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** A path as the eraser leaves it: x, y pairs in 0..1 of the surface. */
export type ErasePath = {
  readonly points: readonly number[];
  /** Radius in heights. */
  readonly radius: number;
};

/** The part of the surface a stroke may colour, its casing included, in 0..1 of the surface. */
export function strokeBox(stroke: Pick<Stroke, 'points' | 'width'>, aspect: number): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < stroke.points.length; at += numbersPerPoint) {
    const x = stroke.points[at] ?? 0;
    const y = stroke.points[at + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const margin = stroke.width + casingLeast + 1 / 1080;
  return { left: left - margin / aspect, top: top - margin, right: right + margin / aspect, bottom: bottom + margin };
}

/** A casing is 14% of the stroke's width on each side, and at least this many heights (1.5 px of 1080). */
export const casingLeast = 1.5 / 1080;
export const casingShare = 0.14;

export function casingWidth(width: number): number {
  return Math.max(width * casingShare, casingLeast);
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function pointToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / lengthSquared));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number): number =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

type Segment = readonly [ax: number, ay: number, bx: number, by: number];

/** Zero where they cross. */
export function segmentDistance([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): number {
  const crosses =
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
  if (crosses) return 0;
  return Math.min(
    pointToSegment(ax, ay, cx, cy, dx, dy),
    pointToSegment(bx, by, cx, cy, dx, dy),
    pointToSegment(cx, cy, ax, ay, bx, by),
    pointToSegment(dx, dy, ax, ay, bx, by),
  );
}

function eachSegment(
  points: readonly number[],
  stride: number,
  aspect: number,
  see: (segment: Segment) => boolean,
): boolean {
  const x = (at: number): number => (points[at] ?? 0) * aspect;
  const y = (at: number): number => points[at + 1] ?? 0;
  if (points.length < 2 * stride) return points.length >= 2 && see([x(0), y(0), x(0), y(0)]);
  for (let at = stride; at < points.length; at += stride) {
    if (see([x(at - stride), y(at - stride), x(at), y(at)])) return true;
  }
  return false;
}

type Boxed = Pick<Stroke, 'points' | 'width'>;
const boxes = new WeakMap<Boxed, { readonly numbers: number; readonly aspect: number; readonly box: Box }>();

/** `strokeBox`, remembered while the stroke lives and does not grow. */
export function knownBox(stroke: Boxed, aspect: number): Box {
  const known = boxes.get(stroke);
  if (known !== undefined && known.numbers === stroke.points.length && Math.abs(known.aspect - aspect) < 1e-3) {
    return known.box;
  }
  const box = strokeBox(stroke, aspect);
  boxes.set(stroke, { numbers: stroke.points.length, aspect, box });
  return box;
}

function pathBox(path: ErasePath, aspect: number): Box {
  const flat: number[] = [];
  for (let at = 0; at < path.points.length; at += 2) flat.push(path.points[at] ?? 0, path.points[at + 1] ?? 0, 0, 0);
  return strokeBox({ points: flat, width: path.radius }, aspect);
}

/**
 * The strokes of one surface that an eraser's path touches, topmost last. What an area eraser has already
 * taken away is not there to be touched, and area erasers themselves cannot be seen, hence not be erased.
 */
export function touchedStrokes(strokes: readonly Stroke[], path: ErasePath, aspect: number): RecordId[] {
  const box = pathBox(path, aspect);
  const touched: RecordId[] = [];
  strokes.forEach((stroke, index) => {
    if (stroke.tool === 'areaEraser' || !boxesMeet(knownBox(stroke, aspect), box)) return;
    const areaErasers = strokes.slice(index + 1).filter((later) => later.tool === 'areaEraser');
    if (touches(stroke, path, aspect, areaErasers)) touched.push(stroke.id);
  });
  return touched;
}

function touches(stroke: Stroke, path: ErasePath, aspect: number, areaErasers: readonly Stroke[]): boolean {
  const reach = stroke.width / 2 + path.radius;
  return eachSegment(stroke.points, numbersPerPoint, aspect, (segment) => {
    const meets = eachSegment(path.points, 2, aspect, (erasing) => segmentDistance(segment, erasing) <= reach);
    return meets && !areaErasers.some((eraser) => covers(eraser, segment, aspect));
  });
}

/** Both ends of the segment lie under the eraser's path: good enough for points a few pixels apart. */
function covers(eraser: Stroke, [ax, ay, bx, by]: Segment, aspect: number): boolean {
  const radius = eraser.width / 2;
  const under = (px: number, py: number): boolean =>
    eachSegment(eraser.points, numbersPerPoint, aspect, ([cx, cy, dx, dy]) => {
      return pointToSegment(px, py, cx, cy, dx, dy) <= radius;
    });
  return under(ax, ay) && under(bx, by);
}

/**
 * Fewer points for a small picture: Ramer-Douglas-Peucker, no point further than `tolerance` heights from the
 * line that is left. Not used on what is stored.
 */
export function simplify(points: readonly number[], tolerance: number, aspect: number): number[] {
  const count = points.length / numbersPerPoint;
  if (count <= 2) return [...points];
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    const far = furthest(points, first, last, aspect);
    if (far.distance <= tolerance) continue;
    keep[far.index] = 1;
    open.push([first, far.index], [far.index, last]);
  }
  return points.filter((_, at) => keep[Math.floor(at / numbersPerPoint)] === 1);
}

function furthest(points: readonly number[], first: number, last: number, aspect: number) {
  const x = (index: number): number => (points[index * numbersPerPoint] ?? 0) * aspect;
  const y = (index: number): number => points[index * numbersPerPoint + 1] ?? 0;
  let index = first;
  let distance = 0;
  for (let at = first + 1; at < last; at += 1) {
    const away = pointToSegment(x(at), y(at), x(first), y(first), x(last), y(last));
    if (away > distance) {
      distance = away;
      index = at;
    }
  }
  return { index, distance };
}
