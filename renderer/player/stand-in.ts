import { expectedSeconds, type FrameTable, frameAt, type Motion } from '../../core/session/index.ts';
import type { FrameTimes, MonotonicMs } from '../../core/words/index.ts';
import { createSupersede, type LocalClock, pause } from './timing.ts';

/**
 * A seek in a lesson takes a tenth of a second and more: the decoder starts at the keyframe before. In the scrub copy
 * every frame is a keyframe, and one is there in 10 ms. So while the class waits for a place, the copy's picture stands
 * over the full one, and goes when that has its own frame on show.
 *
 * Two decoders that start at once share the cores, and then the quick one is no longer quick: the full picture sets
 * out when the copy's is on show. While places come one upon the other (a drag, a held key) it waits until they rest; of a
 * drag from its first place on, or the full pictures of that one would be on their way when the next is asked for.
 *
 * Between two drags the copy holds nothing: its decoder goes when no place has come for a while.
 */
export type StandIn = {
  /** Where the lesson is to be. Told before the follower of the full picture is. */
  readonly follow: (line: Line, table: FrameTable | null) => void;
  /** Settles when the full picture may set out: true, or false when something newer took over. */
  readonly ahead: (signal: AbortSignal) => Promise<boolean>;
  /** The full picture has its frame on show, or runs. */
  readonly fullIsThere: () => void;
  readonly stop: () => void;
};

/** Where the copy's frames are drawn. */
export type ScrubPicture = {
  readonly frames: FrameTimes;
  /** Draws the frame of this number over the track; false where there is none, or where the signal came first. */
  readonly show: (frame: number, signal: AbortSignal) => Promise<boolean>;
  readonly hide: () => void;
  /** There is time to make ready for the places around this one. */
  readonly lookAround: () => void;
  /** Gives the decoder back. What was drawn stays. */
  readonly rest: () => void;
};

type Line = { readonly motion: Motion; readonly rate: number };
type Deps = {
  readonly picture: ScrubPicture;
  readonly local: LocalClock;
  readonly mainNow: () => MonotonicMs | null;
  readonly fault: (message: string) => void;
};

/** A pause is fixed at a frame so near to what is on show: a small picture in between would only flicker. */
const PAUSE_SECONDS = 0.5;
/** Longer the full picture does not wait for a copy that is slow itself. */
const AHEAD_MS_MAX = 120;
/** Two places within this time belong to one drag or one held key. */
const HURRY_MS = 250;
const RESTS_MS = 150;
/** Longer than a teacher looks at one place of a drag, shorter than a lesson is played in one go. */
const SLEEPS_AFTER_MS = 20_000;

export function createStandIn({ picture, local, mainNow, fault }: Deps): StandIn {
  const whole = new AbortController();
  const supersede = createSupersede(whole.signal);
  let before: Line | null = null;
  let goal: number | null = null;
  /** On its way to the goal, or already shown there; null: the full picture needs nobody to stand in. */
  let standing: { readonly shown: Promise<void> } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let hurried = false;
  let stopSleep: (() => void) | null = null;

  function follow(line: Line, table: FrameTable | null): void {
    const last = before;
    before = line;
    if (line.motion.kind === 'paused' && line.motion.fixing) return;
    const isNew = last === null;
    if (line.motion.kind === 'playing' && !isNew) {
      // Whoever comes back to this very place comes from somewhere else.
      goal = null;
      end();
      return;
    }
    const seconds = placeOf(line);
    const next = seconds === null ? null : (frameAt(picture.frames, seconds, table)?.index ?? null);
    if (next === goal) return;
    goal = next;
    const stands = next !== null && seconds !== null && (isNew || isJump(last, seconds));
    if (stands) standing = { shown: stand(next, isPassing(line)) };
    else end();
  }

  function placeOf(line: Line): number | null {
    const { motion } = line;
    if (motion.kind !== 'playing') return motion.mediaSeconds;
    const now = mainNow();
    return now === null ? null : expectedSeconds(line, now);
  }

  function isJump(last: Line, toSeconds: number): boolean {
    const { motion } = last;
    if (motion.kind === 'gathering' || (motion.kind === 'paused' && !motion.fixing)) return true;
    const now = mainNow();
    return now !== null && Math.abs(expectedSeconds(last, now) - toSeconds) > PAUSE_SECONDS;
  }

  function isPassing({ motion }: Line): boolean {
    return motion.kind !== 'playing' && motion.passing === true;
  }

  async function stand(frame: number, passing: boolean): Promise<void> {
    const now = local.now();
    hurried = passing || now - askedAt < HURRY_MS;
    askedAt = now;
    const signal = supersede('stand');
    stopSleep?.();
    stopSleep = local.after(SLEEPS_AFTER_MS, picture.rest);
    try {
      await picture.show(frame, signal);
    } catch (error) {
      // The full picture comes all the same, only later.
      if (!signal.aborted) fault(`scrub copy: ${String(error)}`);
    }
  }

  function end(): void {
    supersede.end('stand');
    standing = null;
    picture.hide();
  }

  return {
    follow,
    async ahead(signal) {
      if (standing) await Promise.race([standing.shown, pause(local, AHEAD_MS_MAX, signal)]);
      return standing && hurried ? pause(local, RESTS_MS, signal) : !signal.aborted;
    },
    fullIsThere() {
      if (standing && before?.motion.kind !== 'playing') picture.lookAround();
      end();
    },
    stop() {
      whole.abort();
      stopSleep?.();
      picture.hide();
      picture.rest();
    },
  };
}
