/**
 * How long a `play()` takes until the media clock moves: 50-95 ms here (Chromium 156), more on a busy PC and for a
 * file with sound. Learnt from each start, so that the next `play()` is called early by so much.
 */
export type PlayLatency = {
  readonly ms: () => number;
  /** By how much the start came too late; negative: too early. */
  readonly learn: (lateMs: number) => void;
};

const FIRST_GUESS_MS = 70;
const LATENCY_MS_MAX = 300;

export function createPlayLatency(): PlayLatency {
  let ms = FIRST_GUESS_MS;
  return {
    ms: () => ms,
    learn(lateMs) {
      // Half of it: one start on a busy machine is not the next one.
      ms = Math.max(0, Math.min(LATENCY_MS_MAX, ms + lateMs / 2));
    },
  };
}
