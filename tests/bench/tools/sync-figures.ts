import type { ClockSample, PresentedFrame } from '../../harness/recorders.ts';

/**
 * How far two windows (or two tracks) are apart, from what they presented.
 *
 * For each frame that A presented while playing, the frame of B presented nearest in time is taken. Were both
 * perfectly in step, their media times would differ exactly by rate x the time between the two presentations;
 * what is left over is the error: |dMedia - rate x dTime|, in milliseconds.
 */
export function presentedApart(a: readonly PresentedFrame[], b: readonly PresentedFrame[]): number[] {
  const playing = a.filter((frame) => frame.rate > 0);
  const others = b.filter((frame) => frame.rate > 0);
  return playing.flatMap((frame) => {
    const near = nearest(others, frame.atMs);
    return near ? [apart(frame, near)] : [];
  });
}

/** The same between the media clocks, each sample of A against B interpolated to the same moment. */
export function clocksApart(a: readonly ClockSample[], b: readonly ClockSample[]): number[] {
  return a.flatMap((sample) => {
    if (sample.rate === 0) return [];
    const after = b.findIndex((other) => other.atMs >= sample.atMs);
    const [before, next] = [b[after - 1], b[after]];
    if (!before || !next || before.rate === 0 || next.rate === 0 || next.atMs - before.atMs > 200) return [];
    const share = (sample.atMs - before.atMs) / (next.atMs - before.atMs);
    const there = before.mediaSeconds + share * (next.mediaSeconds - before.mediaSeconds);
    return [Math.abs(sample.mediaSeconds - there) * 1000];
  });
}

/**
 * Apart by no more than this is in step: the bar of presented frames, and what the recorders' clocks leave open. Two windows
 * that are one frame apart, as the screen's beat lets them be, would else be in step or not by the tenth of a millisecond
 * that each of their times is told to (twice that between two, and at twice the speed twice that again).
 */
const IN_STEP_MS = 40 + 0.4;
const IN_STEP_FRAMES = 10;

/**
 * Of each moment at which something happened and after which nothing else did for `untilMs`, how long after it a frame of A
 * was still out of step with B, in milliseconds: to the last such frame before the first ten in a row that were in step, or
 * `untilMs` where there never were ten. 0: none was. Where the lesson ended before ten were played nothing can be told, and the
 * moment is left out. A single frame that is late afterwards has nothing to do with the event; all frames are in the
 * figures of how far windows and tracks are apart.
 */
export function backInStepMs(
  a: readonly PresentedFrame[],
  b: readonly PresentedFrame[],
  happenedAtMs: readonly number[],
  untilMs: number,
): number[] {
  const alone = happenedAtMs.filter((at, n) => (happenedAtMs[n + 1] ?? Number.POSITIVE_INFINITY) - at >= untilMs);
  return alone.flatMap((happened) => {
    const within = ({ atMs }: PresentedFrame) => atMs > happened && atMs <= happened + untilMs;
    const others = b.filter((frame) => frame.rate > 0 && within(frame));
    let lastOut = happened;
    let inARow = 0;
    let played = 0;
    for (const frame of a) {
      if (frame.rate === 0 || !within(frame)) continue;
      const near = nearest(others, frame.atMs);
      if (near === undefined) continue;
      played += 1;
      if (apart(frame, near) > IN_STEP_MS) {
        lastOut = frame.atMs;
        inARow = 0;
      } else inARow += 1;
      if (inARow === IN_STEP_FRAMES) return [lastOut - happened];
    }
    return played < IN_STEP_FRAMES ? [] : [untilMs];
  });
}

/** When a video first presented the frame that holds `mediaSeconds` and then presented no other; null: it never did. */
export function shownAt(frames: readonly PresentedFrame[], mediaSeconds: number, frameSeconds: number): number | null {
  let since: number | null = null;
  for (const frame of frames) {
    const same = Math.abs(frame.mediaSeconds + frameSeconds / 2 - mediaSeconds) <= frameSeconds / 2 + 1e-6;
    if (!same) since = null;
    else since ??= frame.atMs;
  }
  return since;
}

function apart(a: PresentedFrame, b: PresentedFrame): number {
  const rate = (a.rate + b.rate) / 2;
  const apartMs = Math.abs((a.mediaSeconds - b.mediaSeconds) * 1000 - rate * (a.atMs - b.atMs));
  // Chromium tells both times in microseconds; what is finer is binary fractions: a frame apart is 40 ms, not 40.000000000006.
  return Math.round(apartMs * 1000) / 1000;
}

/** `frames` ascend in time. */
function nearest(frames: readonly PresentedFrame[], atMs: number): PresentedFrame | undefined {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const frame = frames[middle];
    if (frame && frame.atMs < atMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [frames[low - 1], frames[low]];
  if (!before || !after) return before ?? after;
  return atMs - before.atMs <= after.atMs - atMs ? before : after;
}
