import type { Clock, Stop } from '../../host/ports.ts';

/** As many as browsers open to one server; a line that loses packets gains by the last of them (notes of the `download` bench). */
const LANES_MAX = 8;
const LOOK_EVERY_MS = 1000;
/** A line as quick as this is not made quicker by more connections, and more of them bring pieces out of order. */
export const QUICK_BYTES_PER_MS = 12_500;
const WORTH_IT = 1.15;

/**
 * How many connections a file comes over. It doubles those it begins with for as long as that brings more: on a quick line
 * one is the best, over distance and loss each one more helps. Calls `open` for each.
 */
export function createLanes(clock: Clock, open: () => void) {
  let count = 0;
  let came = 0;
  let before = 0;
  let lookedAtMs = clock.now();
  let stop: Stop = () => undefined;
  const add = (to: number): void => {
    while (count < to) {
      count += 1;
      open();
    }
  };
  function look(): void {
    const perMs = came / Math.max(1, clock.now() - lookedAtMs);
    came = 0;
    lookedAtMs = clock.now();
    if (perMs > QUICK_BYTES_PER_MS || count >= LANES_MAX || (before > 0 && perMs < before * WORTH_IT)) return;
    before = perMs;
    add(Math.min(LANES_MAX, count * 2));
    stop = clock.after(LOOK_EVERY_MS, look);
  }
  return {
    begin(lanes: number): void {
      add(lanes);
      stop = clock.after(LOOK_EVERY_MS, look);
    },
    heard(bytes: number): void {
      came += bytes;
    },
    count: () => count,
    end: () => stop(),
  };
}
