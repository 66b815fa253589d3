import { describe, expect, test } from 'vitest';
import { backInStepMs, clocksApart, presentedApart, shownAt } from './sync-figures.ts';

const frames = (startMs: number, count: number, lateMs = 0, rate = 1) =>
  Array.from({ length: count }, (_, n) => ({
    atMs: startMs + (n * 40) / rate + lateMs,
    mediaSeconds: n * 0.04,
    rate,
  }));

describe('how far two windows are apart', () => {
  test('windows in step are 0 apart, also when their ticks differ', () => {
    expect(Math.max(...presentedApart(frames(1000, 50), frames(1000, 50)))).toBeLessThan(1e-6);
  });
  test('a window that is 30 ms late is 30 apart at any rate', () => {
    for (const rate of [0.5, 1, 2]) {
      const errors = presentedApart(frames(0, 100, 0, rate), frames(0, 100, 30 / rate, rate));
      expect(Math.round(errors[50] ?? 0)).toBe(30);
    }
  });
  test('paused frames do not count', () => {
    expect(presentedApart([{ atMs: 0, mediaSeconds: 5, rate: 0 }], frames(0, 10))).toEqual([]);
  });
  test('media clocks are compared at the same moment', () => {
    const late = frames(0, 50).map((sample) => ({ ...sample, mediaSeconds: sample.mediaSeconds - 0.012 }));
    expect(Math.round(clocksApart(frames(0, 50), late)[20] ?? 0)).toBe(12);
  });
});

describe('how long two windows take to be in step again', () => {
  test('is the time to the last frame that was more than 40 ms apart before ten were not, and none where none was', () => {
    const late = frames(0, 100).map((frame, at) => ({ ...frame, atMs: frame.atMs + (at >= 50 && at < 60 ? 100 : 0) }));
    expect(backInStepMs(late, frames(0, 100), [0, 2000, 3000], 900)).toEqual([0, 460, 0]);
  });
  test('one frame that is late by itself later on is not a part of it, and who never comes back is told by the limit', () => {
    const late = (isLate: (at: number) => boolean) =>
      frames(0, 100).map((frame, at) => ({ ...frame, atMs: frame.atMs + (isLate(at) ? 100 : 0) }));
    expect(
      backInStepMs(
        late((at) => at === 40),
        frames(0, 100),
        [10],
        4000,
      ),
    ).toEqual([0]);
    expect(
      backInStepMs(
        late((at) => at % 5 === 0),
        frames(0, 100),
        [10],
        4000,
      ),
    ).toEqual([4000]);
  });
  test('what is followed by another key too soon is told with that one', () => {
    const late = frames(0, 200).map((frame, at) => ({ ...frame, atMs: frame.atMs + (at < 20 ? 100 : 0) }));
    expect(backInStepMs(late, frames(0, 200), [0, 100, 2000], 1500)).toEqual([760, 0]);
  });
  test('a lesson that ends before ten frames were played says nothing', () => {
    expect(backInStepMs(frames(0, 9), frames(0, 9), [-1], 4000)).toEqual([]);
    expect(backInStepMs(frames(0, 10), frames(0, 10), [-1], 4000)).toEqual([0]);
  });
  test('frames of a window that stands do not count', () => {
    const standing = frames(0, 100, 100).map((frame) => ({ ...frame, rate: 0 }));
    expect(backInStepMs(standing, frames(0, 100), [0], 4000)).toEqual([]);
  });
});

describe('when a paused frame was shown', () => {
  test('it is the first moment after which no other frame came', () => {
    const shown = [
      { atMs: 10, mediaSeconds: 0.96, rate: 1 },
      { atMs: 50, mediaSeconds: 1, rate: 1 },
      { atMs: 90, mediaSeconds: 1.04, rate: 1 },
      { atMs: 200, mediaSeconds: 1, rate: 0 },
    ];
    expect(shownAt(shown, 1.02, 0.04)).toBe(200);
    expect(shownAt(shown, 1.06, 0.04)).toBeNull();
  });
});
