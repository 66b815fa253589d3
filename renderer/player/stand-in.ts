import { expectedSeconds, type FrameTable, type Motion } from '../../core/session/index.ts';
import type { FrameTimes, MonotonicMs } from '../../core/words/index.ts';
import { goalAt } from './goal.ts';
import { createPresented, type Media } from './media.ts';
import type { Goal } from './placing.ts';
import { createSupersede, type LocalClock, pause } from './timing.ts';

/**
 * A seek in a lesson takes a tenth of a second and more: the decoder starts at the keyframe before. In the small copy
 * every frame is a keyframe, and a seek takes 15 ms. So while the class waits for a place, the copy's picture stands
 * over the full one, and goes when that has its own frame on show.
 *
 * Two decoders that start at once share the cores, and then the quick one is no longer quick: the full picture sets
 * out when the copy's is on show. While places come one upon the other (a drag, a held key) it waits until they rest.
 */
export type StandIn = {
  /** Where the lesson is to be. Told before the follower of the full picture is. */
  readonly follow: (line: Line, table: FrameTable | null) => void;
  /** Settles when the full picture may set out: true, or false when something newer took over. */
  readonly ahead: (signal: AbortSignal) => Promise<boolean>;
  /** The full picture has its frame on show. */
  readonly fullIsThere: () => void;
  readonly stop: () => void;
};

/** The copy's element and where its picture is drawn. */
export type SmallPicture = {
  readonly media: Media;
  readonly frames: FrameTimes;
  /** Draws the frame that the element has now, and shows it. */
  readonly show: () => void;
  readonly hide: () => void;
};

type Line = { readonly motion: Motion; readonly rate: number };
type Deps = {
  readonly picture: SmallPicture;
  readonly local: LocalClock;
  readonly mainNow: () => MonotonicMs | null;
  /** The track comes back to a lesson that this window shows already, and nothing else stands for it. */
  readonly comesBack: boolean;
};

/** A pause is fixed at a frame so near to what is on show: a small picture in between would only flicker. */
const PAUSE_SECONDS = 0.5;
/** Longer the full picture does not wait for a copy that is slow itself. */
const AHEAD_MS_MAX = 120;
/** Two places within this time belong to one drag or one held key. */
const HURRY_MS = 250;
const RESTS_MS = 150;

export function createStandIn({ picture, local, mainNow, comesBack }: Deps): StandIn {
  const whole = new AbortController();
  const supersede = createSupersede(whole.signal);
  const presented = createPresented(picture.media, whole.signal);
  let before: Line | null = null;
  let goal: Goal | null = null;
  /** On its way to the goal, or already shown there; null: the full picture needs nobody to stand in. */
  let standing: { readonly shown: Promise<void> } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let hurried = false;

  function follow(line: Line, table: FrameTable | null): void {
    const last = before;
    before = line;
    if (last === null && comesBack) {
      standInHere(line, table);
      return;
    }
    if (line.motion.kind === 'playing') {
      // One that came back while the lesson plays stands until its full picture runs.
      if (last?.motion.kind !== 'playing') end();
      return;
    }
    if (line.motion.kind === 'paused' && line.motion.fixing) return;
    const next = goalAt(line.motion.mediaSeconds, picture.frames, table);
    if (next.seconds === goal?.seconds) return;
    goal = next;
    if (last && isJump(last, line.motion.mediaSeconds)) standing = { shown: stand(next) };
    else end();
  }

  function standInHere(line: Line, table: FrameTable | null): void {
    const now = mainNow();
    const seconds = now === null ? line.motion.mediaSeconds : expectedSeconds(line, now);
    const here = goalAt(seconds, picture.frames, table);
    goal = line.motion.kind === 'playing' ? null : here;
    standing = { shown: stand(here) };
  }

  function isJump(last: Line, toSeconds: number): boolean {
    const { motion } = last;
    if (motion.kind === 'gathering' || (motion.kind === 'paused' && !motion.fixing)) return true;
    const now = mainNow();
    return now !== null && Math.abs(expectedSeconds(last, now) - toSeconds) > PAUSE_SECONDS;
  }

  function stand(to: Goal): Promise<void> {
    const now = local.now();
    hurried = now - askedAt < HURRY_MS;
    askedAt = now;
    const signal = supersede('stand');
    return new Promise((resolve) => {
      const look = (seconds: number) => {
        if (signal.aborted) return;
        if (!to.isShownBy(seconds)) return presented.next(look, signal);
        picture.show();
        resolve();
      };
      presented.next(look, signal);
      signal.addEventListener('abort', () => resolve(), { once: true });
      picture.media.currentTime = to.seconds;
    });
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
    fullIsThere: end,
    stop() {
      whole.abort();
      picture.hide();
    },
  };
}
