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
const LONG_AGO_MS = 1e9;

export function createSteering(media: Media, local: LocalClock, latency: PlayLatency): Steering {
  let readings: number[] = [];
  let nudging = false;
  let eventAt = 0;
  let soughtAt = -LONG_AGO_MS;
  let seeks = 0;
  let started: { readonly atMs: number; readonly seconds: number } | null = null;

  function setRate(rate: number): void {
    // Setting the same rate again still costs Chromium a trip to its media thread.
    if (Math.abs(media.playbackRate - rate) > 1e-6) media.playbackRate = rate;
  }

  function event(rate: number): void {
    eventAt = local.now();
    readings = [];
    nudging = false;
    setRate(rate);
  }

  /** True as soon as the start has shown itself in the media clock. */
  function hasMoved(rate: number): boolean {
    if (!started) return true;
    const sinceMs = local.now() - started.atMs;
    const movedSeconds = media.currentTime - started.seconds;
    if (movedSeconds < MOVED_SECONDS && sinceMs < MOVE_LIMIT_MS) return false;
    if (movedSeconds >= MOVED_SECONDS) latency.learn(sinceMs - (movedSeconds / rate) * 1000);
    started = null;
    event(rate);
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
      started = { atMs: local.now(), seconds: media.currentTime };
      event(rate);
    },
    event,
    look(expected, rate) {
      if (media.seeking || !hasMoved(rate)) return;
      // This file may be shorter than the lesson: then its last frame stays.
      if (media.ended || expected >= media.duration) return setRate(rate);
      readings = [...readings.slice(-2), (media.currentTime - expected) / rate];
      const [a, b, c] = readings;
      if (a === undefined || b === undefined || c === undefined) return;
      const now = local.now();
      const state: FollowState = {
        nudging,
        sinceEventMs: since(eventAt, now),
        sinceSeekMs: since(soughtAt, now),
        seeks,
      };
      const correction = correct(medianOfThree(a, b, c), state);
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
