import * as v from 'valibot';
import { Aid, Zoom } from './aid-state.ts';
import { Layout } from './state.ts';

/**
 * What a hand is doing at this moment, from window to window and past main: the session hears of it when the hand lets
 * go. The laser's light is nothing but this, and is never kept.
 */
export const LiveAid = v.variant('type', [
  v.object({ type: v.literal('shown'), zoom: v.optional(Zoom), aid: v.optional(Aid), layout: v.optional(Layout) }),
  v.object({ type: v.literal('letGo') }),
  /** In the picture as it is seen. While it draws, its trail stays. */
  v.object({ type: v.literal('laser'), x: v.number(), y: v.number(), draws: v.boolean() }),
  v.object({ type: v.literal('dark') }),
]);
export type LiveAid = v.InferOutput<typeof LiveAid>;
