/**
 * What a `kill -9` of main must leave, whenever it comes:
 *
 *   acknowledged ink                        all of it, every point      A1
 *   ink under way, not acknowledged         whole or not at all
 *   stops, classes, settings acknowledged   all of them
 *   a file under way into the store         nothing
 *   a catalogue under way, or a change of it the one before it, or the new one; both whole
 *   a source that is being taken in         what was taken in before, or all of the new one
 *   progress of a job                       may be lost; the job is taken up again or said to be interrupted
 *
 * The soak runs the same helper with more kills.
 */
import { describe, expect, test } from 'vitest';
import { killWhileBuilding } from './kill-while-building.ts';
import { killWhileCommitting } from './kill-while-committing.ts';
import { killWhileTakingIn } from './kill-while-taking-in.ts';

describe('kill -9 while strokes are committed', () => {
  test('[A1] loses no acknowledged stroke', { timeout: 120_000 }, async () => {
    const tally = await killWhileCommitting(4, 20_261_125);
    expect(tally.lost).toEqual([]);
    expect(tally.acknowledged).toBeGreaterThan(20);
    expect(tally.rungs).toEqual(['sound', 'sound', 'sound', 'sound']);
  });
});

describe('kill -9 while a catalogue is built or changed', () => {
  test('leaves the older or the newer one, whole', { timeout: 120_000 }, async () => {
    const tally = await killWhileBuilding(6, 20_261_127, 3000);
    expect(tally).toMatchObject({ kills: 6, broken: [] });
    expect(tally.deltas).toBeGreaterThan(1);
    expect(tally.old).toBeGreaterThan(1);
  });
});

describe('kill -9 while a source is taken in', () => {
  test('leaves what was taken in before, or all of the new one', { timeout: 120_000 }, async () => {
    const tally = await killWhileTakingIn(6, 20_261_128, 8000);
    expect(tally).toMatchObject({ kills: 6, broken: [] });
    expect(tally.old).toBeGreaterThan(1);
  });
});
