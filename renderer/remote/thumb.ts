import { LIGHT_AGAIN_MS, LIGHT_EVERY_MS } from '../../core/remote/index.ts';

export type Place = { readonly x: number; readonly y: number };

/** A thumb on the laser's pad, told of often enough to look smooth and seldom enough for a weak WLAN and an old PC. */
export type Thumb = {
  at(place: Place): void;
  lift(): void;
};

export function createThumb(tell: (at: Place | null) => void, nowMs: () => number): Thumb {
  let place: Place | null = null;
  let toldMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(): void {
    clearTimeout(timer);
    toldMs = nowMs();
    tell(place);
    // A thumb that rests is still there.
    if (place) timer = setTimeout(say, LIGHT_AGAIN_MS);
  }

  return {
    at(next) {
      place = next;
      const waitMs = toldMs + LIGHT_EVERY_MS - nowMs();
      clearTimeout(timer);
      if (waitMs <= 0) say();
      else timer = setTimeout(say, waitMs);
    },
    lift() {
      if (!place) return;
      place = null;
      say();
    },
  };
}
