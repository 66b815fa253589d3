import { describe, expect, test } from 'vitest';
import { drawnTriangles, exerciseDegrees, obtuseDegrees, rightDegrees } from './figures.ts';
import { angleAt, distance, folded, interiorAngles, midpoint, point, readDegrees, rotated } from './geometry.ts';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

describe('the angles of the drawn triangles', () => {
  test.each(drawnTriangles.map((triangle, index) => [index, triangle] as const))(
    'triangle %i: the angles come to 180° within rounding of the arithmetic',
    (_, triangle) => {
      expect(total(interiorAngles(triangle).map((angle) => angle.sweepDegrees))).toBeCloseTo(180, 9);
    },
  );

  test.each(drawnTriangles.map((triangle, index) => [index, triangle] as const))(
    'triangle %i: the degrees a pupil reads come to 180° too and are within 0.15° of the drawing',
    (_, triangle) => {
      const read = readDegrees(triangle);
      expect(total(read)).toBe(180);
      for (const [index, angle] of interiorAngles(triangle).entries()) {
        expect(Math.abs(angle.sweepDegrees - (read[index] ?? 0))).toBeLessThan(0.15);
      }
    },
  );

  test('each kind of triangle is what its name says', () => {
    expect(rightDegrees[0]).toBe(90);
    expect(obtuseDegrees[0]).toBeGreaterThan(90);
    expect(exerciseDegrees).toEqual([90, 35, 55]);
  });
});

describe('the moves of the lesson', () => {
  const [a, b, c] = [point(0, 0), point(0, 100), point(70, 100)];

  test('an angle is the same whichever side is named first', () => {
    expect(angleAt(b, a, c)).toEqual(angleAt(b, c, a));
    expect(angleAt(b, a, c).sweepDegrees).toBeCloseTo(90, 9);
  });

  test('a corner folded over the line half-way lands on the foot of the height', () => {
    const landed = folded(point(451, 274), point(0, 562), point(900, 562), 1);
    expect(landed.x).toBeCloseTo(451, 6);
    expect(landed.y).toBeCloseTo(850, 6);
  });

  test('half a turn around the middle of a side carries one end onto the other and keeps the angle', () => {
    const middle = midpoint(a, b);
    expect(distance(rotated(b, middle, 180), a)).toBeCloseTo(0, 9);
    const turned = angleAt(rotated(b, middle, 180), rotated(a, middle, 180), rotated(c, middle, 180));
    expect(turned.sweepDegrees).toBeCloseTo(angleAt(b, a, c).sweepDegrees, 9);
  });
});
