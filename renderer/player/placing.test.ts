import { expect, test } from 'vitest';
import { createRandom } from '../../tests/sim/random.ts';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { createSimMedia } from '../../tests/sim/video.ts';
import { createPresented, type Media } from './media.ts';
import { type Goal, keepPlaced, place } from './placing.ts';

const FRAMES_PER_SECOND = 25;
const goalOf = (frame: number): Goal => ({
  seconds: (frame + 0.5) / FRAMES_PER_SECOND,
  isShownBy: (seconds) => Math.round(seconds * FRAMES_PER_SECOND) === frame,
});

/** A video of which some frames never come on show, though the seek to them ends. */
function open(neverShown: { times: number; frame: number }) {
  const time = createTime();
  const video = createSimMedia(time, createRandom(7), {
    ...{ kind: 'video', durationSeconds: 20 },
    framesPerSecond: FRAMES_PER_SECOND,
  });
  let seeks = 0;
  const media: Media = {
    ...{ duration: 20, playbackRate: 1, preservesPitch: true, paused: true, ended: false },
    get currentTime() {
      return video.currentTime;
    },
    set currentTime(seconds) {
      seeks += 1;
      video.currentTime = seconds;
    },
    get seeking() {
      return video.seeking;
    },
    get readyState() {
      return video.readyState;
    },
    play: video.play,
    pause: video.pause,
    addEventListener: video.addEventListener,
    requestVideoFrameCallback(hear) {
      return (
        video.requestVideoFrameCallback?.((now, frame) => {
          const isLost = goalOf(neverShown.frame).isShownBy(frame.mediaTime) && neverShown.times > 0;
          if (!isLost) return hear(now, frame);
          neverShown.times -= 1;
          this.requestVideoFrameCallback?.(hear);
        }) ?? 0
      );
    },
  };
  const whole = new AbortController();
  const deps = { media, presented: createPresented(media, whole.signal), local: createDriftingClock(time, 0, 0) };
  const wait = async (ms: number) => {
    // What was begun gets as far as its first timer.
    await new Promise((begun) => setImmediate(begun));
    await time.run(ms, () => undefined);
  };
  const stand = async (frame: number) => {
    const reached = place(goalOf(frame), deps, whole.signal);
    await wait(4000);
    expect(await reached).toBe(true);
  };
  const shown = () => Math.round((deps.presented.seconds() ?? Number.NaN) * FRAMES_PER_SECOND);
  return { deps, whole, stand, shown, seeks: () => seeks, wait };
}

test('a frame that did not come on show holds nobody up, and is asked for until it is', async () => {
  const { deps, whole, stand, shown, wait } = open({ frame: 135, times: 3 });
  await stand(136);
  await stand(135);
  expect(shown()).toBe(136);
  void keepPlaced(goalOf(135), deps, whole.signal);
  await wait(4000);
  expect(shown()).toBe(135);
});

test('one that is on show, or never comes, is left in peace', async () => {
  const { deps, whole, stand, seeks, wait } = open({ frame: 135, times: 1000 });
  await stand(136);
  void keepPlaced(goalOf(136), deps, whole.signal);
  await wait(4000);
  expect(seeks()).toBe(1);
  await stand(135);
  void keepPlaced(goalOf(135), deps, whole.signal);
  await wait(60_000);
  const before = seeks();
  await wait(60_000);
  expect(seeks()).toBe(before);
});
