import { describe, expect, test } from 'vitest';
import type { Motion } from '../../core/session/index.ts';
import { mediaSeconds, monotonicMs } from '../../core/words/index.ts';
import { constantFrames } from '../../tests/fixtures/session.ts';
import { createRandom } from '../../tests/sim/random.ts';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { createSimMedia } from '../../tests/sim/video.ts';
import { createStandIn } from './stand-in.ts';

const standing = (seconds: number, fixing = false): Motion => ({
  ...{ kind: 'paused', reason: 'teacher', cueId: null },
  ...{ mediaSeconds: mediaSeconds(seconds), fixing },
});
const playing = (seconds: number, now: number): Motion => ({
  ...{ kind: 'playing', mediaSeconds: mediaSeconds(seconds) },
  ...{ atMonotonicMs: monotonicMs(now), stopsAtSeconds: mediaSeconds(120) },
});

/** A small copy in a window of which only the time is modelled; what is on show is told by its frame. */
function open(comesBack = false) {
  const time = createTime();
  const traits = { kind: 'video', durationSeconds: 120, framesPerSecond: 25 } as const;
  const media = createSimMedia(time, createRandom(3), traits);
  const local = createDriftingClock(time, 0, 0);
  const shown: number[] = [];
  let isShown = false;
  const standIn = createStandIn({
    picture: {
      media,
      frames: constantFrames(25, 3000),
      show() {
        isShown = true;
        shown.push(Math.floor(media.currentTime * 25));
      },
      hide() {
        isShown = false;
      },
    },
    local,
    mainNow: () => monotonicMs(time.now()),
    comesBack,
  });
  const wait = async (ms: number) => {
    await new Promise((begun) => setImmediate(begun));
    await time.run(ms, () => undefined);
    await new Promise((done) => setImmediate(done));
  };
  /** When the full picture sets out, in ms from now; null where something newer took over. */
  const setsOut = async (within = 1000) => {
    const from = time.now();
    let at: number | null = null;
    const leaving = new AbortController();
    void standIn.ahead(leaving.signal).then((may) => {
      at = may ? time.now() - from : null;
    });
    for (let ms = 0; ms < within && at === null; ms += 5) await wait(5);
    return at;
  };
  const follow = (motion: Motion) => standIn.follow({ motion, rate: 1 }, null);
  return { time, standIn, follow, wait, setsOut, shown, isShown: () => isShown };
}

describe('the small copy of a track', () => {
  test('stands in for a seek while the lesson stands, until the full picture is there', async () => {
    const { follow, wait, standIn, shown, isShown } = open();
    await wait(500);
    follow(standing(0.02));
    expect(isShown()).toBe(false);
    follow(standing(60.02));
    await wait(500);
    expect([shown, isShown()]).toEqual([[1500], true]);
    standIn.fullIsThere();
    expect(isShown()).toBe(false);
  });

  test('stands in for a step by a frame, and for a seek while it plays', async () => {
    const { time, follow, wait, shown } = open();
    await wait(500);
    follow(standing(60.02));
    follow(standing(59.98));
    await wait(500);
    follow(playing(59.98, time.now()));
    await wait(1000);
    follow({ kind: 'gathering', mediaSeconds: mediaSeconds(10.02), gathering: 1, missing: [] });
    await wait(500);
    expect(shown).toEqual([1499, 250]);
  });

  test('stands in at once for a track that comes back to a lesson that stands', async () => {
    const { follow, wait, standIn, shown, isShown } = open(true);
    follow(standing(60.02));
    await wait(500);
    expect([shown, isShown()]).toEqual([[1500], true]);
    follow(standing(60.02));
    expect(isShown()).toBe(true);
    standIn.fullIsThere();
    expect(isShown()).toBe(false);
  });

  test('stands in for a track that comes back to a lesson that plays, until that runs', async () => {
    const { time, follow, wait, standIn, shown, isShown } = open(true);
    follow(playing(10, time.now()));
    await wait(500);
    follow(playing(10, time.now() - 500));
    expect([shown, isShown()]).toEqual([[250], true]);
    standIn.fullIsThere();
    expect(isShown()).toBe(false);
  });

  test('does not flicker in where a pause is fixed at a frame near by', async () => {
    const { time, follow, wait, shown } = open();
    await wait(500);
    follow(playing(10, time.now()));
    await wait(1000);
    follow(standing(11.02, true));
    await wait(60);
    follow(standing(10.98));
    await wait(500);
    expect(shown).toEqual([]);
  });

  test('lets the full picture set out when it is on show itself, and at once where it does not stand in', async () => {
    const { follow, wait, setsOut, shown } = open();
    await wait(500);
    follow(standing(0.02));
    expect(await setsOut()).toBe(0);
    follow(standing(60.02));
    const outMs = await setsOut();
    expect(outMs).toBeGreaterThan(0);
    expect(outMs).toBeLessThanOrEqual(130);
    await wait(500);
    expect(shown).toEqual([1500]);
  });

  test('keeps the full picture back while places come one upon the other', async () => {
    const { follow, wait, setsOut } = open();
    await wait(500);
    follow(standing(0.02));
    for (let n = 1; n <= 5; n += 1) {
      follow(standing(n + 0.02));
      await wait(100);
    }
    expect(await setsOut()).toBeGreaterThanOrEqual(145);
  });
});
