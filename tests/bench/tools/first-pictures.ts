import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';

/**
 * How long it takes until the class sees the right moment: from the key or the pointer in the first window to the
 * first picture of the frame that all videos then stay on, in the last track of the last window. A small copy that
 * stands in over a track counts from the display's next tick after it was drawn.
 */
export type Asker = {
  readonly windows: readonly [Page, ...Page[]];
  readonly ask: (n: number) => Promise<void>;
};

const QUIET_MS = 400;
const FIRST_LIMIT_MS = 10_000;

export async function firstPictures({ windows, ask }: Asker, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    await Promise.all(windows.map((page) => page.evaluate(forgetPictures)));
    const [before] = await places(windows);
    await ask(n);
    taken.push(await untilSeen(windows, before));
  }
  return taken;
}

async function places(windows: readonly Page[]): Promise<(number | null)[]> {
  return (await Promise.all(windows.map((page) => page.evaluate(readPictures)))).flatMap(({ tracks }) =>
    tracks.map(({ frame }) => frame),
  );
}

async function untilSeen(windows: readonly Page[], before: number | null | undefined): Promise<number> {
  const seen = await until(
    'all tracks stand at the same new frame',
    async () => {
      const all = await Promise.all(windows.map((page) => page.evaluate(readPictures)));
      const tracks = all.flatMap((one) => one.tracks);
      const [first] = tracks;
      const same = first && first.frame !== null && first.frame !== before;
      const settled = same && tracks.every(({ frame }) => frame === first.frame);
      return settled && all.every(({ quietMs }) => quietMs > QUIET_MS) ? all : null;
    },
    FIRST_LIMIT_MS,
  );
  const firstMs = seen.flatMap(({ tracks }) => tracks.map(({ firstMs }) => firstMs));
  return Math.max(...firstMs) - (seen[0]?.askedMs ?? Number.NaN);
}

type Picture = { readonly atMs: number; readonly frame: number };
type Watch = {
  askedMs: number;
  readonly frames: WeakMap<HTMLVideoElement, Picture>;
  readonly seen: Map<string, Picture[]>;
};

/** Runs in the page. Frames of 25 a second. */
export function watchPictures(): void {
  const watch: Watch = { askedMs: Number.NaN, frames: new WeakMap(), seen: new Map() };
  (globalThis as unknown as { pictureWatch: Watch }).pictureWatch = watch;
  const asked = (event: Event): void => {
    watch.askedMs = performance.timeOrigin + event.timeStamp;
  };
  let x = Number.NaN;
  addEventListener('keydown', asked, { capture: true });
  const moved = (event: PointerEvent): void => {
    // Chromium tells of a pointer that stands still when the page moves under it.
    if (event.clientX !== x) asked(event);
    x = event.clientX;
  };
  addEventListener('pointermove', moved, { capture: true });
  const note = (track: string | undefined, picture: Picture | undefined): void => {
    if (track && picture) watch.seen.set(track, [...(watch.seen.get(track) ?? []), picture]);
  };
  const request = HTMLVideoElement.prototype.requestVideoFrameCallback;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (hear) {
    return request.call(this, (now, frame) => {
      const atMs = performance.timeOrigin + frame.expectedDisplayTime;
      watch.frames.set(this, { atMs, frame: Math.round(frame.mediaTime * 25) });
      hear(now, frame);
    });
  };
  const stoodIn = ({ target }: Event): void => {
    const { hidden, dataset } = target as HTMLCanvasElement;
    const tickMs = performance.timeOrigin + performance.now() + 1000 / 60;
    if (!hidden) note(dataset.standsIn, { atMs: tickMs, frame: Number(dataset.frame) });
  };
  document.addEventListener('standsin', stoodIn, { capture: true });
  for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-track]')) {
    const onFrame = (): void => {
      note(video.dataset.track, watch.frames.get(video));
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }
}

/** Runs in the page. */
function forgetPictures(): void {
  (globalThis as unknown as { pictureWatch: Watch }).pictureWatch.seen.clear();
}

/** Runs in the page. */
function readPictures() {
  const { askedMs, frames, seen } = (globalThis as unknown as { pictureWatch: Watch }).pictureWatch;
  const now = performance.timeOrigin + performance.now();
  const videos = [...document.querySelectorAll<HTMLVideoElement>('video[data-track]')];
  const tracks = videos.map((video) => {
    const shown = frames.get(video);
    const isThere = shown && !video.seeking && Math.floor(video.currentTime * 25 + 1e-3) === shown.frame;
    const first = seen.get(video.dataset.track ?? '')?.find(({ frame }) => frame === shown?.frame);
    return { frame: isThere ? shown.frame : null, firstMs: first?.atMs ?? Number.NaN, lastMs: shown?.atMs ?? now };
  });
  return { askedMs, tracks, quietMs: now - Math.max(...tracks.map(({ lastMs }) => lastMs)) };
}
