import * as v from 'valibot';
import { MonotonicMs } from '../words/index.ts';

/** A share of the picture's width or height. */
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Which part of the picture fills the window: `scale` times as large, around a centre in picture space. */
export const Zoom = v.object({ scale: v.pipe(v.number(), v.minValue(1), v.maxValue(8)), x: Share, y: Share });
export type Zoom = v.InferOutput<typeof Zoom>;

export const CurtainSide = v.picklist(['left', 'right', 'top', 'bottom']);
export type CurtainSide = v.InferOutput<typeof CurtainSide>;

/** What turns the class's eyes to one place. Placed in the picture as it is seen, whatever part of it is enlarged. */
export const Aid = v.variant('kind', [
  /** All but a circle is dimmed. `radius` is a share of the picture's height. */
  v.object({ kind: v.literal('spotlight'), x: Share, y: Share, radius: v.pipe(v.number(), v.minValue(0.05)) }),
  /** Covers the picture from this side as far as `share` of it. */
  v.object({ kind: v.literal('curtain'), side: CurtainSide, share: Share }),
  /** A lens around a place. */
  v.object({
    kind: v.literal('magnifier'),
    x: Share,
    y: Share,
    scale: v.pipe(v.number(), v.minValue(1.5), v.maxValue(4)),
  }),
]);
export type Aid = v.InferOutput<typeof Aid>;
export type AidKind = Aid['kind'];

export const Countdown = v.variant('kind', [
  v.object({ kind: v.literal('running'), endsAtMonotonicMs: MonotonicMs, totalSeconds: v.number() }),
  v.object({ kind: v.literal('held'), leftSeconds: v.number(), totalSeconds: v.number() }),
]);
export type Countdown = v.InferOutput<typeof Countdown>;

/** A quarter of an hour is a test; nobody counts down more than two lessons of 45 minutes. */
export const COUNTDOWN_SECONDS_MAX = 5400;
export const CountdownSeconds = v.pipe(v.number(), v.minValue(1), v.maxValue(COUNTDOWN_SECONDS_MAX));
