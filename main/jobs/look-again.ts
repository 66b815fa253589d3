import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Quiet } from '../quiet/index.ts';

/**
 * Work that nobody asked for, nobody waits for, and that may have to be done again whenever something changed:
 *
 *             told, after a rest               done
 *   nothing --------------------> working --------------> nothing
 *                                   |   ^                    (told meanwhile: working again)
 *                  a class begins   |   |   it has ended
 *                                   +---+
 *
 * One look at a time; told several times at once is told once. It asks `mayGoOn` before each step of its own.
 */
export type LookAgain = {
  /** Something may have changed. Begins soon. */
  look(): void;
  /** Begins now; resolves when nothing more is to be done. */
  done(): Promise<void>;
  /** Told of something while it works: it begins anew when it has ended, and may end early for that. */
  isToldAgain(): boolean;
  /** Resolves when background work may run; false: it is to end. */
  mayGoOn(): Promise<boolean>;
  /** Rests; woken when background work may run again or may no longer, and at the end. */
  sleep(ms: number): Promise<void>;
  hasStopped(): boolean;
  /** Resolves when its work has ended. */
  stop(): Promise<void>;
};

type Deps = {
  /** For the log. */
  readonly what: string;
  readonly work: () => Promise<void>;
  /** After the start, which belongs to whoever opened Lectern. */
  readonly firstLookMs: number;
  readonly lookAfterMs: number;
  readonly quiet: Pick<Quiet, 'mayRun' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
};

export function createLookAgain({ what, work, firstLookMs, lookAfterMs, quiet, clock, log }: Deps): LookAgain {
  let stopped = false;
  let looking: Stop | null = null;
  let hasLooked = false;
  let working: Promise<void> | null = null;
  let again = false;
  let wake: () => void = () => undefined;
  const unlisten = quiet.onChange(() => wake());

  function sleep(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      if (stopped) return resolve();
      const stop = ms === null ? () => undefined : clock.after(ms, () => wake());
      wake = () => {
        stop();
        resolve();
      };
    });
  }
  async function workOn(): Promise<void> {
    do {
      again = false;
      // What ends it at the end of Lectern is no fault.
      await work().catch((error: unknown) => stopped || void log.fault(what, error));
    } while (again && !stopped);
    working = null;
  }
  function begin(): void {
    looking?.();
    looking = null;
    hasLooked = true;
    if (stopped) return;
    if (working !== null) again = true;
    else working = workOn();
  }

  return {
    look() {
      if (!stopped) looking ??= clock.after(hasLooked ? lookAfterMs : firstLookMs, begin);
    },
    async done() {
      begin();
      await working;
    },
    isToldAgain: () => again,
    async mayGoOn() {
      while (!stopped && !quiet.mayRun('background')) await sleep(null);
      return !stopped;
    },
    sleep,
    hasStopped: () => stopped,
    async stop() {
      stopped = true;
      looking?.();
      unlisten();
      wake();
      await working;
    },
  };
}
