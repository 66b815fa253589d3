import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';

/**
 * How long a seek takes: from the moment the first window is asked to the moment the last visible video of all
 * windows presents the frame that all then stay on. The same watch for Lectern and for the bare pages.
 */
export type Seeker = {
  readonly windows: readonly [Page, ...Page[]];
  /** Seeks to a share (0..1) of the video. Lectern is asked by the pointer, the bare page by a call. */
  readonly seek: (share: number) => Promise<void>;
};

const QUIET_MS = 350;

/** Random shares by a fixed seed: both sides seek to the same ones. */
export function seekShares(count: number, seed = 7): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    // Park and Miller's minimal standard generator: repeatable, and good enough to spread seeks.
    state = (state * 48271) % 2147483647;
    return 0.02 + 0.94 * (state / 2147483647);
  });
}

export async function seekThrough({ windows, seek }: Seeker, shares: readonly number[]): Promise<number[]> {
  await Promise.all(windows.map((page) => page.evaluate(watch)));
  const taken: number[] = [];
  for (const share of shares) {
    await Promise.all(windows.map((page) => page.evaluate(forget)));
    await seek(share);
    taken.push(await untilShown(windows));
  }
  return taken;
}

async function untilShown(windows: readonly Page[]): Promise<number> {
  const settled = await until('all videos show the same new frame', async () => {
    const all = await Promise.all(windows.map((page) => page.evaluate(read)));
    const frames = all.flatMap(({ videos }) => videos.map(({ frame }) => frame));
    const same = frames.length > 0 && frames.every((frame) => frame !== null && frame === frames[0]);
    return same && all.every(({ quietMs }) => quietMs > QUIET_MS) ? all : null;
  });
  const shownMs = Math.max(...settled.flatMap(({ videos }) => videos.map((video) => video.shownMs)));
  return shownMs - (settled[0]?.startedMs ?? Number.NaN);
}

type Shown = { atMs: number; frame: number };
type Watch = { readonly videos: Map<HTMLVideoElement, Shown[]>; startedMs: number };

/** Runs in the page. Frames of 25 a second; `mediaTime` is when the frame begins. */
function watch(): void {
  const state: Watch = { videos: new Map(), startedMs: Number.NaN };
  (globalThis as unknown as { seekWatch: Watch }).seekWatch = state;
  const asked = (event: Event): void => {
    state.startedMs = performance.timeOrigin + event.timeStamp;
  };
  addEventListener('pointerdown', asked, { capture: true });
  addEventListener('seek-together', asked);
  for (const video of document.querySelectorAll('video')) {
    const frames: Shown[] = [];
    state.videos.set(video, frames);
    const onFrame: VideoFrameRequestCallback = (_, { expectedDisplayTime, mediaTime }) => {
      frames.push({ atMs: performance.timeOrigin + expectedDisplayTime, frame: Math.round(mediaTime * 25) });
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }
}

/** Runs in the page. */
function forget(): void {
  const { videos } = (globalThis as unknown as { seekWatch: Watch }).seekWatch;
  for (const frames of videos.values()) frames.length = 0;
}

/** Runs in the page. */
function read() {
  const { videos, startedMs } = (globalThis as unknown as { seekWatch: Watch }).seekWatch;
  const now = performance.timeOrigin + performance.now();
  const shown = [...videos].map(([video, frames]) => {
    const last = frames.at(-1);
    let first = frames.length - 1;
    while (first > 0 && frames[first - 1]?.frame === last?.frame) first -= 1;
    return {
      frame: last && !video.seeking ? last.frame : null,
      // When it first showed the frame it then stayed on.
      shownMs: frames[first]?.atMs ?? Number.NaN,
      quietMs: now - (last?.atMs ?? now),
    };
  });
  return { videos: shown, startedMs, quietMs: Math.min(...shown.map(({ quietMs }) => quietMs)) };
}
