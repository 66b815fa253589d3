import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';

export type Press = {
  /** From the key's event in the console to the last video presenting the frame all stand on. */
  readonly shownMs: number;
  /** Every video of every window ended on the same frame of its file. */
  readonly sameFrame: boolean;
};

type Watched = { readonly frame: number; readonly shownMs: number };

/** How long no video may present anything new before the pause counts as settled. */
const QUIET_MS = 700;

/**
 * Presses Space in the first window while all play, and sees what each video of each window presented last. Null when
 * a pause point of the lesson was quicker than the key, which then began the lesson again instead.
 */
export async function pauseOnce(windows: readonly [Page, ...Page[]], frameSeconds: number): Promise<Press | null> {
  await Promise.all(windows.map((page) => page.evaluate(watch)));
  await windows[0].keyboard.press('Space');
  if (!(await windows[0].evaluate(wasPlaying))) return null;
  const watched = await until('the pause is shown everywhere', async () => {
    const all = await Promise.all(windows.map((page) => page.evaluate(read, frameSeconds)));
    const quiet = all.every(({ quietMs, moving }) => !moving && quietMs > QUIET_MS);
    return quiet ? all : null;
  });
  const videos: Watched[] = watched.flatMap(({ videos }) => videos);
  const pressedMs = watched[0]?.pressedMs ?? Number.NaN;
  return {
    // A video that already showed the frame when the key came was never wrong: it counts as shown at once.
    shownMs: Math.max(0, ...videos.map(({ shownMs }) => shownMs - pressedMs)),
    sameFrame: videos.length > 0 && videos.every(({ frame }) => frame === videos[0]?.frame),
  };
}

type Watch = {
  pressedMs: number;
  wasPlaying: boolean;
  videos: Map<HTMLVideoElement, { atMs: number; mediaSeconds: number }[]>;
};

/** Runs in the page. */
function watch(): void {
  const state: Watch = { pressedMs: Number.NaN, wasPlaying: false, videos: new Map() };
  (globalThis as unknown as { pauseWatch: Watch }).pauseWatch = state;
  const pressed = (event: KeyboardEvent): void => {
    state.pressedMs = performance.timeOrigin + event.timeStamp;
    state.wasPlaying = document.querySelector('[data-motion="playing"]') !== null;
  };
  addEventListener('keydown', pressed, { capture: true, once: true });
  for (const video of document.querySelectorAll('video')) {
    const frames: { atMs: number; mediaSeconds: number }[] = [];
    state.videos.set(video, frames);
    const onFrame: VideoFrameRequestCallback = (_, frame) => {
      frames.push({ atMs: performance.timeOrigin + frame.expectedDisplayTime, mediaSeconds: frame.mediaTime });
      if ((globalThis as unknown as { pauseWatch: Watch }).pauseWatch === state)
        video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }
}

/** Runs in the page. */
function wasPlaying(): boolean {
  return (globalThis as unknown as { pauseWatch: Watch }).pauseWatch.wasPlaying;
}

/** Runs in the page. */
function read(frameSeconds: number) {
  const state = (globalThis as unknown as { pauseWatch: Watch }).pauseWatch;
  const now = performance.timeOrigin + performance.now();
  const frameOf = (mediaSeconds: number) => Math.floor((mediaSeconds + 1e-4) / frameSeconds);
  const all = [...state.videos].filter(([, frames]) => frames.length > 0);
  return {
    pressedMs: state.pressedMs,
    moving: [...state.videos.keys()].some((video) => !video.paused || video.seeking),
    quietMs: Math.min(...all.map(([, frames]) => now - (frames.at(-1)?.atMs ?? 0))),
    videos: all.map(([, frames]) => {
      const last = frameOf(frames.at(-1)?.mediaSeconds ?? 0);
      let first = frames.length - 1;
      while (first > 0 && frameOf(frames[first - 1]?.mediaSeconds ?? -1) === last) first -= 1;
      return { frame: last, shownMs: frames[first]?.atMs ?? Number.NaN };
    }),
  };
}
