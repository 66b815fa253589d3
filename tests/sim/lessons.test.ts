import { describe, expect, test } from 'vitest';
import { describeFailure, simulateLesson } from './lesson.ts';

/** Seeds that once showed a fault stay here. */
const found: readonly number[] = [];
const fixed = Array.from({ length: 100 }, (_, index) => 1000 + index);

describe('a simulated lesson of two hundred events', () => {
  test('keeps every rule, with each of the fixed seeds', { timeout: 120_000 }, async () => {
    let strokes = 0;
    for (const seed of [...found, ...fixed]) {
      const outcome = await simulateLesson(seed);
      strokes += outcome.strokes;
      expect(outcome.broken, describeFailure(outcome)).toBeNull();
      expect(outcome.quietChecks).toBe(4);
    }
    expect(strokes).toBeGreaterThan(2000);
  });
});
