import { performance } from 'node:perf_hooks';
import { monotonicMs } from '../../../core/words/index.ts';
import type { Clock } from '../ports.ts';

/** Milliseconds since this process began; never steps, whatever the network does to the date. */
export function machineClock(): Clock {
  return {
    now: () => monotonicMs(performance.now()),
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}
