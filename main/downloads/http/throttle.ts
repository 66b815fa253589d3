import type { Clock } from '../../host/ports.ts';

/** So much may come at once after a pause: what a server sends before it hears that it should wait. */
const BURST_MS = 200;

export type Throttle = (bytes: number) => Promise<void> | undefined;

/** Lets what comes wait, over all connections together, so that no more comes in a second. Null: nothing waits. */
export function createThrottle(clock: Clock, bytesPerSecondMax: number | null): Throttle {
  let freeAtMs = Number.NEGATIVE_INFINITY;
  return (bytes) => {
    if (bytesPerSecondMax === null) return undefined;
    const now = clock.now();
    freeAtMs = Math.max(freeAtMs, now - BURST_MS) + (bytes * 1000) / bytesPerSecondMax;
    const waitMs = freeAtMs - now;
    return waitMs <= 0 ? undefined : new Promise((resolve) => clock.after(waitMs, resolve));
  };
}
