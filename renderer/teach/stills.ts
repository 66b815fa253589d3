import { gridTrack, type SessionLesson } from '../../core/session/index.ts';
import { stillPicture } from './still-picture.ts';

/**
 * Small pictures of moments of the lesson, for ink marks and for what comes next. One video element fetches them
 * one after the other, and only while the lesson stands: beside a running lesson it would cost frames.
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
  // Of the same times, found in a tenth of the time, and larger than any still.
  const file = track?.scrub?.digest ?? track?.digest;
  const made = new Map<number, ImageBitmap>();
  const wanted: number[] = [];
  const hearers = new Set<() => void>();
  let video: HTMLVideoElement | null = null;
  let busy = false;
  let resting = true;
  let stopped = false;
  let version = 0;

  async function work(): Promise<void> {
    // Of a film that is still converted there is no file yet.
    if (busy || resting || stopped || !file || track?.growing) return;
    busy = true;
    while (!resting && !stopped) {
      const ms = wanted.shift();
      if (ms === undefined) break;
      video ??= videoOf(`/media/${file}`);
      const still = await stillOf(video, ms / 1000);
      if (stopped) break;
      if (still) keep(ms, still);
    }
    // The element gives its decoder back.
    close();
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
  function close(): void {
    video?.removeAttribute('src');
    video?.load();
    video = null;
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
      close();
      hearers.clear();
      for (const still of made.values()) still.close();
      made.clear();
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

/** Null where the moment could not be had in time. */
async function stillOf(video: HTMLVideoElement, seconds: number): Promise<ImageBitmap | null> {
  video.currentTime = seconds;
  const there = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), GIVE_UP_MS);
    video.addEventListener(
      'seeked',
      () => {
        clearTimeout(timer);
        resolve(true);
      },
      { once: true },
    );
  });
  if (!there || video.videoWidth === 0) return null;
  // Refused where the element was given up meanwhile, or has its place and not yet its picture (Chromium 156).
  return stillPicture(video, HEIGHT).catch(() => null);
}
