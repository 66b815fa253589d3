import type { MeasuredFrames } from './frame-times.ts';

/** A page is asked for the middle of a frame: this far from it, it still shows the same one at 240 frames a second. */
const toleranceSeconds = 0.0015;

/** Whether every frame of a copy begins when its frame of the original does. */
export function sameTimes(original: MeasuredFrames, copy: MeasuredFrames): boolean {
  if (original.count !== copy.count) return false;
  for (let index = 0; index < original.count; index += 1) {
    if (Math.abs(frameStart(original, index) - frameStart(copy, index)) > toleranceSeconds) return false;
  }
  return true;
}

export function frameStart(frames: MeasuredFrames, index: number): number {
  if (frames.kind === 'table') return frames.seconds[index] ?? Number.NaN;
  return frames.startSeconds + (index * frames.rateDenominator) / frames.rateNumerator;
}
