import type { Rect } from '../../core/session/index.ts';

/** A place in the picture as CSS, for an element that is positioned in the picture's box. */
export function insetOf({ x, y, width, height }: Rect): {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
} {
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}

function percent(share: number): string {
  return `${Math.round(share * 1e6) / 1e4}%`;
}
