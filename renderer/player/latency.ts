/**
 * How long a `play()` takes until the media clock moves: 50-95 ms here (Chromium 156), more on a busy PC.
 * Learnt from each start, so that the next `play()` is called early by so much.
 */
export type PlayLatency = { readonly ms: () => number; readonly learn: (measuredMs: number) => void };

const FIRST_GUESS_MS = 70;
const LATENCY_MS_MAX = 300;

export function createPlayLatency(): PlayLatency {
  let ms = FIRST_GUESS_MS;
  return {
    ms: () => ms,
    learn(measuredMs) {
      const bounded = Math.max(0, Math.min(LATENCY_MS_MAX, measuredMs));
      ms += (bounded - ms) / 3;
    },
  };
}
