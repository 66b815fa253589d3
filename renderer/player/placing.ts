import { HAVE_CURRENT_DATA, HAVE_METADATA, type Media, type MediaEvent, type Presented } from './media.ts';
import { type LocalClock, pause, SUPERSEDED } from './timing.ts';

/** A place in one file, and how to know its frame when it is on show. */
export type Goal = {
  readonly seconds: number;
  readonly isShownBy: (presentedSeconds: number) => boolean;
};

type Deps = { readonly media: Media; readonly presented: Presented; readonly local: LocalClock };

/**
 * No frame was reported this long after `seeked`: the window is hidden, or Chromium had nothing new to
 * compose because that very frame was on show already. Waiting on would hold up the class.
 */
const SHOWN_LIMIT_MS = 600;
/** A seek that has not ended after this long is asked for again (files on a stick, a machine just awake). */
const SEEKED_LIMIT_MS = 4000;
const TRIES = 2;
/** So long after a place was taken for reached though another frame is the last that was reported. */
const LOOK_AGAIN_MS = 1000;
const LOOKS = 5;

/**
 * Brings a standing video to a place; true when its frame is on show, false when something newer took over.
 * The frame counts as shown only when it was presented, because `seeked` can come first.
 */
export async function place(goal: Goal, { media, presented, local }: Deps, signal: AbortSignal): Promise<boolean> {
  if (!(await reached(media, HAVE_METADATA, 'loadedmetadata', signal))) return false;
  for (let attempt = 0; attempt < TRIES && !signal.aborted; attempt += 1) {
    const tries = new AbortController();
    signal.addEventListener('abort', () => tries.abort(SUPERSEDED), { once: true });
    const shown = shownFrame(goal, media, presented, tries.signal);
    media.currentTime = goal.seconds;
    const seeked = await Promise.race([
      settledSeek(media, tries.signal),
      pause(local, SEEKED_LIMIT_MS, tries.signal).then(() => false),
    ]);
    const isShown =
      seeked && (await Promise.race([shown, pause(local, SHOWN_LIMIT_MS, tries.signal).then(() => false)]));
    tries.abort(SUPERSEDED);
    if (isShown) break;
  }
  return !signal.aborted;
}

/**
 * The class is not held up by a frame that nobody saw come, but whoever stands before a wrong one does not keep it:
 * one of four pictures once stood a frame beside the others for good.
 */
export async function keepPlaced(goal: Goal, deps: Deps, signal: AbortSignal): Promise<void> {
  const { presented, local } = deps;
  const isWrong = () => {
    const seconds = presented.seconds();
    return seconds !== null && !goal.isShownBy(seconds);
  };
  for (let look = 0; look < LOOKS && isWrong(); look += 1) {
    if (!(await pause(local, LOOK_AGAIN_MS, signal))) return;
    // It may have come late.
    if (isWrong() && !(await place(goal, deps, signal))) return;
  }
}

function shownFrame(goal: Goal, media: Media, presented: Presented, signal: AbortSignal): Promise<boolean> {
  if (!media.requestVideoFrameCallback) return reached(media, HAVE_CURRENT_DATA, 'canplay', signal);
  return new Promise((resolve) => {
    const look = (seconds: number) => {
      if (goal.isShownBy(seconds)) resolve(true);
      else presented.next(look, signal);
    };
    presented.next(look, signal);
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

/** A `seeked` of an older seek may still come; `seeking` tells whether the newest has ended. */
function settledSeek(media: Media, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (!media.seeking) resolve(true);
    };
    media.addEventListener('seeked', look, { signal });
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

function reached(media: Media, readyState: number, event: MediaEvent, signal: AbortSignal): Promise<boolean> {
  if (media.readyState >= readyState) return Promise.resolve(!signal.aborted);
  return new Promise((resolve) => {
    const look = () => {
      if (media.readyState >= readyState) resolve(true);
    };
    media.addEventListener(event, look, { signal });
    media.addEventListener('canplay', look, { signal });
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}
