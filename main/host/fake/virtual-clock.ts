import { monotonicMs } from '../../../core/words/index.ts';
import type { Clock } from '../ports.ts';

export type VirtualClock = Clock & {
  /** Moves time on and does what falls due on the way, in order of its time. */
  advance(ms: number): void;
  /** The same, and lets promises settle between one piece of work and the next. */
  run(ms: number): Promise<void>;
};

type Timer = { readonly atMs: number; readonly work: () => void };

export function createVirtualClock(startMs = 0): VirtualClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();

  function next(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.atMs <= untilMs && (!first || timer.atMs < first.atMs)) first = timer;
    }
    return first;
  }

  function fire(timer: Timer): void {
    timers.delete(timer);
    nowMs = Math.max(nowMs, timer.atMs);
    timer.work();
  }

  return {
    now: () => monotonicMs(nowMs),
    after(ms, work) {
      const timer: Timer = { atMs: nowMs + Math.max(0, ms), work };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (let due = next(untilMs); due; due = next(untilMs)) fire(due);
      nowMs = untilMs;
    },
    async run(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let due = next(untilMs); due; due = next(untilMs)) {
        fire(due);
        await settle();
      }
      nowMs = untilMs;
      await settle();
    },
  };
}

/** A turn of the event loop: every promise that can settle without outside help has. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
