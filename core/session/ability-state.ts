import * as v from 'valibot';
import { AssetDigest } from '../words/index.ts';

/** How good a lesson's pictures are played. `one`: of two tracks only the screen's. */
export const Quality = v.picklist(['full', '720p', '480p', 'one']);
export type Quality = v.InferOutput<typeof Quality>;

/** A smaller file of a track's picture, with the same frames. */
export const LighterFile = v.object({
  digest: AssetDigest,
  mediaType: v.string(),
  width: v.pipe(v.number(), v.minValue(1)),
  height: v.pipe(v.number(), v.minValue(1)),
});
export type LighterFile = v.InferOutput<typeof LighterFile>;

/** What this PC was seen to play, and what the teacher wants of it all the same. */
export const Ability = v.object({
  /** Pixels a second of which it lost frames, over and over; null: it was not seen to. */
  tooMuch: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** How many of the frames, as a share. */
  droppedShare: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Null: as the PC can. */
  chosen: v.nullable(Quality),
});
export type Ability = v.InferOutput<typeof Ability>;
