import type { LocalClock } from '../../renderer/player/timing.ts';

/** True time, that no one in the simulation can read, and what is due in it. */
export type Time = {
  readonly now: () => number;
  readonly at: (dueMs: number, work: () => void) => () => void;
  /** Lets `ms` of true time pass; `look` sees the world after everything that happened. */
  readonly run: (ms: number, look: () => void) => Promise<void>;
};

type Due = { readonly atMs: number; readonly order: number; work: (() => void) | null };

export function createTime(): Time {
  const heap: Due[] = [];
  let nowMs = 0;
  let order = 0;

  const before = (a: Due, b: Due) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

  function push(due: Due): void {
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(due, heap[parent] as Due)) break;
      heap[at] = heap[parent] as Due;
      at = parent;
    }
    heap[at] = due;
  }

  function pop(): Due | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || first === last) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) child += 1;
      if (!before(heap[child] as Due, last)) break;
      heap[at] = heap[child] as Due;
      at = child;
    }
    heap[at] = last;
    return first;
  }

  return {
    now: () => nowMs,
    at(dueMs, work) {
      const due: Due = { atMs: Math.max(nowMs, dueMs), order: order++, work };
      push(due);
      return () => {
        due.work = null;
      };
    },
    async run(ms, look) {
      const endMs = nowMs + ms;
      for (let next = heap[0]; next !== undefined && next.atMs <= endMs; next = heap[0]) {
        pop();
        if (next.work === null) continue;
        nowMs = next.atMs;
        next.work();
        await settled();
        look();
      }
      nowMs = endMs;
    },
  };
}

/** Lets every promise that can go on go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock of one process: it runs a little fast or slow, may jump, and dies with its process. */
export type DriftingClock = LocalClock & {
  readonly jump: (ms: number) => void;
  readonly kill: () => void;
};

export function createDriftingClock(time: Time, driftPpm: number, startMs: number): DriftingClock {
  const bornMs = time.now();
  const speed = 1 + driftPpm / 1e6;
  const pending = new Set<() => void>();
  let jumped = 0;
  let alive = true;
  return {
    now: () => startMs + (time.now() - bornMs) * speed + jumped,
    after(ms, work) {
      if (!alive) return () => undefined;
      const cancel = time.at(time.now() + Math.max(0, ms) / speed, () => {
        pending.delete(cancel);
        work();
      });
      pending.add(cancel);
      return () => {
        pending.delete(cancel);
        cancel();
      };
    },
    jump(ms) {
      jumped += ms;
    },
    kill() {
      alive = false;
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
}
