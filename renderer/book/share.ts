import type { CSSProperties } from 'react';
import type { Rect } from '../../core/session/index.ts';

/** A rectangle of picture space as a place in the picture's box. */
export function shareStyle({ x, y, width, height }: Rect): CSSProperties {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
