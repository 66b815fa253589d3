import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Feed, feedErrors } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import { listLog } from '../../tests/support/data.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { backoffMs, beginRhythm, jittered } from './rhythm.ts';

const HOUR_MS = 3_600_000;

/** A school's PC with one feed, whose refreshes go as `goes` says. */
function room(goes: () => boolean, isQuiet: () => boolean = () => true) {
  const clock = createVirtualClock();
  const log = listLog();
  const at: number[] = [];
  const subscribed: string[] = [];
  const stop = beginRhythm({
    feeds: {
      list: () => [{ id: 'school' } as Feed],
      async refresh() {
        at.push(clock.now());
        return goes() ? ok({ changed: false }) : fail({ code: 'unreachable', detail: '' });
      },
      async subscribe(address) {
        subscribed.push(address);
        return fail({ code: 'unreachable', detail: '' });
      },
    },
    wanted: [],
    quiet: { mayRun: isQuiet },
    ...{ clock, log, random: () => 0.5 },
  });
  return { clock, at, stop, subscribed };
}

describe('feeds are renewed', () => {
  test('soon after the start, then every four hours, and not after the end', async () => {
    const { clock, at, stop } = room(() => true);
    await clock.run(9 * HOUR_MS);
    expect(at.map((ms) => Math.round(ms / HOUR_MS))).toEqual([0, 4, 8]);
    stop();
    await clock.run(9 * HOUR_MS);
    expect(at).toHaveLength(3);
  });

  test('ever more seldom while they fail, and as before once they go well', async () => {
    let well = false;
    const { clock, at } = room(() => well);
    await clock.run(HOUR_MS);
    expect(at.slice(1).map((ms, n) => Math.round((ms - (at[n] ?? 0)) / 60_000))).toEqual([5, 10, 20]);
    well = true;
    await clock.run(9 * HOUR_MS);
    expect(at.length).toBeLessThan(8);
    expect(backoffMs(40)).toBe(12 * HOUR_MS);
  });

  test('never while a lesson is open', async () => {
    let quiet = false;
    const { clock, at } = room(
      () => true,
      () => quiet,
    );
    await clock.run(6 * HOUR_MS);
    expect(at).toEqual([]);
    quiet = true;
    await clock.run(120_000);
    expect(at).toHaveLength(1);
  });

  test('by a school’s PCs not all at once', () => {
    expect([0, 0.5, 0.999].map((random) => jittered(1000, () => random))).toEqual([750, 1000, 1250]);
  });
});

test('every refusal has words in both languages', () => {
  for (const language of ['zh-CN', 'en']) {
    const texts = JSON.parse(
      readFileSync(new URL(`../../resources/translations/${language}.json`, import.meta.url), 'utf8'),
    );
    for (const code of [...feedErrors, 'feedGone', 'byPolicy']) {
      expect(texts[`feed.error.${code}`], `${language} ${code}`).toMatch(/./);
    }
  }
});
