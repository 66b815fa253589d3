/** A time in which video ran before the class without a stop, as it is kept: of the lesson's time, not of the wall's. */
export type ShownStretch = { readonly videoSeconds: number };

export type Shown = { readonly videoSeconds: number; readonly stretchSeconds: number };

/** What the class has seen in a period, and the longest of it without a stop. */
export function shownOf(stretches: readonly ShownStretch[]): Shown {
  return {
    videoSeconds: stretches.reduce((sum, one) => sum + one.videoSeconds, 0),
    stretchSeconds: Math.max(0, ...stretches.map((one) => one.videoSeconds)),
  };
}
