/** A window's own clock and timers: performance.now and setTimeout, or the simulation's. */
export type LocalClock = {
  readonly now: () => number;
  /** Runs `work` once after `ms`; the returned function calls it off. */
  readonly after: (ms: number, work: () => void) => () => void;
};

export function pageClock(): LocalClock {
  return {
    now: () => performance.now(),
    after(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Runs `work` every `ms`, one run after the other is done, until the signal aborts. */
export function every(clock: LocalClock, ms: number, work: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const cancel = clock.after(ms, () => {
    signal.removeEventListener('abort', cancel);
    work();
    every(clock, ms, work, signal);
  });
  signal.addEventListener('abort', cancel, { once: true });
}

/** Resolves true after `ms`, or false as soon as the signal aborts. */
export function pause(clock: LocalClock, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const gone = () => {
      cancel();
      resolve(false);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', gone);
      resolve(true);
    });
    signal.addEventListener('abort', gone, { once: true });
  });
}

/** Said by name: an abort without a reason makes an exception with a stack, each time. */
export const SUPERSEDED = 'superseded';

/** One running piece of work per key: the next one with the same key ends the one before. */
export type Supersede = (key: string) => AbortSignal;

export function createSupersede(whole: AbortSignal): Supersede & { readonly end: (key: string) => void } {
  const running = new Map<string, AbortController>();
  const end = (key: string) => {
    running.get(key)?.abort(SUPERSEDED);
    running.delete(key);
  };
  whole.addEventListener('abort', () => [...running.keys()].forEach(end), { once: true });
  const next = (key: string) => {
    end(key);
    const controller = new AbortController();
    if (whole.aborted) controller.abort(SUPERSEDED);
    else running.set(key, controller);
    return controller.signal;
  };
  return Object.assign(next, { end });
}
