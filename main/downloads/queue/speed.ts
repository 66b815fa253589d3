import type { Clock } from '../../host/ports.ts';

const SECONDS = 5;

/** Bytes a second over the last five: a figure that a person can read while it changes. */
export function createSpeed(clock: Pick<Clock, 'now'>) {
  const beganMs = clock.now();
  const came: { atMs: number; bytes: number }[] = [];
  const forget = (): void => {
    while (came[0] && came[0].atMs < clock.now() - SECONDS * 1000) came.shift();
  };
  return {
    add(bytes: number): void {
      const atMs = clock.now();
      const last = came.at(-1);
      if (last && atMs - last.atMs < 100) last.bytes += bytes;
      else came.push({ atMs, bytes });
      forget();
    },
    perSecond(): number {
      forget();
      const seconds = Math.max(1, Math.min(SECONDS, (clock.now() - beganMs) / 1000));
      return came.reduce((sum, { bytes }) => sum + bytes, 0) / seconds;
    },
  };
}
