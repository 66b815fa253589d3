import type { CallMain } from '../../core/contract/index.ts';
import { type ClockOffset, errorNow, learnOffset, mainTime } from '../../core/session/index.ts';
import type { MonotonicMs } from '../../core/words/index.ts';
import { every, type LocalClock, pause } from './timing.ts';

/** Main's monotonic clock as this window knows it. */
export type MainClock = {
  /** Null until the first answer. */
  readonly now: () => MonotonicMs | null;
  readonly offset: () => ClockOffset | null;
  /** Asks a few times at once: after waking, or when main has come back. */
  readonly learnAgain: () => void;
  /** It is known now, or what was known turned out to be wrong: the machine slept, the clock jumped, or main is another one. */
  readonly onCorrected: (hear: () => void) => () => void;
  readonly stop: () => void;
};

const FIRST_PINGS = 8;
const BETWEEN_FIRST_MS = 20;
const WATCH_EVERY_MS = 1000;
const PING_EVERY_TICKS = 5;
/** A tick so far from its time means that the machine slept or the clock jumped: what was learnt may be void. */
const JUMPED_MS = 2000;
/** Known better than this, a ping now and then is enough; a follower's dead band is 10 ms. */
const GOOD_ERROR_MS = 4;
/** More than any answer is wrong by on one machine. */
const CORRECTED_MS = 50;

export function connectClock(call: CallMain, local: LocalClock): MainClock {
  const whole = new AbortController();
  const listeners = new Set<() => void>();
  let offset: ClockOffset | null = null;
  let bursting = false;
  let tickedAt = local.now();
  let ticks = 0;

  async function ping(): Promise<void> {
    const sentLocalMs = local.now();
    const answer = await call('clock.ping', {});
    if (!answer.ok || whole.signal.aborted) return;
    const sample = { sentLocalMs, receivedLocalMs: local.now(), mainMonotonicMs: answer.value.monotonicMs };
    const before = offset;
    offset = learnOffset(before, sample);
    if (before && Math.abs(before.offsetMs - offset.offsetMs) <= CORRECTED_MS) return;
    for (const hear of [...listeners]) hear();
  }

  async function burst(): Promise<void> {
    if (bursting) return;
    bursting = true;
    for (let n = 0; n < FIRST_PINGS && !whole.signal.aborted; n += 1) {
      await ping();
      await pause(local, BETWEEN_FIRST_MS, whole.signal);
    }
    bursting = false;
  }

  void burst();
  const watch = () => {
    const now = local.now();
    const jumped = Math.abs(now - tickedAt - WATCH_EVERY_MS) > JUMPED_MS;
    tickedAt = now;
    ticks += 1;
    if (jumped || offset === null) void burst();
    else if (ticks % PING_EVERY_TICKS === 0 || errorNow(offset, now) > GOOD_ERROR_MS) void ping();
  };
  every(local, WATCH_EVERY_MS, watch, whole.signal);

  return {
    now: () => (offset ? mainTime(offset, local.now()) : null),
    offset: () => offset,
    learnAgain: () => void burst(),
    onCorrected(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    stop: () => whole.abort(),
  };
}
