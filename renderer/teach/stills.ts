import { frameAt, gridTrack, type SessionLesson } from '../../core/session/index.ts';
import type { FrameTimes } from '../../core/words/index.ts';
import { createScrubFrames, type ScrubFrames } from '../player/index.ts';
import { stillOfFrame, stillPicture } from './still-picture.ts';

/**
 * Small pictures of moments of the lesson, for ink marks and for what comes next. They are fetched one after the other, and
 * only while the lesson stands: beside a running lesson it would cost frames. From the scrub copy, where one is there and
 * its frames come at a rate; else by a video element, which takes ten times as long and has a decoder of its own.
 */
export type Stills = {
  /** The still of this moment, or null; then it is fetched when there is time. */
  readonly at: (seconds: number) => ImageBitmap | null;
  readonly subscribe: (hear: () => void) => () => void;
  readonly version: () => number;
  readonly rest: (resting: boolean) => void;
  readonly stop: () => void;
};

const HEIGHT = 126;
const KEPT = 80;
const GIVE_UP_MS = 4000;

export function createStills(lesson: SessionLesson): Stills {
  const track = gridTrack(lesson);
  const source = track ? sourceOf(track) : null;
  const ended = new AbortController();
  const made = new Map<number, ImageBitmap>();
  const wanted: number[] = [];
  const hearers = new Set<() => void>();
  let busy = false;
  let resting = true;
  let stopped = false;
  let version = 0;

  async function work(): Promise<void> {
    // Of a film that is still converted there is no file yet.
    if (busy || resting || stopped || !source || track?.growing) return;
    busy = true;
    while (!resting && !stopped) {
      const ms = wanted.shift();
      if (ms === undefined) break;
      // Refused where it was given up meanwhile.
      const still = await source.still(ms / 1000, ended.signal).catch(() => null);
      if (stopped) still?.close();
      else if (still) keep(ms, still);
    }
    source.rest();
    busy = false;
  }
  function keep(ms: number, still: ImageBitmap): void {
    made.set(ms, still);
    for (const [old, picture] of [...made].slice(0, Math.max(0, made.size - KEPT))) {
      picture.close();
      made.delete(old);
    }
    version += 1;
    for (const hear of [...hearers]) hear();
  }

  return {
    at(seconds) {
      const ms = Math.round(seconds * 1000);
      const known = made.get(ms);
      if (known) return known;
      if (!wanted.includes(ms)) wanted.push(ms);
      queueMicrotask(() => void work());
      return null;
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    version: () => version,
    rest(next) {
      resting = next;
      if (!next) void work();
    },
    stop() {
      stopped = true;
      ended.abort();
      source?.rest();
      hearers.clear();
      for (const still of made.values()) still.close();
      made.clear();
    },
  };
}

type Source = {
  /** Null where the moment could not be had in time. */
  readonly still: (seconds: number, signal: AbortSignal) => Promise<ImageBitmap | null>;
  /** Gives its decoder back. */
  readonly rest: () => void;
};

function sourceOf({ digest, scrub }: NonNullable<ReturnType<typeof gridTrack>>): Source {
  // Of the same times, and larger than any still.
  return scrub?.frames.kind === 'constant'
    ? ofFrames(createScrubFrames(scrub), scrub.frames)
    : ofVideo(`/media/${scrub?.digest ?? digest}`);
}

function ofFrames(copy: ScrubFrames, frames: FrameTimes): Source {
  return {
    async still(seconds, signal) {
      const wanted = frameAt(frames, seconds);
      const frame = wanted && (await copy.frame(wanted.index, signal));
      return frame ? stillOfFrame(frame, HEIGHT) : null;
    },
    rest: copy.rest,
  };
}

function ofVideo(address: string): Source {
  let video: HTMLVideoElement | null = null;
  return {
    async still(seconds) {
      video ??= videoOf(address);
      const there = await soughtTo(video, seconds);
      // Refused where the element has its place and not yet its picture (Chromium 156).
      return there && video.videoWidth > 0 ? stillPicture(video, HEIGHT) : null;
    },
    rest() {
      video?.removeAttribute('src');
      video?.load();
      video = null;
    },
  };
}

function videoOf(address: string): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = address;
  return video;
}

/** False where it could not be had in time. */
function soughtTo(video: HTMLVideoElement, seconds: number): Promise<boolean> {
  video.currentTime = seconds;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), GIVE_UP_MS);
    const sought = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    video.addEventListener('seeked', sought, { once: true });
  });
}
