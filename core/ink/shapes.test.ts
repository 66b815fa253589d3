import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { numbersPerPoint } from './geometry.ts';
import { penOutline } from './outline.ts';
import { StrokePoints } from './record.ts';
import { type ShapeSpan, shapeKinds, shapePoints } from './shapes.ts';

const WIDE = 16 / 9;
const span = (x: number, y: number, toX: number, toY: number): ShapeSpan => ({
  from: { x, y },
  to: { x: toX, y: toY },
});

/** The points in heights, so that lengths both ways are the same. */
function drawn(kind: (typeof shapeKinds)[number], of: ShapeSpan, aspect = WIDE) {
  const flat = shapePoints(kind, of, aspect, 800);
  const points: { x: number; y: number }[] = [];
  for (let at = 0; at < flat.length; at += numbersPerPoint) {
    points.push({ x: (flat[at] ?? 0) * aspect, y: flat[at + 1] ?? 0 });
  }
  return points;
}

function sides(points: readonly { readonly x: number; readonly y: number }[]): [width: number, height: number] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
}

describe('shapes', () => {
  test.each(shapeKinds)('[I21] a %s is a stroke that can be kept, however the hand went', (kind) => {
    for (const of of [span(0.2, 0.2, 0.6, 0.7), span(0.6, 0.7, 0.2, 0.2), span(0.2, 0.7, 0.6, 0.2)]) {
      const points = shapePoints(kind, of, WIDE, 800);
      expect(v.is(StrokePoints, points)).toBe(true);
      expect(points.at(-1)).toBe(800);
    }
  });

  test('[I21] a line that is nearly level or upright is so; a slanting one goes where the hand went', () => {
    expect(drawn('line', span(0.1, 0.5, 0.9, 0.53)).at(-1)?.y).toBe(0.5);
    expect(drawn('line', span(0.5, 0.1, 0.51, 0.9)).at(-1)?.x).toBeCloseTo(0.5 * WIDE);
    expect(drawn('line', span(0.1, 0.1, 0.5, 0.6)).at(-1)).toEqual({ x: expect.closeTo(0.5 * WIDE), y: 0.6 });
  });

  test('[I21] a box that is nearly even is a square and an ellipse a circle, whatever the shape of the surface', () => {
    for (const aspect of [WIDE, 1, 9 / 16]) {
      for (const kind of ['rectangle', 'ellipse'] as const) {
        const [width, height] = sides(drawn(kind, span(0.2, 0.2, 0.2 + 0.31 / aspect, 0.5), aspect));
        expect(width).toBeCloseTo(height, 2);
      }
      const [wide, low] = sides(drawn('rectangle', span(0.2, 0.2, 0.2 + 0.5 / aspect, 0.5), aspect));
      expect([wide, low]).toEqual([expect.closeTo(0.5), expect.closeTo(0.3)]);
    }
  });

  test('[I21] an arrow points to where the hand is, and its head stays small', () => {
    const points = drawn('arrow', span(0.1, 0.5, 0.9, 0.5));
    const tip = { x: 0.9 * WIDE, y: 0.5 };
    const [, height] = sides(points);
    expect(points.some(({ x, y }) => Math.hypot(x - tip.x, y - tip.y) < 1e-9)).toBe(true);
    expect(Math.max(...points.map(({ x }) => x))).toBeCloseTo(tip.x);
    expect(height).toBeLessThan(0.1);
  });

  test('[I21] a shape is everywhere as wide as its pen', () => {
    const width = 0.02;
    const points = shapePoints('line', span(0.1, 0.5, 0.9, 0.5), WIDE, 800);
    const outline = penOutline({ width, hasPressure: true, points }, WIDE);
    const ys = [...outline].filter((_, at) => at % 2 === 1);
    expect((Math.max(...ys) - Math.min(...ys)) / 1080).toBeCloseTo(width, 3);
  });
});
