import { type DrawnAngle, distance, mix, type Point, pointAt, type Triangle } from '../geometry.ts';
import { at, n, path, polygon } from '../svg.ts';

/** What every slide is drawn with: 1920 × 1080, no text under 56 px (3.7% even beside the presenter). */
export const slideWidth = 1920;
export const slideHeight = 1080;

export const colours = {
  paper: '#f8f5ea',
  sheet: '#fffdf6',
  ink: '#1f2a33',
  quiet: '#3d4a45',
  faint: '#b9b39f',
  subject: '#37597a',
  subjectTint: '#dfe7ec',
} as const;

/** Angle 1 blue, angle 2 yellow, angle 3 green, in every scene. */
const angleFills = ['#8fb3d1', '#ecc76e', '#93bd9c'] as const;
const angleEdges = ['#2f5d84', '#8a610b', '#2f6b43'] as const;
export type AngleNumber = 0 | 1 | 2;
export const angleNumbers: readonly AngleNumber[] = [0, 1, 2];

type TextOptions = {
  size?: number;
  weight?: number;
  colour?: string;
  anchor?: 'start' | 'middle' | 'end';
  opacity?: number;
};

export function text(p: Point, words: string, options: TextOptions = {}): string {
  const opacity = options.opacity ?? 1;
  if (opacity <= 0.001) {
    return '';
  }
  const { size = 60, weight = 500, colour = colours.ink, anchor = 'middle' } = options;
  const faded = opacity < 1 ? ` opacity="${n(opacity)}"` : '';
  return `<text x="${n(p.x)}" y="${n(p.y)}" font-size="${n(size)}" font-weight="${weight}" fill="${colour}" text-anchor="${anchor}"${faded}>${words}</text>`;
}

/** A label whose middle stands on p. */
export const label = (p: Point, words: string, options: TextOptions = {}): string =>
  text({ x: p.x, y: p.y + (options.size ?? 58) * 0.36 }, words, { size: 58, weight: 700, ...options });

export const angleName = (number: AngleNumber): string => `∠${number + 1}`;

export const middleOf = (angle: DrawnAngle, radius: number): Point =>
  pointAt(angle.vertex, radius, angle.fromDegrees + angle.sweepDegrees / 2);

/** Uneven as torn paper, the same in every frame. */
const tornOffsets = [0, 9, -5, 7, -8, 5, 10, -3, 4, -7] as const;

export function outerEdge(angle: DrawnAngle, radius: number, torn: boolean): readonly Point[] {
  const steps = Math.max(2, Math.round(angle.sweepDegrees / (torn ? 4 : 2)));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const inside = step > 0 && step < steps;
    const offset = torn && inside ? (tornOffsets[step % tornOffsets.length] ?? 0) : 0;
    return pointAt(angle.vertex, radius + offset, angle.fromDegrees + (angle.sweepDegrees * step) / steps);
  });
}

export const wedgePoints = (angle: DrawnAngle, radius: number, torn = false): readonly Point[] => [
  angle.vertex,
  ...outerEdge(angle, radius, torn),
];

export function wedge(
  angle: DrawnAngle,
  number: AngleNumber,
  radius: number,
  options: { torn?: boolean; opacity?: number } = {},
): string {
  const d = polygon(wedgePoints(angle, radius, options.torn ?? false));
  return path(d, { fill: angleFills[number], stroke: angleEdges[number], width: 4, opacity: options.opacity ?? 1 });
}

export const wedgeShape = (points: readonly Point[], number: AngleNumber): string =>
  path(polygon(points), { fill: angleFills[number], stroke: angleEdges[number], width: 4 });

export const openPath = (points: readonly Point[]): string => `M${points.map(at).join('L')}`;

/** The first part of a line through points, by length: a line being drawn. */
export function partOf(points: readonly Point[], share: number): readonly Point[] {
  const lengths = points.slice(1).map((p, index) => distance(p, points[index] ?? p));
  let left = lengths.reduce((sum, one) => sum + one, 0) * share;
  const drawn: Point[] = points.slice(0, 1);
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (from === undefined || to === undefined || left <= 0) {
      break;
    }
    drawn.push(left >= length ? to : mix(from, to, left / length));
    left -= length;
  }
  return drawn;
}

export function outline(triangle: Triangle, share = 1): string {
  const [a, b, c] = triangle;
  return share >= 1
    ? path(polygon(triangle), { stroke: colours.ink, width: 7 })
    : path(openPath(partOf([a, b, c, a], share)), { stroke: colours.ink, width: 7, opacity: share > 0 ? 1 : 0 });
}

/** The square mark of a right angle. */
export function squareMark(angle: DrawnAngle, side: number, opacity = 1): string {
  const first = pointAt(angle.vertex, side, angle.fromDegrees);
  const corner = pointAt(angle.vertex, side * Math.SQRT2, angle.fromDegrees + 45);
  const second = pointAt(angle.vertex, side, angle.fromDegrees + 90);
  return path(openPath([first, corner, second]), { stroke: colours.ink, width: 5, opacity, join: 'miter' });
}

export const bottomLine = (words: string, opacity: number): string =>
  text({ x: slideWidth / 2, y: 1002 }, words, { size: 58, colour: colours.quiet, opacity });

/** A result, on a quiet ground. */
export function result(
  centre: Point,
  words: string,
  options: { size: number; width: number; opacity: number },
): string {
  if (options.opacity <= 0.001) {
    return '';
  }
  const high = options.size * 1.62;
  const box = `<rect x="${n(centre.x - options.width / 2)}" y="${n(centre.y - high / 2)}" width="${n(options.width)}" height="${n(high)}" rx="12" fill="${colours.subjectTint}"/>`;
  return `<g opacity="${n(options.opacity)}">${box}${label(centre, words, { size: options.size, colour: colours.subject })}</g>`;
}
