import { type MediaSeconds, type MonotonicMs, mediaSeconds, monotonicMs } from '../words/index.ts';
import type { SessionState } from './state.ts';

/**
 * One clock for all windows. The session says "this media time is due at that moment of main's monotonic
 * clock"; each window must know main's clock in terms of its own. The wall clock would do on one machine,
 * but school PCs get it stepped by NTP in mid-lesson, and every follower would then seek.
 *
 * So a window asks main several times and halves the round trip (Cristian). The error of one answer is at
 * most half its delay, so the answer with the least delay wins; an average would only mix the bad ones in.
 * Two clocks also run at slightly different speeds: an answer's worth sinks with its age, and a newer one
 * takes over when it is surer. And a clock can jump (sleep, a debugger): when two answers contradict each
 * other by more than both their errors allow, all that was learnt before is thrown away.
 */
export type PingSample = {
  /** This window's clock when it asked and when the answer came, and main's in between. */
  readonly sentLocalMs: number;
  readonly receivedLocalMs: number;
  readonly mainMonotonicMs: MonotonicMs;
};

export type ClockOffset = {
  /** Add to this window's clock to get main's. */
  readonly offsetMs: number;
  /** At most this wrong when it was measured. */
  readonly errorMs: number;
  readonly atLocalMs: number;
};

/** Two quartz clocks differ by up to about 50 ppm each: 0.1 ms a second covers both. */
export const DRIFT_MS_PER_SECOND_MAX = 0.1;

export function offsetOf(sample: PingSample): ClockOffset {
  const delayMs = Math.max(0, sample.receivedLocalMs - sample.sentLocalMs);
  return {
    offsetMs: sample.mainMonotonicMs - (sample.sentLocalMs + sample.receivedLocalMs) / 2,
    errorMs: delayMs / 2,
    atLocalMs: sample.receivedLocalMs,
  };
}

/** What a window knows of main's clock after one more answer. */
export function learnOffset(known: ClockOffset | null, sample: PingSample): ClockOffset {
  const fresh = offsetOf(sample);
  if (!known) return fresh;
  const knownErrorMs = errorNow(known, fresh.atLocalMs);
  const contradicts = Math.abs(known.offsetMs - fresh.offsetMs) > knownErrorMs + fresh.errorMs;
  return contradicts || fresh.errorMs <= knownErrorMs ? fresh : known;
}

/** How wrong it may be by now. */
export function errorNow(known: ClockOffset, localMs: number): number {
  return known.errorMs + (Math.max(0, localMs - known.atLocalMs) / 1000) * DRIFT_MS_PER_SECOND_MAX;
}

export function mainTime(offset: ClockOffset, localMs: number): MonotonicMs {
  return monotonicMs(localMs + offset.offsetMs);
}

/**
 * Where the lesson is at a moment of main's clock: `mediaSeconds + (now - at) / 1000 x rate` while it plays,
 * never before its start and never past its next stop; where it stands otherwise.
 */
export function expectedSeconds(state: Pick<SessionState, 'motion' | 'rate'>, now: MonotonicMs): MediaSeconds {
  const { motion, rate } = state;
  if (motion.kind !== 'playing') return motion.mediaSeconds;
  const playedMs = Math.max(0, now - motion.atMonotonicMs);
  return mediaSeconds(Math.min(motion.mediaSeconds + (playedMs / 1000) * rate, motion.stopsAtSeconds));
}
