import { describe, expect, test } from 'vitest';
import { createStrainWatch } from './strain.ts';

/** What is told after looks of `total` new frames each, of which so many were dropped. */
function toldAfter(drops: readonly (number | null)[], total = 250): number[] {
  const told: number[] = [];
  const watch = createStrainWatch((share) => told.push(share));
  let sum = { dropped: 0, total: 0 };
  watch(sum);
  for (const dropped of drops) {
    if (dropped === null) watch(null);
    else {
      sum = { dropped: sum.dropped + dropped, total: sum.total + total };
      watch(sum);
    }
  }
  return told;
}

describe('a PC that loses frames', () => {
  test('is told of once, when it goes on', () => {
    expect(toldAfter([100, 100, 100, 100])).toEqual([0.4]);
  });

  test('is not told of for a burst, nor for what every PC loses', () => {
    expect(toldAfter([200, 10, 200, 10])).toEqual([]);
    expect(toldAfter([20, 20, 20])).toEqual([]);
  });

  test('is not told of while nothing is seen of it, nor by a handful of frames', () => {
    expect(toldAfter([200, null, 200, null])).toEqual([]);
    expect(toldAfter([20, 20, 20], 30)).toEqual([]);
  });
});
