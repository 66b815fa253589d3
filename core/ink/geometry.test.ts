import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordId, stroke } from '../../tests/ink/records.ts';
import { boxesMeet, createSieve, penOutline, segmentDistance, simplify, strokeBox, touchedStrokes } from './index.ts';

const aspect = 16 / 9;
const flat = (points: readonly (readonly [number, number])[]): number[] =>
  points.flatMap(([x, y], index) => [x, y, 0.5, index * 8]);
const line = (id: string, points: readonly (readonly [number, number])[], width = 0.01) =>
  stroke(id, { points: flat(points), width });
const inPicture = fc.double({ min: 0, max: 1, noNaN: true });
const anyPoints = fc.array(fc.tuple(inPicture, inPicture), { minLength: 1, maxLength: 40 });

describe('the stroke eraser', () => {
  const across = line('a', [
    [0.2, 0.5],
    [0.8, 0.5],
  ]);

  test('[I9] touches a stroke that its path crosses between two points', () => {
    expect(touchedStrokes([across], { points: [0.5, 0.1, 0.5, 0.9], radius: 0.001 }, aspect)).toEqual(['a']);
  });

  test('[I9] reaches as far as its radius and half the width, measured in heights both ways', () => {
    const reach = 0.02 + 0.005;
    const beside = (away: number) => ({ points: [0.8 + away / aspect, 0.5], radius: 0.02 });
    expect(touchedStrokes([across], beside(reach * 0.98), aspect)).toEqual(['a']);
    expect(touchedStrokes([across], beside(reach * 1.02), aspect)).toEqual([]);
  });

  test('[I9] a dot can be erased', () => {
    const dot = line('dot', [[0.5, 0.5]]);
    expect(touchedStrokes([dot], { points: [0.5, 0.5], radius: 0.01 }, aspect)).toEqual(['dot']);
  });

  test('[I9] does not touch what an area eraser has taken away, but the rest of that stroke', () => {
    const taken = stroke('taken', {
      tool: 'areaEraser',
      width: 0.1,
      points: flat([
        [0.45, 0.5],
        [0.55, 0.5],
      ]),
    });
    const dense = line(
      'a',
      Array.from({ length: 61 }, (_, index) => [0.2 + index / 100, 0.5] as const),
    );
    expect(touchedStrokes([dense, taken], { points: [0.5, 0.5], radius: 0.005 }, aspect)).toEqual([]);
    expect(touchedStrokes([dense, taken], { points: [0.3, 0.5], radius: 0.005 }, aspect)).toEqual(['a']);
    // Drawn over the gap afterwards: there to be touched.
    expect(touchedStrokes([taken, dense], { points: [0.5, 0.5], radius: 0.005 }, aspect)).toEqual(['a']);
  });

  test('[I8] an area eraser is not there to be erased', () => {
    const eraser = stroke('e', { tool: 'areaEraser', width: 0.1 });
    expect(touchedStrokes([eraser], { points: [0.3, 0.3], radius: 0.1 }, aspect)).toEqual([]);
  });

  test('distance between segments is the same from both sides, and zero where they cross', () => {
    const segment = fc.tuple(inPicture, inPicture, inPicture, inPicture);
    fc.assert(
      fc.property(segment, segment, (a, b) => {
        expect(segmentDistance(a, b)).toBeCloseTo(segmentDistance(b, a), 12);
      }),
      { seed: 8 },
    );
    expect(segmentDistance([0, 0, 1, 1], [0, 1, 1, 0])).toBe(0);
  });
});

describe('the box of a stroke', () => {
  test('[I10] holds its whole outline, whatever pressure and aspect', () => {
    fc.assert(
      fc.property(
        anyPoints,
        fc.double({ min: 0.4, max: 3, noNaN: true }),
        fc.double({ min: 0.001, max: 0.06, noNaN: true }),
        fc.boolean(),
        (points, shape, width, hasPressure) => {
          const drawn = stroke('a', { points: flat(points), width, hasPressure });
          const box = strokeBox(drawn, shape);
          const outline = penOutline(drawn, shape);
          for (let at = 0; at < outline.length; at += 2) {
            const x = (outline[at] ?? 0) / 1080 / shape;
            const y = (outline[at + 1] ?? 0) / 1080;
            expect(boxesMeet(box, { left: x, right: x, top: y, bottom: y })).toBe(true);
          }
        },
      ),
      { seed: 9 },
    );
  });
});

describe('the outline of a pen', () => {
  const slow = flat(Array.from({ length: 30 }, (_, index) => [0.1 + index / 100, 0.5] as const));
  const thickness = (pressure: number): number => {
    const points = slow.map((value, at) => (at % 4 === 2 ? pressure : value));
    const outline = penOutline(stroke('a', { points, hasPressure: true, width: 0.02 }), aspect);
    const ys = [...outline].filter((_, at) => at % 2 === 1);
    return Math.max(...ys) - Math.min(...ys);
  };

  test('grows with pressure around the width that was chosen', () => {
    expect(thickness(0.9)).toBeGreaterThan(thickness(0.5) * 1.2);
    expect(thickness(0.2)).toBeLessThan(thickness(0.5) * 0.85);
    expect(thickness(0.5)).toBeGreaterThan(0.02 * 1080 * 0.9);
    expect(thickness(0.5)).toBeLessThan(0.02 * 1080 * 1.1);
  });

  test('[I10] keeps its shape on a surface of another size: it is made on 1080 lines', () => {
    const outline = penOutline(stroke('a', { points: slow }), aspect);
    expect(Math.max(...outline)).toBeGreaterThan(0.39 * 1080 * aspect);
    expect(Math.max(...outline)).toBeLessThan(0.41 * 1080 * aspect);
  });

  test('reaches the nib', () => {
    const outline = penOutline(stroke('a', { points: slow, width: 0.005 }), aspect);
    const right = Math.max(...[...outline].filter((_, at) => at % 2 === 0));
    expect(right / 1080 / aspect).toBeGreaterThan(0.388);
  });
});

describe('points', () => {
  test('[I12] the sieve drops what nobody can see, and rounds the rest', () => {
    const sieve = createSieve(aspect);
    expect(sieve.take({ x: 0.123456789, y: 0.5, pressure: 0.33333, sinceMs: 0.4 })).toEqual([0.12346, 0.5, 0.333, 0]);
    expect(sieve.take({ x: 0.1235, y: 0.5, pressure: 0.33333, sinceMs: 4 })).toEqual([]);
    expect(sieve.take({ x: 0.13, y: 0.5, pressure: 0.33333, sinceMs: 8.2 })).toEqual([0.13, 0.5, 0.333, 8]);
  });

  test('a slow hand is not lost: what was dropped adds up', () => {
    const sieve = createSieve(aspect);
    const kept = Array.from({ length: 100 }, (_, index) =>
      sieve.take({ x: 0.5 + index * 0.0001, y: 0.5, pressure: 0.5, sinceMs: index * 4 }),
    ).flat();
    expect(kept.length / 4).toBeGreaterThan(20);
    expect(kept.length / 4).toBeLessThan(50);
  });

  test('simplified lines stay within the tolerance, and keep both ends', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const all = flat(points);
        const few = simplify(all, 0.02, aspect);
        expect(few.slice(0, 4)).toEqual(all.slice(0, 4));
        expect(few.slice(-4)).toEqual(all.slice(-4));
        const kept = stroke('kept', { points: few, width: 0.0005 });
        for (const [x, y] of points) {
          const near = touchedStrokes([kept], { points: [x, y], radius: 0.0201 }, aspect);
          expect(near).toEqual([recordId('kept')]);
        }
      }),
      { seed: 10 },
    );
  });
});
