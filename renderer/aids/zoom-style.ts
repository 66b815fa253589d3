import { isWhole, type Place, type Zoom } from '../../core/session/index.ts';
import { corner } from './seen.ts';

/** The picture enlarged, as CSS of a box whose origin is its own corner. */
export function zoomStyle(zoom: Zoom) {
  return transformStyle(zoom.scale, corner(zoom));
}

export function transformStyle(scale: number, { x, y }: Place) {
  if (isWhole({ scale, x, y }) && x === 0 && y === 0) return undefined;
  return { transform: `translate(${x * 100}%, ${y * 100}%) scale(${scale})` };
}
