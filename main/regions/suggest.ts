import type { Region, Regions } from '../../core/session/index.ts';

/**
 * Where a recording was put together from two pictures. What is looked for is a line from top to bottom that is there
 * in nearly every frame, at the same place: slides change and teachers move, only the seam stays. Between and around
 * the two pictures there is often black, which is cut off.
 *
 * It finds two pictures side by side. A teacher in a corner of the slides has no seam from top to bottom and is not
 * found; then nothing is suggested, and somebody marks it by hand.
 */
export type GreyFrames = {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, row by row. */
  readonly frames: readonly Uint8Array[];
};

/** What codecs leave of black. */
const BLACK_MAX = 28;
/** A step in brightness that is seen as an edge. */
const EDGE_MIN = 14;
/** So much of the frames and of the rows has to agree. */
const FRAMES_SHARE = 0.75;
const ROWS_SHARE = 0.7;
/** Nearer to a side than this there is no picture, only a border. */
const SIDE_MIN = 0.12;

type Span = { readonly from: number; readonly until: number };

export function suggestRegions(grey: GreyFrames): Regions | null {
  if (grey.frames.length === 0) return null;
  const columns = litSpan(grey.width, (x) => isBlackColumn(grey, x, { from: 0, until: grey.height }));
  if (!columns) return null;
  const seam = seamIn(grey, columns);
  if (!seam) return null;
  const left = regionOf(grey, { from: columns.from, until: seam.from });
  const right = regionOf(grey, { from: seam.until, until: columns.until });
  if (!left || !right) return null;
  // The slides are the larger one.
  const isLeftLarger = left.width * left.height >= right.width * right.height;
  return isLeftLarger ? { screen: left, explanation: right } : { screen: right, explanation: left };
}

/** The seam: a band of black between the pictures, or the column before which the edge lies. */
function seamIn(grey: GreyFrames, { from, until }: Span): Span | null {
  const least = Math.round(SIDE_MIN * grey.width);
  const black: number[] = [];
  let best = { x: 0, share: 0 };
  for (let x = from + least; x < until - least; x += 1) {
    if (isBlackColumn(grey, x, { from: 0, until: grey.height })) black.push(x);
    const share = edgeShare(grey, x);
    if (share > best.share) best = { x, share };
  }
  const [first, last] = [black[0], black.at(-1)];
  // One band, not two: with black in two places there are three pictures.
  if (first !== undefined && last !== undefined && last - first + 1 === black.length) {
    return { from: first, until: last + 1 };
  }
  return best.share >= ROWS_SHARE ? { from: best.x, until: best.x } : null;
}

/** In how much of the rows that are not black there is an edge before this column, in nearly all frames. */
function edgeShare({ width, height, frames }: GreyFrames, x: number): number {
  let rows = 0;
  let lit = 0;
  for (let y = 0; y < height; y += 1) {
    let edges = 0;
    let black = 0;
    for (const frame of frames) {
      const before = frame[y * width + x - 1] ?? 0;
      const after = frame[y * width + x] ?? 0;
      if (Math.abs(after - before) >= EDGE_MIN) edges += 1;
      if (before <= BLACK_MAX && after <= BLACK_MAX) black += 1;
    }
    if (black === frames.length) continue;
    lit += 1;
    if (edges >= FRAMES_SHARE * frames.length) rows += 1;
  }
  return lit > height / 4 ? rows / lit : 0;
}

/** The columns' part of the picture without the black above and under it. */
function regionOf(grey: GreyFrames, columns: Span): Region | null {
  const rows = litSpan(grey.height, (y) => isBlackRow(grey, y, columns));
  if (!rows || columns.until - columns.from < SIDE_MIN * grey.width) return null;
  if (rows.until - rows.from < grey.height / 5) return null;
  return {
    x: columns.from / grey.width,
    y: rows.from / grey.height,
    width: (columns.until - columns.from) / grey.width,
    height: (rows.until - rows.from) / grey.height,
  };
}

function litSpan(length: number, isBlack: (at: number) => boolean): Span | null {
  let from = 0;
  let until = length;
  while (from < until && isBlack(from)) from += 1;
  while (until > from && isBlack(until - 1)) until -= 1;
  return from < until ? { from, until } : null;
}

function isBlackColumn({ width, frames }: GreyFrames, x: number, { from, until }: Span): boolean {
  for (const frame of frames) {
    for (let y = from; y < until; y += 1) if ((frame[y * width + x] ?? 0) > BLACK_MAX) return false;
  }
  return true;
}

function isBlackRow({ width, frames }: GreyFrames, y: number, { from, until }: Span): boolean {
  for (const frame of frames) {
    for (let x = from; x < until; x += 1) if ((frame[y * width + x] ?? 0) > BLACK_MAX) return false;
  }
  return true;
}
