import { describe, expect, test } from 'vitest';
import { placementsOf, type SurfaceRect } from './ink-view.ts';
import { placesOf } from './paint.ts';
import { strokeRegions } from './region.ts';
import { heldIn, placedAt } from './sample.ts';

const whole = { x: 0, y: 0, width: 1, height: 1 };
/** A recording of which the left half is shown at the left, small, and the right half at the right, large. */
const parted: readonly SurfaceRect[] = [
  {
    surface: 'composite',
    rect: { x: 0, y: 0, width: 0.4, height: 0.4 },
    clip: { x: 0, y: 0, width: 0.2, height: 0.4 },
  },
  {
    surface: 'composite',
    rect: { x: -0.2, y: 0, width: 1.2, height: 1 },
    clip: { x: 0.4, y: 0, width: 0.6, height: 1 },
  },
  { surface: 'picture', rect: whole },
];
const placements = placementsOf(parted, 1000, 1000);
const sample = (xPx: number, yPx: number) => ({ xPx, yPx, pressure: 0.5, timeMs: 0 });
const stroke = (x: number, y: number) => ({
  ...({ tool: 'pen', colour: 'red', width: 0.004, hasPressure: false } as const),
  points: [x, y, 0.5, 0, x + 0.01, y, 0.5, 10],
});
const regionsOf = (x: number, y: number) => strokeRegions(stroke(x, y), placesOf(placements, 'composite'), 1000, 1000);

describe('ink on a recording of which two regions are shown', () => {
  test('[S56] is on the recording wherever a region of it is touched, and on the picture beside them', () => {
    expect(placedAt(placements, sample(100, 100))?.at.widthPx).toBe(400);
    expect(placedAt(placements, sample(700, 100))?.at.widthPx).toBe(1200);
    expect(placedAt(placements, sample(700, 100))?.surface).toBe('composite');
    expect(placedAt(placements, sample(300, 300))?.surface).toBe('picture');
  });

  test('[S56] is seen in the region where it lies, and nowhere else', () => {
    const left = regionsOf(0.25, 0.5);
    expect(left).toHaveLength(1);
    expect(left[0]?.right).toBeLessThanOrEqual(200);
    const right = regionsOf(0.75, 0.5);
    expect(right).toHaveLength(1);
    expect(right[0]?.left).toBeGreaterThanOrEqual(400);
  });

  test('[S56] does not come out in the other region when the hand leaves its own', () => {
    const [left] = placesOf(placements, 'composite');
    if (!left) throw new Error('no place');
    expect(heldIn(left, sample(500, 200))).toMatchObject({ xPx: 200, yPx: 200 });
    expect(heldIn(left, sample(100, 200))).toMatchObject({ xPx: 100, yPx: 200 });
  });
});
