import type { Page } from 'playwright';

/**
 * Recorders that run in a real Lectern window. They only look: no product code knows them.
 * Times are milliseconds on the machine's monotonic clock as Chromium shares it between processes:
 * `performance.timeOrigin + performance.now()`. Each of the two is told to 0.1 ms, and so is a difference between
 * windows.
 */

/** One frame that a `<video>` really presented. */
export type PresentedFrame = { readonly atMs: number; readonly mediaSeconds: number; readonly rate: number };
/** What the media clock said at a moment, the median of three looks. */
export type ClockSample = { readonly atMs: number; readonly mediaSeconds: number; readonly rate: number };

export type TrackRecord = {
  readonly digest: string;
  readonly frames: readonly PresentedFrame[];
  readonly clock: readonly ClockSample[];
  readonly total: number;
  readonly dropped: number;
};

/** Starts recording every `<video>` in the window, also those that come later. */
export async function startRecording(page: Page): Promise<void> {
  await page.evaluate(() => {
    type Track = {
      frames: { atMs: number; mediaSeconds: number; rate: number }[];
      clock: { atMs: number; mediaSeconds: number; rate: number }[];
      quality: () => { total: number; dropped: number };
    };
    const recorder = { tracks: new Map<string, Track>(), on: true };
    (globalThis as unknown as { recorder: typeof recorder }).recorder = recorder;
    const known = new WeakSet<HTMLVideoElement>();

    const watch = (video: HTMLVideoElement): void => {
      known.add(video);
      const begin = video.getVideoPlaybackQuality();
      const track: Track = {
        frames: [],
        clock: [],
        quality: () => {
          const now = video.getVideoPlaybackQuality();
          return {
            total: now.totalVideoFrames - begin.totalVideoFrames,
            dropped: now.droppedVideoFrames - begin.droppedVideoFrames,
          };
        },
      };
      recorder.tracks.set(new URL(video.currentSrc || video.src).pathname, track);
      const onFrame: VideoFrameRequestCallback = (_, frame) => {
        if (!recorder.on) return;
        track.frames.push({
          atMs: performance.timeOrigin + frame.expectedDisplayTime,
          mediaSeconds: frame.mediaTime,
          rate: video.paused ? 0 : video.playbackRate,
        });
        video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
    };

    const look = (): void => {
      if (!recorder.on) return;
      for (const video of document.querySelectorAll('video')) {
        if (!known.has(video) && video.currentSrc) watch(video);
        const track = video.currentSrc ? recorder.tracks.get(new URL(video.currentSrc).pathname) : undefined;
        if (!track) continue;
        const looks = [video.currentTime, video.currentTime, video.currentTime].sort((a, b) => a - b);
        track.clock.push({
          atMs: performance.timeOrigin + performance.now(),
          mediaSeconds: looks[1] ?? 0,
          rate: video.paused || video.seeking ? 0 : video.playbackRate,
        });
      }
      setTimeout(look, 40);
    };
    look();
  });
}

/** What was recorded since the start, by the path of the file that each video shows. */
export async function readRecording(page: Page): Promise<Record<string, TrackRecord>> {
  return page.evaluate(() => {
    const { recorder } = globalThis as unknown as {
      recorder: {
        on: boolean;
        tracks: Map<
          string,
          {
            frames: { atMs: number; mediaSeconds: number; rate: number }[];
            clock: { atMs: number; mediaSeconds: number; rate: number }[];
            quality: () => { total: number; dropped: number };
          }
        >;
      };
    };
    recorder.on = false;
    return Object.fromEntries(
      [...recorder.tracks].map(([path, track]) => [
        path,
        { digest: path.split('/').pop() ?? path, frames: track.frames, clock: track.clock, ...track.quality() },
      ]),
    );
  });
}
