import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SessionLesson, settled } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { open, pausePoint } from '../fixtures/session.ts';
import { openPlayerWindows, type PlayerWindow, type PlayerWindows } from '../player/windows.ts';

let windows: PlayerWindows;
let console_: PlayerWindow;
let screen: PlayerWindow;
beforeAll(async () => {
  windows = await openPlayerWindows();
  console_ = await windows.open('console', 'console');
  screen = await windows.open('screen', 'screen');
});
afterAll(() => windows.close());

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const both = () => [console_, screen];

/** Waits until something holds; says what it was last when it never does. */
async function until<Value>(read: () => Promise<Value> | Value, holds: (value: Value) => boolean, ms = 4000) {
  const end = performance.now() + ms;
  let value = await read();
  while (!holds(value) && performance.now() < end) {
    await sleep(15);
    value = await read();
  }
  expect(holds(value), JSON.stringify(value)).toBe(true);
}

const motion = () => windows.session.state().motion;
const frames = async () =>
  (await Promise.all(both().map((one) => one.probe((probe) => probe.frames())))).flatMap(Object.values);
const errors = async () =>
  (await Promise.all(both().map((one) => one.probe((probe) => probe.errors())))).flatMap(Object.values);
const standsAt = (frame: number, count = 4) =>
  until(frames, (all) => all.length === count && all.every((one) => one === frame));
const inStep = (within: number, count: number) =>
  until(errors, (all) => all.length === count && all.every((one) => Math.abs(one) < within));
const seek = (seconds: number) => windows.say({ type: 'seek', mediaSeconds: mediaSeconds(seconds) });
const teach = (lesson: SessionLesson) => windows.say(open(lesson));

async function play() {
  windows.say({ type: 'play' });
  await until(motion, ({ kind }) => kind === 'playing');
}

async function pauseByHand() {
  windows.say({ type: 'pause', reason: 'teacher', presentedSeconds: null });
  await until(motion, (now) => now.kind === 'paused' && !now.fixing);
}

describe('two windows with two tracks', () => {
  test('show the first frame when the lesson is opened', async () => {
    teach(windows.lessons.even);
    await standsAt(0);
    const surfaces = await screen.probe((probe) => probe.surfaces());
    expect(Object.keys(surfaces ?? {}).sort()).toEqual(['explanation', 'picture', 'screen']);
  });

  test('[S12] stand on exactly the same frame after every pause', async () => {
    for (let n = 0; n < 6; n += 1) {
      await play();
      await sleep(300 + n * 70);
      await pauseByHand();
      await standsAt(Math.floor(motion().mediaSeconds * 25));
    }
  });

  test('[S10] a seek while playing starts only when all four show the frame', async () => {
    await play();
    await sleep(300);
    seek(20.5);
    await until(motion, ({ kind }) => kind === 'playing');
    await inStep(0.05, 5);
    for (const one of both()) {
      const starts = await one.probe((probe) => probe.atStart());
      expect(starts.at(-1)).toEqual({ explanation: 512, screen: 512 });
    }
    await pauseByHand();
  });

  test('[S27] keep within a frame of the session’s clock, also after a change of rate', async () => {
    seek(14);
    await play();
    await sleep(1200);
    await inStep(0.03, 5);
    windows.say({ type: 'rate', rate: 1.5 });
    await sleep(900);
    await inStep(0.04, 5);
    windows.say({ type: 'rate', rate: 1 });
    await pauseByHand();
  });

  test('[S28] halt at a pause point on its very frame', async () => {
    seek(11.2);
    await play();
    await until(motion, (now) => now.kind === 'paused' && now.reason === 'cue');
    await standsAt(300);
  });

  test('[S29] a hidden track has no element, its sound goes on, and it comes back in its place', async () => {
    seek(5);
    await play();
    windows.say({ type: 'layout', kind: 'screenOnly' });
    await until(frames, (all) => all.length === 2);
    await inStep(0.04, 3);
    await until(
      () => screen.probe((probe) => probe.sounding()),
      ([sound, ...more]) => more.length === 0 && sound?.paused === false && !sound.muted && sound.volume === 1,
    );
    windows.say({ type: 'layout', kind: 'sideBySide' });
    await until(frames, (all) => all.length === 4 && all.every((one) => one > 125));
    await inStep(0.05, 5);
    await pauseByHand();
    await standsAt(Math.floor(motion().mediaSeconds * 25));
  });

  test('[S21] only the large screen sounds, and nobody while it is frozen', async () => {
    expect(await screen.probe((probe) => probe.sounding())).toHaveLength(1);
    expect(await console_.probe((probe) => probe.sounding())).toEqual([]);
    windows.say({ type: 'freeze', frozen: true, presentedSeconds: null });
    await until(
      () => screen.probe((probe) => probe.sounding().length),
      (count) => count === 0,
    );
    windows.say({ type: 'freeze', frozen: false, presentedSeconds: null });
    await until(
      () => screen.probe((probe) => probe.sounding().length),
      (count) => count === 1,
    );
  });

  test('[S23] [S24] a frozen picture stays while the console goes on, also through a reload', async () => {
    seek(8.02);
    await standsAt(200);
    windows.say({ type: 'freeze', frozen: true, presentedSeconds: null });
    await play();
    await sleep(600);
    expect(await screen.probe((probe) => probe.frames())).toEqual({ explanation: 200, screen: 200 });
    await screen.page.reload();
    await until(
      () => screen.probe((probe) => probe.frames()),
      (held) => held.screen === 200 && held.explanation === 200,
    );
    windows.say({ type: 'freeze', frozen: false, presentedSeconds: null });
    await inStep(0.05, 5);
    await pauseByHand();
    await standsAt(Math.floor(motion().mediaSeconds * 25));
  });

  test('[S30] a console that reloads while the lesson plays is back in step', async () => {
    seek(2);
    await play();
    await console_.page.reload();
    await inStep(0.05, 5);
    await pauseByHand();
    await standsAt(Math.floor(motion().mediaSeconds * 25));
  });

  test('nothing starts to play by itself: not at the opening, after a seek, another layout, a reload or a board', async () => {
    const still = async () => {
      await sleep(400);
      for (const one of both()) {
        expect((await one.probe((probe) => probe.rates())).every(({ paused }) => paused)).toBe(true);
      }
      expect(motion().kind).toBe('paused');
    };
    teach(windows.lessons.even);
    await still();
    seek(20);
    await still();
    windows.say({ type: 'layout', kind: 'screenOnly' });
    windows.say({ type: 'layout', kind: 'sideBySide' });
    await still();
    await screen.page.reload();
    await still();
    await play();
    windows.say({ type: 'blank', blank: true });
    windows.say({ type: 'blank', blank: false });
    await still();
    windows.say({ type: 'loop', loop: { fromSeconds: mediaSeconds(1), untilSeconds: mediaSeconds(3) } });
    seek(2);
    await still();
    windows.say({ type: 'loop', loop: null });
  });

  test('[S43] a stop that is added while it plays loads no video anew', async () => {
    seek(14);
    await play();
    for (const one of both()) {
      await one.page.evaluate(() => {
        const count = (event: Event) => (event.target as HTMLElement).setAttribute('data-emptied', 'true');
        for (const media of document.querySelectorAll('video, audio')) media.addEventListener('emptied', count);
      });
    }
    const { id: lessonId, cues } = windows.lessons.even;
    windows.say({ type: 'cues', lessonId, cues: [pausePoint(12), pausePoint(38)], planId: null });
    await sleep(500);
    await inStep(0.05, 5);
    for (const one of both()) expect(await one.page.locator('[data-emptied]').count()).toBe(0);
    windows.say({ type: 'cues', lessonId, cues, planId: null });
    await pauseByHand();
  });

  test('the pitch is kept at every speed', async () => {
    for (const rate of [0.5, 0.75, 1.25, 2]) {
      windows.say({ type: 'rate', rate });
      await play();
      await sleep(300);
      const sounds = await screen.probe((probe) => probe.rates());
      expect(sounds.every(({ preservesPitch }) => preservesPitch)).toBe(true);
      expect(sounds.some((one) => Math.abs(one.rate / rate - 1) < 0.3)).toBe(true);
      await pauseByHand();
    }
    windows.say({ type: 'rate', rate: 1 });
  });

  test('[S61] a loop is played again and again, and both windows stay in step', async () => {
    windows.say({ type: 'loop', loop: { fromSeconds: mediaSeconds(14), untilSeconds: mediaSeconds(15.5) } });
    seek(15);
    await play();
    const begun: number[] = [];
    windows.session.onState((state) => {
      if (state.motion.kind === 'gathering') begun.push(state.motion.mediaSeconds);
    });
    await until(
      () => begun.filter((at) => Math.abs(at - 14.02) < 0.01).length,
      (count) => count >= 2,
      15_000,
    );
    await until(motion, ({ kind }) => kind === 'playing');
    await inStep(0.06, 5);
    windows.say({ type: 'loop', loop: null });
    await pauseByHand();
  });

  test('a quiet lesson is raised and a loud one lowered, and its volume stays the teacher’s', async () => {
    const loud = (gainDb: number) => ({
      ...windows.lessons.even,
      tracks: windows.lessons.even.tracks.map((one) => ({ ...one, gainDb })),
    });
    const volume = async () => (await screen.probe((probe) => probe.sounding()))[0]?.volume ?? -1;
    teach(loud(-6));
    await until(volume, (now) => Math.abs(now - 0.501) < 0.01);
    teach(loud(6));
    await until(volume, (now) => now === 1);
    windows.say({ type: 'volume', volume: 0.5, muted: false });
    // Through a gain of two the element itself stays at what the teacher chose.
    await until(volume, (now) => now === 0.5);
    windows.say({ type: 'volume', volume: 1, muted: false });
    teach(windows.lessons.even);
    expect(windows.faults).toEqual([]);
  });

  test('captions of the chosen language stand under the picture as they are said', async () => {
    windows.say({ type: 'captions', languages: ['zh-CN'] });
    seek(4.5);
    await until(
      () => screen.probe((probe) => probe.captions()),
      (text) => text === '三个角',
    );
    seek(5.5);
    await until(
      () => screen.probe((probe) => probe.captions()),
      (text) => text === '拼成平角',
    );
  });
});

describe('a lesson whose frames come unevenly', () => {
  test('[S8] stands in the middle of a frame of its table, the same in both windows', async () => {
    teach(windows.lessons.uneven);
    await standsAt(0, 2);
    for (let n = 0; n < 3; n += 1) {
      await play();
      await sleep(500);
      await pauseByHand();
      const index = Math.floor(motion().mediaSeconds * 25 + 0.01);
      await until(frames, (all) => all.length === 2 && new Set(all).size === 1 && Math.abs((all[0] ?? 0) - index) <= 1);
    }
    const middle = settled(windows.lessons.uneven, 7.3, await windows.lessons.table());
    // On a machine too busy to answer within main's limit the time stays as it was asked for: tried again.
    await until(
      async () => {
        seek(5);
        seek(7.3);
        await until(motion, (now) => now.kind === 'paused' && !now.fixing);
        return motion().mediaSeconds;
      },
      (seconds) => seconds === middle,
    );
    await until(frames, (all) => all.length === 2 && all[0] === all[1]);
  });
});

describe('a lesson that is slow to seek in', () => {
  const small = async () => (await Promise.all(both().map((one) => one.probe((probe) => probe.stoodIn())))).flat();

  test('shows its scrub copy at the right moment first, in both windows, and then its own picture', async () => {
    teach(windows.lessons.slow);
    await standsAt(0, 2);
    seek(38.02);
    await standsAt(950, 2);
    // What came second would not have been shown at all. At the opening either may be first.
    const stood = (await small()).map(({ frame }) => frame);
    expect(stood.filter((frame) => frame > 0)).toEqual([950, 950]);
    const gone = () => screen.page.locator('canvas[data-stands-in]:not([hidden])').count();
    await until(gone, (count) => count === 0);
  });

  test('does so for a step back by a frame and for a seek while it plays, and not for a pause', async () => {
    seek(37.98);
    await standsAt(949, 2);
    expect((await small()).slice(-1)[0]?.frame).toBe(949);
    seek(2);
    await standsAt(50, 2);
    await play();
    const before = (await small()).length;
    await sleep(300);
    await pauseByHand();
    await standsAt(Math.floor(motion().mediaSeconds * 25), 2);
    expect((await small()).length).toBe(before);
    await play();
    seek(30);
    await until(small, (all) => all.filter(({ frame }) => frame === 750).length === 2);
    await pauseByHand();
  });
});

describe('one recording in two regions that is slow to seek in', () => {
  /** The upper half of the frame number, out of the presenter's copy at the moment the small copy stands in. */
  function watchCopy(): void {
    const small = document.querySelector<HTMLCanvasElement>('canvas[data-stands-in]');
    const copy = document.querySelector<HTMLCanvasElement>('.player-copy');
    small?.addEventListener('standsin', () => {
      if (small.hidden || !copy) return;
      const bits = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => {
        const x = Math.floor(((bit + 0.5) * copy.width) / 8);
        return (copy.getContext('2d')?.getImageData(x, copy.height / 2, 1, 1).data[0] ?? 0) > 127;
      });
      copy.dataset.copied = String(bits.reduce((sum, bit) => sum + 2 ** bit, 0));
    });
  }

  test('both are cut out of the small copy as out of the film', async () => {
    const half = { y: 0, width: 0.5, height: 1 };
    const { id } = windows.lessons.slow;
    teach(windows.lessons.slow);
    windows.say({
      ...{ type: 'regions', lessonId: id },
      regions: { screen: { x: 0, ...half }, explanation: { x: 0.5, ...half } },
    });
    await standsAt(0, 2);
    for (const one of both()) await one.page.evaluate(watchCopy);
    seek(38.02);
    await standsAt(950, 2);
    for (const one of both()) {
      expect(await one.page.locator('.player-copy').getAttribute('data-copied')).toBe(String(950 >> 8));
      const crop = one.page.locator('.player-crop');
      const places = await crop.locator('video, canvas').evaluateAll((all) => all.map((each) => each.style.cssText));
      expect(new Set(places).size).toBe(1);
    }
    windows.say({ type: 'regions', lessonId: id, regions: null });
  });
});

describe('a file that breaks off', () => {
  test('is loaded anew in its place, while the lesson plays', async () => {
    teach(windows.lessons.even);
    await play();
    await screen.page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('video[data-track="screen"]');
      if (video) video.src = '/media/none';
    });
    const broken = () => screen.page.evaluate(() => [...document.querySelectorAll('video')].some((one) => one.error));
    await until(broken, (is) => is);
    await until(broken, (is) => !is);
    await inStep(0.05, 5);
    await pauseByHand();
    await standsAt(Math.floor(motion().mediaSeconds * 25));
  });
});

describe('a file that does not play', () => {
  test('is reported and does not hold up the class', async () => {
    const [, screenTrack] = windows.lessons.even.tracks;
    const broken = {
      ...windows.lessons.even,
      tracks: windows.lessons.even.tracks.map((one) =>
        one === screenTrack ? one : { ...one, digest: 'f'.repeat(64) as typeof one.digest },
      ),
    };
    teach(broken);
    await play();
    await until(
      () => windows.faults,
      (faults) => faults.some((fault) => fault.startsWith('explanation of ffffffff')),
    );
    await pauseByHand();
  });
});
