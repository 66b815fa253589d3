import type { Surface } from '../../core/ink/index.ts';
import type { Placement, Placements } from './paint.ts';

/** One point of a pointer, on the canvas. */
export type Sample = {
  readonly xPx: number;
  readonly yPx: number;
  readonly pressure: number;
  /** The device's own time, monotonic. */
  readonly timeMs: number;
};

/** The surface under a point: the topmost track there, else the whole picture. */
export function surfaceAt(placements: Placements, { xPx, yPx }: Sample): Surface {
  for (const [surface, at] of placements) {
    if (surface === 'picture') continue;
    const inX = xPx >= at.leftPx && xPx < at.leftPx + at.widthPx;
    if (inX && yPx >= at.topPx && yPx < at.topPx + at.heightPx) return surface;
  }
  return 'picture';
}

export function onSurface(at: Placement, { xPx, yPx }: Sample): { readonly x: number; readonly y: number } {
  return { x: (xPx - at.leftPx) / at.widthPx, y: (yPx - at.topPx) / at.heightPx };
}
