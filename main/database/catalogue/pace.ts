import { performance } from 'node:perf_hooks';

/** Called between slices of work; comes back later where others need the processor. */
export type Pace = () => void;

export const unhurried: Pace = () => undefined;

const SLICE_MS = 4;
/** A class watches: one part of five is ours. */
const REST_SHARE = 4;
const REST_MS_MAX = 200;

/** `calm[0]` is 1 while a lesson is open; main sets it and the builder's thread reads it. */
export function createPace(calm: Int32Array): Pace {
  let beganMs = performance.now();
  return () => {
    const workedMs = performance.now() - beganMs;
    if (workedMs < SLICE_MS) return;
    // Nobody ever changes the second number: waiting for it is a sleep.
    if (Atomics.load(calm, 0) === 1) Atomics.wait(calm, 1, 0, Math.min(REST_MS_MAX, workedMs * REST_SHARE));
    beganMs = performance.now();
  };
}
