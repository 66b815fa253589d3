/**
 * The law by which one video follows the session's clock.
 *
 * A video has a clock of its own; two of them started together drift apart by frames within minutes, and a
 * stall of the machine throws one back by a third of a second at once. Seeking for every error stutters:
 * a seek costs more than the error it repairs. Steering by the times of presented frames is worse: 25 frames
 * a second beat against the display's ticks, and the law chases the beat (p95 149 ms). So every 50 ms the
 * media clock itself is compared (the median of three readings), small errors are left alone, middle ones are
 * nudged away by a rate that nobody hears, and only a large one is sought. Constants as measured:
 * docs/decisions/0002-follow-law.md.
 */

/** How often a follower compares. */
export const FOLLOW_EVERY_MS = 50;
/** An error above this begins a nudge … */
export const NUDGE_FROM_SECONDS = 0.01;
/** … which goes on until the error is below this: without the gap the rate would flicker. */
export const NUDGE_UNTIL_SECONDS = 0.001;
/** Nobody hears 4%, pitch being kept. */
export const NUDGE_MAX = 0.04;
/** Just after a start, a seek or a change of rate the ear expects a change anyway. */
export const SETTLE_NUDGE_MAX = 0.25;
export const SETTLE_MS = 1500;
/** So much is lost only by a stall, which is seen and heard itself: at 4% the two screens would disagree for 8 s. */
export const STALL_FROM_SECONDS = 0.1;
/** A nudge means to be done in this time, as far as its bound allows. */
export const NUDGE_WITHIN_SECONDS = 0.25;
/** An error above this is sought. */
export const SEEK_FROM_SECONDS = 0.35;
/** A seek needs this long to show what it did; a second one within it would only repeat the first. */
export const SEEK_COOL_MS = 1500;
/** A seek while playing lands late by about this: four decoders on two cores, p50. Added to its target. */
export const SEEK_COST_SECONDS = 0.25;
/** After this many seeks in a row that did not help, nudging alone goes on: the machine is too slow. */
export const SEEK_TRIES = 3;

export type FollowState = {
  /** A nudge is under way. */
  readonly nudging: boolean;
  /** Milliseconds since the last start, seek or change of rate. */
  readonly sinceEventMs: number;
  readonly sinceSeekMs: number;
  /** Seeks since the error was last small. */
  readonly seeks: number;
};

export type Correction =
  | { readonly kind: 'hold' }
  /** Multiply the session's rate by this. */
  | { readonly kind: 'nudge'; readonly factor: number }
  | { readonly kind: 'seek' };

/**
 * What to do about an error. `errorSeconds` is how far the video is ahead of the session's clock (negative:
 * behind), in seconds of the clock: media seconds divided by the session's rate.
 */
export function correct(errorSeconds: number, state: FollowState): Correction {
  const size = Math.abs(errorSeconds);
  const maySeek = state.sinceSeekMs >= SEEK_COOL_MS * (1 + Math.max(0, state.seeks - SEEK_TRIES));
  if (size > SEEK_FROM_SECONDS && maySeek) return { kind: 'seek' };
  if (size <= (state.nudging ? NUDGE_UNTIL_SECONDS : NUDGE_FROM_SECONDS)) return { kind: 'hold' };
  const settling = state.sinceEventMs < SETTLE_MS || size > STALL_FROM_SECONDS;
  const max = settling ? SETTLE_NUDGE_MAX : NUDGE_MAX;
  return { kind: 'nudge', factor: 1 - Math.max(-max, Math.min(max, errorSeconds / NUDGE_WITHIN_SECONDS)) };
}

/** The middle one of the last three readings: one late reading steers nothing. */
export function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
