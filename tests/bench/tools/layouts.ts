import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';

/** When each track of a layout was first on show in each window, told by its own frames. Runs the same in all pages. */

const REST_MS = 300;

type Watch = {
  pressedMs: number;
  movedMs: number;
  readonly presentedMs: Map<HTMLVideoElement, number>;
};

/** Runs in the page. A video is on show when it has presented a frame of its place; one that stays is so already. */
export function watchLayouts(): void {
  const state: Watch = { pressedMs: Number.NaN, movedMs: Number.NaN, presentedMs: new Map() };
  (globalThis as unknown as { layoutWatch: Watch }).layoutWatch = state;
  const A_FRAME = 0.06;
  const now = () => performance.timeOrigin + performance.now();
  addEventListener(
    'keydown',
    (event) => {
      state.pressedMs = performance.timeOrigin + event.timeStamp;
    },
    { capture: true },
  );
  for (const video of document.querySelectorAll('video')) state.presentedMs.set(video, now());
  let boxes = '';
  const look = () => {
    const videos = [...document.querySelectorAll('video')];
    for (const video of videos) {
      if (state.presentedMs.has(video)) continue;
      state.presentedMs.set(video, Number.NaN);
      video.requestVideoFrameCallback(function presented(_, { expectedDisplayTime, mediaTime }) {
        // The first frame of a file that is then sought elsewhere is not yet the class's.
        if (Math.abs(video.currentTime - mediaTime) > A_FRAME) video.requestVideoFrameCallback(presented);
        else state.presentedMs.set(video, performance.timeOrigin + expectedDisplayTime);
      });
    }
    for (const [video, atMs] of state.presentedMs) {
      const small = document.querySelector<HTMLElement>(
        `canvas:is([data-stands-in="${video.dataset.track}"], [data-last="${video.dataset.track}"]):not([hidden])`,
      );
      if (Number.isNaN(atMs) && small) state.presentedMs.set(video, now());
    }
    for (const video of state.presentedMs.keys()) if (!video.isConnected) state.presentedMs.delete(video);
    const next = JSON.stringify(videos.map((video) => video.getBoundingClientRect()));
    if (next !== boxes) state.movedMs = now();
    boxes = next;
    requestAnimationFrame(look);
  };
  look();
}

/** Runs in the page. */
function read() {
  const { pressedMs, movedMs, presentedMs } = (globalThis as unknown as { layoutWatch: Watch }).layoutWatch;
  const shown = [...presentedMs].map(([video, atMs]) => ({ track: video.dataset.track ?? '', atMs }));
  return { pressedMs, movedMs, shown, nowMs: performance.timeOrigin + performance.now() };
}

/** Until every window shows just these tracks; from the key. */
export async function shownAfterSwitch(windows: readonly Page[], tracks: readonly string[]): Promise<number> {
  const all = await until(`all windows show ${tracks.join(' and ')}`, async () => {
    const looks = await Promise.all(windows.map((page) => page.evaluate(read)));
    const there = looks.every(({ shown }) => {
      const names = shown.map(({ track }) => track).sort();
      return names.join() === [...tracks].sort().join() && shown.every(({ atMs }) => Number.isFinite(atMs));
    });
    return there ? looks : null;
  });
  const pressedMs = all[0]?.pressedMs ?? Number.NaN;
  // A track that was there all the time counts from when the layout changed.
  const lastMs = Math.max(...all.flatMap(({ shown }) => shown.map(({ atMs }) => atMs)));
  const changedMs = await firstMoved(windows, pressedMs);
  return Math.max(lastMs, changedMs) - pressedMs;
}

/** When the last window began to be laid out so. */
async function firstMoved(windows: readonly Page[], pressedMs: number): Promise<number> {
  const looks = await Promise.all(windows.map((page) => page.evaluate(read)));
  return Math.min(...looks.map(({ movedMs }) => (movedMs > pressedMs ? movedMs : pressedMs)));
}

/** Until nothing has moved for a while; from the key to the last movement. */
export async function settledAfterSwitch(windows: readonly Page[]): Promise<number> {
  const all = await until('the layout stands', async () => {
    const looks = await Promise.all(windows.map((page) => page.evaluate(read)));
    return looks.every(({ movedMs, nowMs }) => nowMs - movedMs > REST_MS) ? looks : null;
  });
  return Math.max(...all.map(({ movedMs }) => movedMs)) - (all[0]?.pressedMs ?? Number.NaN);
}
