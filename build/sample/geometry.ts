/** A point of a picture in its own pixels, y downwards. */
export type Point = { readonly x: number; readonly y: number };
export type Triangle = readonly [Point, Point, Point];

export const point = (x: number, y: number): Point => ({ x, y });

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const midpoint = (a: Point, b: Point): Point => mix(a, b, 0.5);

/** The point a share of the way from a to b; 0 is a, 1 is b. */
export const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** Degrees from the x axis, counted as a pupil sees it (anticlockwise), 0 ≤ d < 360. */
export function directionDegrees(from: Point, to: Point): number {
  const degrees = (Math.atan2(from.y - to.y, to.x - from.x) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

export function pointAt(centre: Point, radius: number, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  return { x: centre.x + radius * Math.cos(radians), y: centre.y - radius * Math.sin(radians) };
}

/** An angle as it lies in the picture: where its first side points, and how far it opens anticlockwise. */
export type DrawnAngle = {
  readonly vertex: Point;
  readonly fromDegrees: number;
  readonly sweepDegrees: number;
};

/** The angle between the rays to a and b, taken from the drawn coordinates; less than a straight angle. */
export function angleAt(vertex: Point, a: Point, b: Point): DrawnAngle {
  const toA = directionDegrees(vertex, a);
  const toB = directionDegrees(vertex, b);
  const sweep = (toB - toA + 360) % 360;
  return sweep < 180
    ? { vertex, fromDegrees: toA, sweepDegrees: sweep }
    : { vertex, fromDegrees: toB, sweepDegrees: 360 - sweep };
}

export function interiorAngles([a, b, c]: Triangle): readonly [DrawnAngle, DrawnAngle, DrawnAngle] {
  return [angleAt(a, b, c), angleAt(b, c, a), angleAt(c, a, b)];
}

/** What a protractor would be read as: whole degrees. */
export function readDegrees(triangle: Triangle): readonly [number, number, number] {
  const [a, b, c] = interiorAngles(triangle);
  return [Math.round(a.sweepDegrees), Math.round(b.sweepDegrees), Math.round(c.sweepDegrees)];
}

/** p seen after a fold over the line through a and b; turn 0 lies flat, 1 lies mirrored on the other side. */
export function folded(p: Point, a: Point, b: Point, turn: number): Point {
  const length = distance(a, b);
  const normal = { x: (a.y - b.y) / length, y: (b.x - a.x) / length };
  const away = (p.x - a.x) * normal.x + (p.y - a.y) * normal.y;
  const shift = away * (Math.cos(Math.PI * turn) - 1);
  return { x: p.x + normal.x * shift, y: p.y + normal.y * shift };
}

export function rotated(p: Point, centre: Point, degrees: number): Point {
  return pointAt(centre, distance(p, centre), directionDegrees(centre, p) + degrees);
}

export const moved = (p: Point, dx: number, dy: number): Point => ({ x: p.x + dx, y: p.y + dy });

export function movedTriangle([a, b, c]: Triangle, dx: number, dy: number): Triangle {
  return [moved(a, dx, dy), moved(b, dx, dy), moved(c, dx, dy)];
}
