import type { Clock } from '../../host/ports.ts';

/** Slower than this is no answer: a lesson of 50 MB would take fourteen hours. Lines of villages are ten times as quick. */
const BYTES_PER_SECOND_MIN = 1000;

export type Pace = {
  readonly signal: AbortSignal;
  readonly isTrickle: () => boolean;
  /** None: of the head. */
  heard(bytes: number): void;
  waitFor(work: Promise<unknown>): Promise<void>;
  end(): void;
};

/**
 * Gives up on a server that says nothing for `silentMs`, or sends a byte now and then. The time that we let it wait does
 * not count.
 */
export function watchPace(clock: Clock, silentMs: number): Pace {
  const abort = new AbortController();
  const needed = (BYTES_PER_SECOND_MIN * silentMs) / 1000;
  let came = 0;
  let heardHead = false;
  let stop = clock.after(silentMs, look);
  function look(): void {
    if (came < needed) abort.abort();
    else again();
  }
  function again(): void {
    stop();
    came = 0;
    stop = clock.after(silentMs, look);
  }
  return {
    signal: abort.signal,
    isTrickle: () => heardHead && came > 0,
    heard(bytes: number): void {
      // The first byte of an answer may be long in coming, and begins the count.
      if (bytes === 0) again();
      heardHead = true;
      came += bytes;
    },
    async waitFor(work) {
      stop();
      await work;
      again();
    },
    end: () => stop(),
  };
}
