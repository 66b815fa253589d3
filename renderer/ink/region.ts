import { knownBox } from '../../core/ink/index.ts';
import { aspectOf, type Painted, type Placement } from './paint.ts';

/** A part of a canvas in whole pixels of it. */
export type Region = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export const tilePx = 128;

/** Where a stroke may have coloured the canvas, cut to the canvas; null when it lies outside. */
function strokeRegion(stroke: Painted, at: Placement, widthPx: number, heightPx: number): Region | null {
  const box = knownBox(stroke, aspectOf(at));
  const seen = at.clip ?? { leftPx: 0, topPx: 0, widthPx, heightPx };
  const region = {
    left: Math.max(0, Math.floor(seen.leftPx), Math.floor(at.leftPx + box.left * at.widthPx) - 1),
    top: Math.max(0, Math.floor(seen.topPx), Math.floor(at.topPx + box.top * at.heightPx) - 1),
    right: Math.min(widthPx, Math.ceil(seen.leftPx + seen.widthPx), Math.ceil(at.leftPx + box.right * at.widthPx) + 1),
    bottom: Math.min(
      heightPx,
      Math.ceil(seen.topPx + seen.heightPx),
      Math.ceil(at.topPx + box.bottom * at.heightPx) + 1,
    ),
  };
  return region.left < region.right && region.top < region.bottom ? region : null;
}

/** The same of a surface that is shown in several places. */
export function strokeRegions(
  stroke: Painted,
  places: readonly Placement[],
  widthPx: number,
  heightPx: number,
): readonly Region[] {
  return places.flatMap((at) => strokeRegion(stroke, at, widthPx, heightPx) ?? []);
}

export function regionsMeet(a: Region, b: Region): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function regionOfBoth(a: Region | null, b: Region | null): Region | null {
  if (a === null || b === null) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/**
 * The tiles through which the stroke's line goes: of a long slanting line far fewer than its box has.
 * Keys are `row * 4096 + column`.
 */
export function tilesOf(stroke: Painted, at: Placement, widthPx: number, heightPx: number): number[] {
  const tiles = new Set<number>();
  const { points } = stroke;
  for (let point = 0; point < points.length; point += 4) {
    const next = point + 4 < points.length ? point + 4 : point;
    const piece = [...points.slice(point, point + 4), ...points.slice(next, next + 4)];
    const region = strokeRegion({ ...stroke, points: piece }, at, widthPx, heightPx);
    if (region === null) continue;
    for (let row = Math.floor(region.top / tilePx); row * tilePx < region.bottom; row += 1) {
      for (let column = Math.floor(region.left / tilePx); column * tilePx < region.right; column += 1) {
        tiles.add(row * 4096 + column);
      }
    }
  }
  return [...tiles];
}

export function tileRegion(tile: number, widthPx: number, heightPx: number): Region {
  const left = (tile % 4096) * tilePx;
  const top = Math.floor(tile / 4096) * tilePx;
  return { left, top, right: Math.min(widthPx, left + tilePx), bottom: Math.min(heightPx, top + tilePx) };
}
