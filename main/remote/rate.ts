import type { MonotonicMs } from '../../core/words/index.ts';

/** So many at once, and so many a second from then on. */
export type Rate = { readonly atOnce: number; readonly perSecond: number };

/** True while it is not too fast. A bucket that fills with time: no timer, no list of moments. */
export function createRateLimit({ atOnce, perSecond }: Rate, now: () => MonotonicMs): () => boolean {
  let left = atOnce;
  let lastMs: number = now();
  return () => {
    const atMs = now();
    left = Math.min(atOnce, left + ((atMs - lastMs) / 1000) * perSecond);
    lastMs = atMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
