/**
 * Shapes that a hand cannot draw straight. Each is kept as a pen's stroke through a few points, so that replay, erasing,
 * undo and other windows need nothing new. Drawn from corner to corner of its box, as the hand moves.
 */
export const shapeKinds = ['line', 'arrow', 'rectangle', 'ellipse', 'triangle'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

export type ShapePoint = { readonly x: number; readonly y: number };
export type ShapeSpan = { readonly from: ShapePoint; readonly to: ShapePoint };

/** Nearer than this to level or upright, it is meant so. */
const LEVEL_DEGREES = 4;
/** Sides that differ by less are meant to be the same: a circle, a square. */
const EVEN_SHARE = 0.1;
/** Of an arrow's length, and in heights; a long arrow has no huge head. */
const HEAD_SHARE = 0.3;
const HEAD_MAX = 0.06;
const HEAD_RADIANS = 0.5;
const ELLIPSE_POINTS = 64;
/** A pen's outline runs round a corner; one that is passed several times stays a corner. */
const CORNER_TIMES = 4;
/** What a pen without pressure says, and what gives a stroke exactly its chosen width. */
const EVEN_PRESSURE = 0.5;

/** As a stroke's `points`. `aspect` is the surface's width by its height; `overMs` the time the hand took. */
export function shapePoints(kind: ShapeKind, { from, to }: ShapeSpan, aspect: number, overMs: number): number[] {
  // Both ways in heights: a circle is round on any surface.
  const start = { x: from.x * aspect, y: from.y };
  const end = { x: to.x * aspect, y: to.y };
  const path = outlineOf(kind, start, end);
  const flat: number[] = [];
  path.forEach(({ x, y }, at) => {
    flat.push(x / aspect, y, EVEN_PRESSURE, path.length > 1 ? (overMs * at) / (path.length - 1) : 0);
  });
  return flat;
}

function outlineOf(kind: ShapeKind, start: ShapePoint, end: ShapePoint): ShapePoint[] {
  if (kind === 'line') return [start, levelled(start, end)];
  if (kind === 'arrow') return arrow(start, levelled(start, end));
  const box = boxOf(start, end);
  return kind === 'ellipse' ? ellipse(box) : closed(kind === 'rectangle' ? rectangle(box) : triangle(box));
}

/** The point that ends a line which is level or upright, where it nearly is. */
function levelled(start: ShapePoint, end: ShapePoint): ShapePoint {
  const degrees = (Math.atan2(Math.abs(end.y - start.y), Math.abs(end.x - start.x)) * 180) / Math.PI;
  if (degrees < LEVEL_DEGREES) return { x: end.x, y: start.y };
  return degrees > 90 - LEVEL_DEGREES ? { x: start.x, y: end.y } : end;
}

function arrow(start: ShapePoint, end: ShapePoint): ShapePoint[] {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const head = Math.min(HEAD_MAX, length * HEAD_SHARE);
  const back = Math.atan2(start.y - end.y, start.x - end.x);
  const barb = (turn: number): ShapePoint => ({
    x: end.x + head * Math.cos(back + turn),
    y: end.y + head * Math.sin(back + turn),
  });
  return [start, ...corner(end), ...corner(barb(HEAD_RADIANS)), ...corner(end), barb(-HEAD_RADIANS)];
}

type ShapeBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Signed: it grows from where the hand came down. */
function boxOf(start: ShapePoint, end: ShapePoint): ShapeBox {
  const width = end.x - start.x;
  const height = end.y - start.y;
  const longer = Math.max(Math.abs(width), Math.abs(height));
  const isEven = longer > 0 && Math.abs(Math.abs(width) - Math.abs(height)) < longer * EVEN_SHARE;
  return isEven
    ? { x: start.x, y: start.y, width: Math.sign(width) * longer, height: Math.sign(height) * longer }
    : { x: start.x, y: start.y, width, height };
}

/** Begins in the middle of an edge: its two ends then meet on a straight line and no corner is rounder than another. */
function rectangle({ x, y, width, height }: ShapeBox): ShapePoint[] {
  return [
    { x: x + width / 2, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
}

function triangle({ x, y, width, height }: ShapeBox): ShapePoint[] {
  return [
    { x: x + width / 2, y: y + height },
    { x: x + width, y: y + height },
    { x: x + width / 2, y },
    { x, y: y + height },
  ];
}

function closed([first, ...corners]: readonly ShapePoint[]): ShapePoint[] {
  return first ? [first, ...corners.flatMap(corner), first] : [];
}

function ellipse({ x, y, width, height }: ShapeBox): ShapePoint[] {
  return Array.from({ length: ELLIPSE_POINTS + 1 }, (_, at) => {
    const turn = (at / ELLIPSE_POINTS) * 2 * Math.PI - Math.PI / 2;
    return { x: x + (width / 2) * (1 + Math.cos(turn)), y: y + (height / 2) * (1 + Math.sin(turn)) };
  });
}

const corner = (point: ShapePoint): ShapePoint[] => Array.from({ length: CORNER_TIMES }, () => point);
