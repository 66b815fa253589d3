import type { PageFit, Rect } from '../../core/session/index.ts';

const PICTURE_SHAPE = 16 / 9;

/**
 * Where a page of this shape (width by height) lies in the 16:9 picture: whole and in the middle, or as wide as the
 * picture, with as much of it above as `scroll` says of what does not fit. A page wider than the picture is always whole.
 */
export function sheetRect(shape: number, fit: PageFit, scroll: number): Rect {
  if (shape >= PICTURE_SHAPE) {
    const height = PICTURE_SHAPE / shape;
    return { x: 0, y: (1 - height) / 2, width: 1, height };
  }
  if (fit === 'page') {
    const width = shape / PICTURE_SHAPE;
    return { x: (1 - width) / 2, y: 0, width, height: 1 };
  }
  const height = PICTURE_SHAPE / shape;
  return { x: 0, y: -(height - 1) * scroll, width: 1, height };
}

/** The part of a page that lies in what is seen of the picture, in shares of the page; null where none does. */
export function seenPart(page: Rect, seen: Rect): Rect | null {
  const left = Math.max(page.x, seen.x);
  const top = Math.max(page.y, seen.y);
  const right = Math.min(page.x + page.width, seen.x + seen.width);
  const bottom = Math.min(page.y + page.height, seen.y + seen.height);
  if (right <= left || bottom <= top) return null;
  return {
    x: (left - page.x) / page.width,
    y: (top - page.y) / page.height,
    width: (right - left) / page.width,
    height: (bottom - top) / page.height,
  };
}

/** True where showing a page by its width shows it larger. */
export function isTall(shape: number): boolean {
  return shape < PICTURE_SHAPE * 0.98;
}
