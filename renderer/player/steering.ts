import { correct, type FollowState, medianOfThree, SEEK_COST_SECONDS } from '../../core/session/index.ts';
import type { PlayLatency } from './latency.ts';
import type { Media } from './media.ts';
import type { LocalClock } from './timing.ts';

/** Carries out the follow law on one playing element. */
export type Steering = {
  /** `play()` is being called. */
  readonly start: (rate: number) => void;
  /** Something was heard anyway (rate, a new line): the law may be quicker for a while. */
  readonly event: (rate: number) => void;
  /** Compares with where the lesson is now. */
  readonly look: (expectedSeconds: number, rate: number) => void;
  readonly stop: () => void;
};

/** Until the media clock moves, errors say nothing but how slow `play()` is. */
const MOVE_LIMIT_MS = 1000;
const MOVED_SECONDS = 0.015;
/** The clock of a file with sound shows a start 25 ms too early for the first fifth of a second (Chromium 156). */
const TRUE_AFTER_MS = 250;
/** Who is further off did not start late: it stalled. */
const LEARN_UNTIL_SECONDS = 0.15;
const LONG_AGO_MS = 1e9;

export function createSteering(media: Media, local: LocalClock, latency: PlayLatency): Steering {
  let readings: number[] = [];
  let nudging = false;
  let eventAt = 0;
  let soughtAt = -LONG_AGO_MS;
  let seeks = 0;
  let started: { readonly atMs: number; readonly seconds: number; movedAtMs: number | null } | null = null;

  function setRate(rate: number): void {
    // Setting the same rate again still costs Chromium a trip to its media thread.
    if (Math.abs(media.playbackRate - rate) > 1e-6) media.playbackRate = rate;
  }

  function event(rate: number): void {
    eventAt = local.now();
    readings = [];
    // What an event leaves is put right to the last millisecond, and then left alone until it is ten again.
    nudging = true;
    setRate(rate);
  }

  function hasMoved(now: number): boolean {
    if (!started) return true;
    const hasMovedNow = media.currentTime - started.seconds >= MOVED_SECONDS;
    if (hasMovedNow || since(started.atMs, now) >= MOVE_LIMIT_MS) started.movedAtMs ??= now;
    return started.movedAtMs !== null;
  }

  /** Until the clock tells the truth about the start there is nothing to correct; then it tells how late it was. */
  function mayCorrect(errorSeconds: number, now: number): boolean {
    if (!started) return true;
    if (since(started.movedAtMs ?? now, now) < TRUE_AFTER_MS) return false;
    started = null;
    eventAt = now;
    if (Math.abs(errorSeconds) < LEARN_UNTIL_SECONDS) latency.learn(-errorSeconds * 1000);
    return true;
  }

  function seek(expected: number, rate: number): void {
    soughtAt = local.now();
    seeks += 1;
    media.currentTime = expected + SEEK_COST_SECONDS * rate;
    event(rate);
  }

  return {
    start(rate) {
      seeks = 0;
      started = { atMs: local.now(), seconds: media.currentTime, movedAtMs: null };
      event(rate);
    },
    event,
    look(expected, rate) {
      const now = local.now();
      if (media.seeking || !hasMoved(now)) return;
      // This file may be shorter than the lesson: then its last frame stays.
      if (media.ended || expected >= media.duration) return setRate(rate);
      readings = [...readings.slice(-2), (media.currentTime - expected) / rate];
      const [a, b, c] = readings;
      if (a === undefined || b === undefined || c === undefined) return;
      const error = medianOfThree(a, b, c);
      if (!mayCorrect(error, now)) return;
      const state: FollowState = {
        nudging,
        sinceEventMs: since(eventAt, now),
        sinceSeekMs: since(soughtAt, now),
        seeks,
      };
      const correction = correct(error, state);
      if (correction.kind === 'seek') return seek(expected, rate);
      nudging = correction.kind === 'nudge';
      if (!nudging) seeks = 0;
      setRate(correction.kind === 'nudge' ? rate * correction.factor : rate);
    },
    stop() {
      readings = [];
      nudging = false;
      started = null;
    },
  };
}

/** A clock that went back says nothing about how long ago something was. */
function since(thenMs: number, nowMs: number): number {
  return nowMs >= thenMs ? nowMs - thenMs : LONG_AGO_MS;
}
