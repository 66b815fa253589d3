import { describe, expect, test } from 'vitest';
import type { Motion } from '../../core/session/index.ts';
import { mediaSeconds, monotonicMs } from '../../core/words/index.ts';
import { constantFrames } from '../../tests/fixtures/session.ts';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { createStandIn } from './stand-in.ts';
import { pause } from './timing.ts';

const standing = (seconds: number, fixing = false): Extract<Motion, { kind: 'paused' }> => ({
  ...{ kind: 'paused', reason: 'teacher', cueId: null },
  ...{ mediaSeconds: mediaSeconds(seconds), fixing },
});
const playing = (seconds: number, now: number): Motion => ({
  ...{ kind: 'playing', mediaSeconds: mediaSeconds(seconds) },
  ...{ atMonotonicMs: monotonicMs(now), stopsAtSeconds: mediaSeconds(120) },
});

/** So long a scrub copy takes for a frame. */
const FRAME_MS = 10;

/** A scrub copy in a window of which only the time is modelled; what is on show is told by its frame. */
function open() {
  const time = createTime();
  const local = createDriftingClock(time, 0, 0);
  const shown: number[] = [];
  const faults: string[] = [];
  let isShown = false;
  let isAwake = false;
  let lookedAround = 0;
  let isBroken = false;
  const standIn = createStandIn({
    picture: {
      frames: constantFrames(25, 3000),
      async show(frame, signal) {
        isAwake = true;
        await pause(local, FRAME_MS, signal);
        if (isBroken) throw new Error('status 404');
        if (signal.aborted) return false;
        isShown = true;
        shown.push(frame);
        return true;
      },
      rest() {
        isAwake = false;
      },
      lookAround() {
        lookedAround += 1;
      },
      hide() {
        isShown = false;
      },
    },
    local,
    mainNow: () => monotonicMs(time.now()),
    fault: (message) => faults.push(message),
  });
  const breakCopy = () => {
    isBroken = true;
  };
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
  const looks = { shown, faults, isShown: () => isShown, isAwake: () => isAwake, lookedAround: () => lookedAround };
  return { time, standIn, follow, wait, setsOut, breakCopy, ...looks };
}

describe('the scrub copy of a track', () => {
  test('stands in for a seek while the lesson stands, until the full picture is there', async () => {
    const { follow, wait, standIn, shown, isShown } = open();
    await wait(500);
    follow(standing(0.02));
    await wait(500);
    standIn.fullIsThere();
    follow(standing(60.02));
    await wait(500);
    expect([shown, isShown()]).toEqual([[0, 1500], true]);
    standIn.fullIsThere();
    expect(isShown()).toBe(false);
  });

  test('stands in at once for a track that comes into the picture, also where it plays, until that runs', async () => {
    const { time, follow, wait, standIn, shown, isShown } = open();
    await wait(500);
    follow(playing(60.02, time.now() - 2000));
    await wait(20);
    expect([shown, isShown()]).toEqual([[1550], true]);
    standIn.fullIsThere();
    expect(isShown()).toBe(false);
  });

  test('looks around when the full picture stands there, and not when it runs', async () => {
    const { time, follow, wait, standIn, lookedAround } = open();
    follow(standing(60.02));
    await wait(500);
    expect(lookedAround()).toBe(0);
    standIn.fullIsThere();
    expect(lookedAround()).toBe(1);
    follow(playing(60.02, time.now()));
    standIn.fullIsThere();
    expect(lookedAround()).toBe(1);
  });

  test('says so where the copy cannot be read, and holds nobody up', async () => {
    const { follow, setsOut, breakCopy, shown, faults } = open();
    breakCopy();
    follow(standing(60.02));
    expect(await setsOut()).toBeLessThanOrEqual(20);
    expect([shown, faults]).toEqual([[], ['scrub copy: Error: status 404']]);
  });

  test('stands in for a step by a frame, and for a seek while it plays', async () => {
    const { time, follow, wait, shown } = open();
    follow(standing(60.02));
    await wait(500);
    follow(standing(59.98));
    await wait(500);
    follow(playing(59.98, time.now()));
    await wait(1000);
    follow({ kind: 'gathering', mediaSeconds: mediaSeconds(10.02), gathering: 1, missing: [] });
    await wait(500);
    expect(shown).toEqual([1500, 1499, 250]);
  });

  test('stands in again for the same place, after the lesson has played on from there', async () => {
    const { time, follow, wait, shown } = open();
    follow(standing(60.02));
    await wait(500);
    for (let again = 0; again < 2; again += 1) {
      follow(playing(60.02, time.now()));
      await wait(3000);
      follow({ kind: 'gathering', mediaSeconds: mediaSeconds(60.02), gathering: again, missing: [] });
      await wait(500);
    }
    expect(shown).toEqual([1500, 1500, 1500]);
  });

  test('holds nothing when it was not wanted for a while', async () => {
    const { follow, wait, isAwake } = open();
    await wait(500);
    expect(isAwake()).toBe(false);
    follow(standing(60.02));
    expect(isAwake()).toBe(true);
    await wait(15_000);
    follow(standing(30.02));
    await wait(15_000);
    expect(isAwake()).toBe(true);
    await wait(6000);
    expect(isAwake()).toBe(false);
  });

  test('does not flicker in where a pause is fixed at a frame near by', async () => {
    const { time, follow, wait, shown } = open();
    follow(playing(10, time.now()));
    await wait(1000);
    follow(standing(11.02, true));
    await wait(60);
    follow(standing(10.98));
    await wait(500);
    expect(shown).toEqual([250]);
  });

  test('lets the full picture set out when it is on show itself, and at once where it does not stand in', async () => {
    const { follow, wait, setsOut, standIn, shown } = open();
    follow(standing(0.02));
    await wait(500);
    standIn.fullIsThere();
    expect(await setsOut()).toBe(0);
    follow(standing(60.02));
    const outMs = await setsOut();
    expect(outMs).toBeGreaterThan(0);
    expect(outMs).toBeLessThanOrEqual(130);
    expect(shown).toEqual([0, 1500]);
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

  test('keeps it back from the first place of a drag on, and not for a place that was touched', async () => {
    const { follow, wait, setsOut } = open();
    await wait(500);
    follow({ ...standing(60.02), passing: true });
    expect(await setsOut()).toBeGreaterThanOrEqual(145);
    await wait(500);
    follow(standing(30.02));
    expect(await setsOut()).toBeLessThanOrEqual(20);
  });
});
