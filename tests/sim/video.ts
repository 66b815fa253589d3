import type { Media, MediaEvent } from '../../renderer/player/media.ts';
import type { Random } from './random.ts';
import type { Time } from './time.ts';

/** A media element as Chromium's behaves: slow to play, slow to seek, with a clock of its own. */
export type SimMedia = Media & {
  /** Its clock stops for a while, as when another process takes the machine. */
  readonly stall: (ms: number) => void;
  readonly kill: () => void;
  /** Where it really is, whatever it is asked. */
  readonly seconds: () => number;
};

type Traits = { readonly kind: 'video' | 'audio'; readonly durationSeconds: number; readonly framesPerSecond: number };

export function createSimMedia(
  time: Time,
  random: Random,
  { kind, durationSeconds, framesPerSecond }: Traits,
): SimMedia {
  const listeners = new Map<MediaEvent, Set<() => void>>();
  const driftShare = 1 + random.between(-60, 60) / 1e6;
  let alive = true;
  let readyState = 0;
  /** Where it was at a moment of true time, and since when (maybe yet to come) it moves from there. */
  let base = { seconds: 0, movesFromMs: 0 };
  let playing = false;
  let rate = 1;
  let seekingTo: number | null = null;
  let seekNumber = 0;
  let frameHearers: ((now: number, frame: { mediaTime: number }) => void)[] = [];
  let presentedFrame = -1;
  let frameTimer: (() => void) | null = null;

  function secondsNow(): number {
    if (!playing || seekingTo !== null) return base.seconds;
    const movedMs = Math.max(0, time.now() - base.movesFromMs);
    return Math.min(durationSeconds, base.seconds + (movedMs / 1000) * rate * driftShare);
  }

  function rebase(delayMs = 0): void {
    const from = Math.max(time.now() + delayMs, base.movesFromMs);
    base = { seconds: secondsNow(), movesFromMs: from };
  }

  function tell(event: MediaEvent): void {
    if (alive) for (const hear of [...(listeners.get(event) ?? [])]) hear();
  }

  function present(): void {
    const frame = Math.min(
      Math.floor(secondsNow() * framesPerSecond + 1e-6),
      Math.ceil(durationSeconds * framesPerSecond) - 1,
    );
    if (frame === presentedFrame) return;
    presentedFrame = frame;
    const hearers = frameHearers;
    frameHearers = [];
    const mediaTime = Math.floor((frame / framesPerSecond) * 1e6) / 1e6;
    for (const hear of hearers) hear(time.now(), { mediaTime });
    watchFrames();
  }

  /** Looks for the next frame only while somebody waits for one. */
  function watchFrames(): void {
    if (frameTimer || frameHearers.length === 0 || !playing || seekingTo !== null || !alive) return;
    const nextSeconds = (Math.floor(secondsNow() * framesPerSecond + 1e-6) + 1) / framesPerSecond;
    const waitMs = Math.max(
      1,
      ((nextSeconds - secondsNow()) / rate) * 1000 + Math.max(0, base.movesFromMs - time.now()),
    );
    frameTimer = time.at(time.now() + waitMs + 1, () => {
      frameTimer = null;
      present();
      watchFrames();
    });
  }

  function seek(seconds: number): void {
    const number = ++seekNumber;
    seekingTo = Math.max(0, Math.min(durationSeconds, seconds));
    base = { seconds: seekingTo, movesFromMs: base.movesFromMs };
    if (readyState === 0) return;
    const costMs = kind === 'audio' ? random.between(5, 40) : random.between(20, 260);
    time.at(time.now() + costMs, () => arrive(number));
  }

  function arrive(number: number): void {
    if (!alive || number !== seekNumber || seekingTo === null) return;
    base = { seconds: seekingTo, movesFromMs: time.now() };
    seekingTo = null;
    readyState = 4;
    // The frame may be on show before or after `seeked` is told.
    presentedFrame = -1;
    if (random.chance(0.5)) {
      present();
      tell('seeked');
    } else {
      tell('seeked');
      time.at(time.now() + random.between(1, 40), () => number === seekNumber && present());
    }
  }

  time.at(time.now() + random.between(15, 200), () => {
    if (!alive) return;
    readyState = 4;
    tell('loadedmetadata');
    tell('canplay');
    if (seekingTo === null) present();
    else seek(seekingTo);
  });

  return {
    duration: durationSeconds,
    preservesPitch: true,
    get currentTime() {
      return secondsNow();
    },
    set currentTime(seconds) {
      seek(seconds);
    },
    get playbackRate() {
      return rate;
    },
    set playbackRate(next) {
      rebase();
      rate = next;
    },
    get paused() {
      return !playing;
    },
    get ended() {
      return playing && secondsNow() >= durationSeconds;
    },
    get seeking() {
      return seekingTo !== null;
    },
    get readyState() {
      return readyState;
    },
    async play() {
      if (playing) return;
      base = { seconds: secondsNow(), movesFromMs: time.now() + random.between(20, 120) };
      playing = true;
      watchFrames();
    },
    pause() {
      if (!playing) return;
      base = { seconds: secondsNow(), movesFromMs: time.now() };
      playing = false;
    },
    addEventListener(event, hear, { signal }) {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard.add(hear));
      signal.addEventListener('abort', () => heard.delete(hear), { once: true });
    },
    ...(kind === 'video' && {
      requestVideoFrameCallback(hear: (now: number, frame: { mediaTime: number }) => void) {
        frameHearers.push(hear);
        watchFrames();
        return 0;
      },
    }),
    stall: (ms) => playing && rebase(ms),
    kill() {
      alive = false;
      playing = false;
    },
    seconds: secondsNow,
  };
}
