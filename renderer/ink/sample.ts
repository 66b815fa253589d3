import type { Surface } from '../../core/ink/index.ts';
import { type Placement, type Placements, placesOf } from './paint.ts';

/** One point of a pointer, on the canvas. */
export type Sample = {
  readonly xPx: number;
  readonly yPx: number;
  readonly pressure: number;
  /** The device's own time, monotonic. */
  readonly timeMs: number;
};

export type Placed = { readonly surface: Surface; readonly at: Placement };

/** The surface under a point and its place: the topmost track there, else the whole picture. */
export function placedAt(placements: Placements, sample: Sample): Placed | null {
  for (const [surface, places] of placements) {
    const at = surface === 'picture' ? undefined : places.find((place) => isIn(place, sample));
    if (at) return { surface, at };
  }
  const [whole] = placesOf(placements, 'picture');
  return whole ? { surface: 'picture', at: whole } : null;
}

/** Within what is seen of the surface in this place. */
export function isIn(place: Placement, { xPx, yPx }: Sample): boolean {
  const { leftPx, topPx, widthPx, heightPx } = place.clip ?? place;
  return xPx >= leftPx && xPx < leftPx + widthPx && yPx >= topPx && yPx < topPx + heightPx;
}

/**
 * The nearest point in what is seen: a stroke that leaves a region of a recording would come out in the other region,
 * far from the pen.
 */
export function heldIn({ clip }: Placement, sample: Sample): Sample {
  if (!clip) return sample;
  const xPx = Math.min(clip.leftPx + clip.widthPx, Math.max(clip.leftPx, sample.xPx));
  const yPx = Math.min(clip.topPx + clip.heightPx, Math.max(clip.topPx, sample.yPx));
  return { ...sample, xPx, yPx };
}

export function onSurface(at: Placement, { xPx, yPx }: Sample): { readonly x: number; readonly y: number } {
  return { x: (xPx - at.leftPx) / at.widthPx, y: (yPx - at.topPx) / at.heightPx };
}
