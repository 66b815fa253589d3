import {
  expectedSeconds,
  FOLLOW_EVERY_MS,
  type FrameTable,
  type Motion,
  presentedFrame,
  SEEK_FROM_SECONDS,
} from '../../core/session/index.ts';
import { type FrameTimes, type MonotonicMs, monotonicMs } from '../../core/words/index.ts';
import { goalAt } from './goal.ts';
import type { PlayLatency } from './latency.ts';
import { createPresented, type Media } from './media.ts';
import { keepPlaced, place } from './placing.ts';
import type { StandIn } from './stand-in.ts';
import { createSteering } from './steering.ts';
import { createSupersede, every, type LocalClock, pause } from './timing.ts';

/** What a follower is told to keep to. */
export type Target = {
  readonly motion: Motion;
  readonly rate: number;
  readonly frames: FrameTimes;
  readonly table: FrameTable | null;
};

export type Follower = {
  readonly follow: (target: Target) => void;
  /** The clock was wrong until now: what is off may be put right as quickly as after a seek. */
  readonly clockCorrected: () => void;
  /** Stands with the frame of the target's time on show. */
  readonly isPlaced: () => boolean;
  /** The middle of the frame on show; null while none is. */
  readonly presentedSeconds: () => number | null;
  readonly watchFrames: (watch: boolean) => void;
  readonly failed: () => boolean;
  readonly stop: () => void;
};

type Deps = {
  readonly media: Media;
  readonly local: LocalClock;
  readonly mainNow: () => MonotonicMs | null;
  readonly latency: PlayLatency;
  /** So long after a pause or a seek it goes to its place, unless the lesson is about to run; 0: at once. */
  readonly restsMs: number;
  /** A small picture stands in: this one sets out when that is there. */
  readonly standIn: Pick<StandIn, 'ahead'> | null;
  /** Its place was reached, it runs, or its file turned out to be broken. */
  readonly onPlaced: () => void;
};

/**
 *   standing: paused, on the way to a frame or there; `resting`: will go there in a while
 *   waiting:  placed a little ahead, `play()` is called when that place is due
 *   running:  plays; every 50 ms the law looks
 */
type Mode =
  | { readonly kind: 'standing'; readonly key: number | null; readonly placed: boolean; readonly resting?: boolean }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' };

/** Whoever joins a playing lesson is placed this far ahead, and starts when the lesson comes by. */
const JOIN_AHEAD_MS = 500;
const JOIN_TRIES = 3;
/** Nobody is placed further ahead than the last try. */
const DUE_MS_MAX = JOIN_AHEAD_MS * (JOIN_TRIES + 1);
/** The clock may be learnt anew while one waits: nobody waits longer than this on what he knows now. */
const WAIT_MS_MAX = 400;
/** A state that says the same line in other words moves the lesson by less than this. */
const JUMP_SECONDS = 0.001;

/** Keeps one media element to the session's clock. */
export function createFollower({ media, local, mainNow, latency, restsMs, standIn, onPlaced }: Deps): Follower {
  const whole = new AbortController();
  const supersede = createSupersede(whole.signal);
  const presented = createPresented(media, whole.signal);
  const steering = createSteering(media, local, latency);
  let target: Target | null = null;
  let mode: Mode = { kind: 'standing', key: null, placed: false };
  let broken = false;
  /** Paused where the picture happened to be, waiting to hear which frame it is to be. */
  let holding = false;
  media.preservesPitch = true;
  media.addEventListener('error', fail, { signal: whole.signal });

  function fail(): void {
    broken = true;
    onPlaced();
  }

  function follow(next: Target): void {
    const before = target;
    target = next;
    if (next.motion.kind !== 'playing') {
      stand(next.motion, next);
      return;
    }
    holding = false;
    if (mode.kind === 'standing' || (mode.kind === 'waiting' && !isSameStart(before?.motion, next.motion))) join(next);
    else if (mode.kind === 'running') steer(before, next);
  }

  function steer(before: Target | null, next: Target): void {
    const now = mainNow();
    const jumped = now === null || !before || Math.abs(lineOf(before, now) - lineOf(next, now)) > JUMP_SECONDS;
    if (jumped || before.rate !== next.rate) steering.event(next.rate);
  }

  function stand(motion: Motion, { frames, table }: Target): void {
    const isFixing = motion.kind === 'paused' && motion.fixing;
    // The picture stays as it is until the leading window has said which frame all go to.
    holding = isFixing && (holding || mode.kind === 'running');
    halt();
    if (!holding) void standAt(motion.mediaSeconds, frames, table, motion.kind === 'paused' ? restsMs : 0);
  }

  function halt(): void {
    if (mode.kind !== 'standing') {
      supersede.end('start');
      mode = { kind: 'standing', key: null, placed: false };
    }
    if (!media.paused) media.pause();
    steering.stop();
  }

  async function standAt(
    seconds: number,
    frames: FrameTimes,
    table: FrameTable | null,
    afterMs: number,
  ): Promise<void> {
    const goal = goalAt(seconds, frames, table);
    const isOnItsWay = mode.kind === 'standing' && mode.key === goal.seconds && !(mode.resting && afterMs === 0);
    if (isOnItsWay) return;
    const signal = supersede('place');
    mode = { kind: 'standing', key: goal.seconds, placed: false, resting: afterMs > 0 };
    if (afterMs > 0) {
      if (!(await pause(local, afterMs, signal))) return;
      mode = { ...mode, resting: false };
    }
    if (standIn && !(await standIn.ahead(signal))) return;
    const placed = await place(goal, { media, presented, local }, signal);
    if (!placed || mode.kind !== 'standing' || mode.key !== goal.seconds) return;
    mode = { ...mode, placed: true };
    onPlaced();
    void keepPlaced(goal, { media, presented, local }, signal);
  }

  /** Starts together with the others, or comes in beside them when they already play. */
  function join(next: Target): void {
    const now = mainNow();
    if (next.motion.kind !== 'playing' || now === null) return;
    if (hasReachedStop(next, now)) {
      halt();
      void standAt(next.motion.stopsAtSeconds, next.frames, next.table, 0);
      return;
    }
    const startGoal = goalAt(next.motion.mediaSeconds, next.frames, next.table);
    const isThere = mode.kind === 'standing' && mode.placed && mode.key === startGoal.seconds;
    mode = { kind: 'waiting' };
    supersede.end('place');
    const signal = supersede('start');
    const isInTime = now - next.motion.atMonotonicMs < SEEK_FROM_SECONDS * 1000;
    void (isThere && isInTime ? startWhenDue(signal) : placeAheadAndStart(signal));
  }

  async function placeAheadAndStart(signal: AbortSignal): Promise<void> {
    for (let tries = 1; tries <= JOIN_TRIES && !signal.aborted; tries += 1) {
      const now = mainNow();
      if (!target || now === null) return;
      const aheadSeconds = expectedSeconds(target, monotonicMs(now + JOIN_AHEAD_MS * tries));
      const goal = goalAt(aheadSeconds, target.frames, target.table);
      if (!(await place(goal, { media, presented, local }, signal))) return;
      const lateSeconds = lineOf(target, mainNow() ?? now) - media.currentTime;
      if (lateSeconds < SEEK_FROM_SECONDS) break;
    }
    await startWhenDue(signal);
  }

  async function startWhenDue(signal: AbortSignal): Promise<void> {
    for (let isDue = false; !isDue; ) {
      const now = mainNow();
      if (target?.motion.kind !== 'playing' || now === null) return;
      const { motion, rate } = target;
      const dueMs = motion.atMonotonicMs + ((media.currentTime - motion.mediaSeconds) / rate) * 1000 - latency.ms();
      // Placed by a clock that has since been put right: the lesson will not come by here for a long time.
      if (dueMs - now > DUE_MS_MAX) return placeAheadAndStart(signal);
      isDue = dueMs - now <= WAIT_MS_MAX;
      if (!(await pause(local, Math.max(0, Math.min(dueMs - now, WAIT_MS_MAX)), signal))) return;
    }
    if (target === null) return;
    mode = { kind: 'running' };
    steering.start(target.rate);
    void play();
    onPlaced();
    every(local, FOLLOW_EVERY_MS, tick, signal);
  }

  function play(): Promise<void> {
    // Refused without a gesture in a plain browser, or ended by the next pause: the law tries again.
    return media.play().catch(() => undefined);
  }

  function tick(): void {
    const now = mainNow();
    if (mode.kind !== 'running' || target?.motion.kind !== 'playing' || now === null) return;
    if (hasReachedStop(target, now)) {
      halt();
      void standAt(target.motion.stopsAtSeconds, target.frames, target.table, 0);
      return;
    }
    if (media.paused && !media.ended) void play();
    steering.look(lineOf(target, now), target.rate);
  }

  return {
    follow,
    clockCorrected() {
      if (mode.kind === 'running' && target) steering.event(target.rate);
    },
    isPlaced: () => mode.kind === 'standing' && mode.placed,
    presentedSeconds() {
      const seconds = media.requestVideoFrameCallback ? presented.seconds() : media.currentTime;
      if (seconds === null || !target) return null;
      return presentedFrame(target.frames, seconds, target.table)?.middleSeconds ?? seconds;
    },
    watchFrames: presented.watchAll,
    failed: () => broken,
    stop: () => {
      whole.abort();
      steering.stop();
      media.pause();
    },
  };
}

function lineOf(target: Target, now: MonotonicMs): number {
  return expectedSeconds(target, now);
}

function isSameStart(a: Motion | undefined, b: Motion): boolean {
  return (
    a?.kind === 'playing' &&
    b.kind === 'playing' &&
    a.mediaSeconds === b.mediaSeconds &&
    a.atMonotonicMs === b.atMonotonicMs
  );
}

function hasReachedStop({ motion, rate }: Target, now: MonotonicMs): boolean {
  return motion.kind === 'playing' && expectedSeconds({ motion, rate }, now) >= motion.stopsAtSeconds;
}
