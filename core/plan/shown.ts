/** A stretch as it is kept. */
export type ShownStretch = { readonly videoSeconds: number; readonly untilUnixMs: number };

export type Shown = { readonly videoSeconds: number; readonly stretchSeconds: number };

/** What the class has seen since a moment, and the longest of it without a stop. What ran before that is not counted. */
export function shownOf(stretches: readonly ShownStretch[], sinceUnixMs: number): Shown {
  const seconds = stretches.map(({ videoSeconds, untilUnixMs }) =>
    Math.max(0, Math.min(videoSeconds, (untilUnixMs - sinceUnixMs) / 1000)),
  );
  return { videoSeconds: seconds.reduce((sum, one) => sum + one, 0), stretchSeconds: Math.max(0, ...seconds) };
}
