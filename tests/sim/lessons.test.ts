import { describe, expect, test } from 'vitest';
import { describeFailure, simulateLesson } from './lesson.ts';

/** Seeds that once showed a fault stay here. */
const found: readonly number[] = [
  5029, 5106, 5112, 20077, 20407, 100239, 100358, 100414, 100734, 101339, 200565, 304515,
];
const FIRST = 1000;
const LESSONS = 100;
const batches = Array.from({ length: 10 }, (_, batch) => FIRST + (batch * LESSONS) / 10);

async function expectHeld(seed: number): Promise<number> {
  const outcome = await simulateLesson(seed);
  expect(outcome.broken, describeFailure(outcome)).toBeNull();
  expect(outcome.quietChecks).toBe(4);
  return outcome.strokes;
}

describe('a simulated lesson of two hundred events', { timeout: 120_000 }, () => {
  test.each(batches)('keeps every rule, with ten seeds from %i', async (first) => {
    let strokes = 0;
    for (let seed = first; seed < first + LESSONS / 10; seed += 1) strokes += await expectHeld(seed);
    expect(strokes).toBeGreaterThan(200);
  });

  test('keeps every rule with each seed that once broke one', async () => {
    for (const seed of found) await expectHeld(seed);
  });

  test('is the same lesson again with the same seed', async () => {
    expect(await simulateLesson(FIRST)).toEqual(await simulateLesson(FIRST));
  });
});
