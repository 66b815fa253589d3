import type { ReadBytes } from './scrub-file.ts';
import { createSupersede, type LocalClock, pause } from './timing.ts';

/**
 * Reads parts of a file, and when there is time for it the neighbourhood of the last one: a teacher who looked at one
 * place steps and jumps from there, and what lies in memory need not be asked for beside everything else that a new place
 * sets going.
 */
export type ReadAhead = {
  readonly read: ReadBytes;
  /** Nothing else is to be done for this place. */
  readonly around: () => void;
  /** Gives the memory back. */
  readonly rest: () => void;
};

/** Before and behind. A copy has 20 to 70 kB a second: the jump by five seconds lies within. */
const AROUND_BYTES = 512 * 1024;
/** This window has its pictures; the other one may still be looking for its own. */
const OTHERS_MS = 100;

type Held = { readonly from: number; readonly bytes: ArrayBuffer; readonly toTheEnd: boolean };

export function createReadAhead(
  read: (from: number, until: number, signal?: AbortSignal) => Promise<ArrayBuffer>,
  local: LocalClock,
): ReadAhead {
  const supersede = createSupersede(new AbortController().signal);
  let last: readonly [from: number, until: number] | null = null;
  let held: Held | null = null;

  function heldPart(from: number, until: number): ArrayBuffer | null {
    if (!held || from < held.from || until > held.from + held.bytes.byteLength) return null;
    return held.bytes.slice(from - held.from, until - held.from);
  }

  /** At least half of its neighbourhood is held too. */
  function isInTheMiddle(from: number, until: number): boolean {
    if (!held) return false;
    const half = AROUND_BYTES / 2;
    const heldUntil = held.from + held.bytes.byteLength;
    return held.from <= Math.max(0, from - half) && (held.toTheEnd ? until <= heldUntil : until + half <= heldUntil);
  }

  async function readAround([first, end]: readonly [number, number], signal: AbortSignal): Promise<void> {
    if (!(await pause(local, OTHERS_MS, signal))) return;
    const [from, until] = [Math.max(0, first - AROUND_BYTES), end + AROUND_BYTES];
    const bytes = await read(from, until, signal);
    if (!signal.aborted) held = { from, bytes, toTheEnd: bytes.byteLength < until - from };
  }

  return {
    async read(from, until) {
      supersede.end('around');
      last = [from, until];
      return heldPart(from, until) ?? read(from, until);
    },
    around() {
      if (!last || isInTheMiddle(...last)) return;
      // What cannot be had now is asked for by whoever needs it.
      void readAround(last, supersede('around')).catch(() => undefined);
    },
    rest() {
      supersede.end('around');
      held = null;
    },
  };
}
