/** The part of HTMLMediaElement that a follower uses; the simulation models exactly this. */
export type Media = {
  currentTime: number;
  playbackRate: number;
  preservesPitch: boolean;
  readonly duration: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  play(): Promise<void>;
  pause(): void;
  addEventListener(type: MediaEvent, hear: () => void, options: { signal: AbortSignal }): void;
  /** Absent on audio. */
  requestVideoFrameCallback?(hear: (now: number, frame: { readonly mediaTime: number }) => void): number;
};

export type MediaEvent = 'loadedmetadata' | 'seeked' | 'error' | 'emptied' | 'canplay';

export const HAVE_METADATA = 1;
export const HAVE_CURRENT_DATA = 2;

export type Presented = {
  /** The media time of the newest frame the window is known to have put on show; null before the first. */
  readonly seconds: () => number | null;
  /** Watches every frame from now on (else only those that somebody waits for). */
  readonly watchAll: (watch: boolean) => void;
  /** Calls once with the next frame; for audio never. */
  readonly next: (hear: (mediaSeconds: number) => void, signal: AbortSignal) => void;
};

/**
 * What is really on show. `seeked` may come before or after the frame is; only requestVideoFrameCallback
 * tells. While a video plays it costs a call per frame, so only the window whose frame may be asked for watches.
 */
export function createPresented(media: Media, whole: AbortSignal): Presented {
  let seconds: number | null = null;
  let all = false;
  let asked = false;
  const waiting = new Set<(mediaSeconds: number) => void>();

  function ask(): void {
    if (asked || whole.aborted || !media.requestVideoFrameCallback) return;
    asked = true;
    media.requestVideoFrameCallback((_, { mediaTime }) => {
      asked = false;
      if (whole.aborted) return;
      seconds = mediaTime;
      const hearers = [...waiting];
      waiting.clear();
      for (const hear of hearers) hear(mediaTime);
      if (all || waiting.size > 0) ask();
    });
  }

  media.addEventListener('emptied', () => (seconds = null), { signal: whole });
  return {
    seconds: () => seconds,
    watchAll(watch) {
      all = watch;
      if (all) ask();
    },
    next(hear, signal) {
      waiting.add(hear);
      signal.addEventListener('abort', () => waiting.delete(hear), { once: true });
      ask();
    },
  };
}
