/**
 * What a `kill -9` of main must leave, whenever it comes:
 *
 *   acknowledged ink                        all of it, every point      A1
 *   ink under way, not acknowledged         whole or not at all
 *   stops, classes, settings acknowledged   all of them
 *   a file under way into the store         nothing
 *   a catalogue under way, or a change of it the one before it, or the new one; both whole
 *   a source that is being taken in         what was taken in before, or all of the new one
 *   a feed that is being refreshed          the version before, or all of the new one
 *   what lessons say, while it is indexed   a sound index with what was told of; the rest is taken in by the next start
 *   progress of a job                       may be lost; the job is taken up again or said to be interrupted
 *
 * The soaks run the same helpers with more kills.
 */
import { describe, expect, test } from 'vitest';
import { killWhileBuilding } from './kill-while-building.ts';
import { killWhileCommitting } from './kill-while-committing.ts';
import { killWhileIndexing } from './kill-while-indexing.ts';
import { killWhileRefreshing } from './kill-while-refreshing.ts';
import { killWhileTakingIn } from './kill-while-taking-in.ts';

describe('kill -9', { timeout: 120_000 }, () => {
  test('[A1] while strokes are committed loses no acknowledged stroke', async () => {
    const tally = await killWhileCommitting(3, 20_261_125);
    expect(tally.lost).toEqual([]);
    expect(tally.acknowledged).toBeGreaterThan(15);
    expect(tally.rungs).toEqual(['sound', 'sound', 'sound']);
  });

  test('while a catalogue is built or changed leaves the older or the newer one, whole', async () => {
    const tally = await killWhileBuilding(4, 20_261_127, 2000);
    expect(tally).toMatchObject({ kills: 4, deltas: 2, broken: [] });
    expect(tally.old).toBeGreaterThan(0);
  });

  test('while a source is taken in leaves what was taken in before, or all of the new one', async () => {
    const tally = await killWhileTakingIn(3, 20_261_128, 5000);
    expect(tally).toMatchObject({ kills: 3, broken: [] });
    expect(tally.old).toBeGreaterThan(0);
  });

  test('while a feed is refreshed leaves one version whole, and the next refresh ends', async () => {
    const tally = await killWhileRefreshing(6, 20_261_128, 1000);
    expect(tally).toMatchObject({ kills: 6, broken: [] });
    expect(tally.old).toBeGreaterThan(0);
  });

  test('while texts are indexed leaves a sound index, and the next start goes on', async () => {
    const tally = await killWhileIndexing(2, 20_261_127, 4000);
    expect(tally).toMatchObject({ kills: 2, broken: [] });
    expect(tally.lessons).toBeLessThan(4000);
  });
});
