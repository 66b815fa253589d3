import * as v from 'valibot';

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Part = v.pipe(v.number(), v.minValue(0.05), v.maxValue(1));

/** A part of a recording's picture, in shares of it. */
export const Region = v.pipe(
  v.object({ x: Share, y: Share, width: Part, height: Part }),
  v.check(({ x, y, width, height }) => x + width <= 1.0001 && y + height <= 1.0001, 'it lies in the picture'),
);
export type Region = v.InferOutput<typeof Region>;

/** Where one recording shows the presenter, and where the screen. */
export const Regions = v.object({ explanation: Region, screen: Region });
export type Regions = v.InferOutput<typeof Regions>;
