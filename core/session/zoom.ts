import type { Zoom } from './aid-state.ts';
import type { Rect } from './layout.ts';

/** A place in the picture, 0..1: in what is shown of it (seen), or in the whole of it (picture space). */
export type Place = { readonly x: number; readonly y: number };

export const WHOLE: Zoom = { scale: 1, x: 0.5, y: 0.5 };
const SCALE_MAX = 8;
/** Larger and smaller again by the same steps is the whole picture, whatever the sums are off. */
const WHOLE_BELOW = 1.005;

/** The nearest part of the picture that can be shown: no edge of the picture comes into view. */
export function heldZoom({ scale, x, y }: Zoom): Zoom {
  const held = scale < WHOLE_BELOW ? 1 : Math.min(scale, SCALE_MAX);
  const half = 1 / (2 * held);
  return { scale: held, x: between(half, x, 1 - half), y: between(half, y, 1 - half) };
}

/** Larger or smaller by a factor; what lies under the place that is seen stays there, as far as the edges let it. */
export function zoomedAt(zoom: Zoom, seen: Place, factor: number): Zoom {
  const scale = between(1, zoom.scale * factor, SCALE_MAX);
  const under = inPicture(zoom, seen);
  return heldZoom({ scale, x: under.x + (0.5 - seen.x) / scale, y: under.y + (0.5 - seen.y) / scale });
}

/** The picture drawn along by the hand: by shares of what is seen. */
export function draggedBy(zoom: Zoom, by: Place): Zoom {
  return heldZoom({ ...zoom, x: zoom.x - by.x / zoom.scale, y: zoom.y - by.y / zoom.scale });
}

/** The part that a rectangle drawn on what is seen encloses, whole, as large as it can be. */
export function zoomedTo(zoom: Zoom, seen: Rect): Zoom {
  const middle = inPicture(zoom, { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 });
  return heldZoom({ scale: zoom.scale / Math.max(seen.width, seen.height, 1 / SCALE_MAX), ...middle });
}

/** Where a part of the picture is seen; may lie outside of 0..1. */
export function seenRect({ scale, x, y }: Zoom, rect: Rect): Rect {
  return {
    x: 0.5 + (rect.x - x) * scale,
    y: 0.5 + (rect.y - y) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

export function isWhole({ scale }: Zoom): boolean {
  return scale === 1;
}

function inPicture(zoom: Zoom, seen: Place): Place {
  return { x: zoom.x + (seen.x - 0.5) / zoom.scale, y: zoom.y + (seen.y - 0.5) / zoom.scale };
}

function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
