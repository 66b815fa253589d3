import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Which pieces of a film that is still converted can be played; served beside its bytes, asked for by no channel. */
export const GrownPieces = v.object({
  /** What every window takes in first; 0: it is not there. */
  initBytes: count,
  /** What is added to the times of the picture, and to those of the sound. */
  shiftSeconds: v.object({ picture: v.number(), sound: v.number() }),
  /** From the one on that was asked for; each begins with a keyframe. */
  pieces: v.array(v.object({ startSeconds: v.number(), fromByte: count, untilByte: count })),
  /** No more of them will come. */
  hasEnded: v.boolean(),
});
export type GrownPieces = v.InferOutput<typeof GrownPieces>;
