import { type FrameTimes, type MediaSeconds, mediaSeconds } from '../words/index.ts';

/**
 * Which frame of a file is on show at a media time, and where its middle is.
 *
 * A pause is exact when every window seeks to the *middle* of one frame: a seek to the very time at which
 * a frame begins (n/25) sometimes shows the frame before (Chromium 156), because container times are rounded
 * to microseconds or to a time base of the file's own. The middle is out of reach of any rounding.
 */
export type Frame = {
  readonly index: number;
  readonly startSeconds: MediaSeconds;
  readonly middleSeconds: MediaSeconds;
  readonly endSeconds: MediaSeconds;
};

/** Seconds at which each frame begins, ascending: the content of a `table`'s file. */
export type FrameTable = ArrayLike<number>;

/** A time this little before a frame's begin counts as that frame: rounding to microseconds, twice. */
const ROUNDING_SECONDS = 1e-5;

/** The frame on show at a time, held to the first and the last. Null where the table is missing or empty. */
export function frameAt(frames: FrameTimes, seconds: number, table: FrameTable | null = null): Frame | null {
  return frames.kind === 'constant' ? frameOfRate(frames, seconds) : frameOfTable(table ?? [], seconds);
}

/** A formula differs from a file's own times by at most an eighth of a frame (main/media); a quarter is out of its reach. */
const PRESENTED_FRAMES = 0.25;

/**
 * The frame of which a window reports when it begins, as `requestVideoFrameCallback` does. That is the file's own time,
 * which WebM rounds to whole milliseconds: 1.195 for a frame that begins at 1.1952 by its rate. Taken for a time of the
 * lesson, it would be the frame before.
 */
export function presentedFrame(
  frames: FrameTimes,
  beginSeconds: number,
  table: FrameTable | null = null,
): Frame | null {
  if (frames.kind === 'table') return frameAt(frames, beginSeconds, table);
  return frameAt(frames, beginSeconds + (PRESENTED_FRAMES * frames.rateDenominator) / frames.rateNumerator);
}

/** The middle of the frame `by` frames on (negative: back); held to the first and the last. */
export function frameStep(frames: FrameTimes, seconds: number, by: number, table: FrameTable | null = null) {
  const here = frameAt(frames, seconds, table);
  if (!here) return mediaSeconds(seconds);
  const index = Math.max(0, here.index + by);
  const there = frames.kind === 'constant' ? frameOfIndex(frames, index) : frameOfRow(table ?? [], index);
  return there.middleSeconds;
}

type Constant = Extract<FrameTimes, { kind: 'constant' }>;

function frameOfRate(frames: Constant, seconds: number): Frame {
  const perSecond = frames.rateNumerator / frames.rateDenominator;
  const index = Math.floor((seconds - frames.startSeconds + ROUNDING_SECONDS) * perSecond);
  return frameOfIndex(frames, Math.max(0, index));
}

/** A count of 0 means that nobody counted: then there is no last frame. */
function frameOfIndex(frames: Constant, wanted: number): Frame {
  const index = frames.count > 0 ? Math.min(wanted, frames.count - 1) : wanted;
  const at = (n: number) => mediaSeconds(frames.startSeconds + (n * frames.rateDenominator) / frames.rateNumerator);
  return { index, startSeconds: at(index), middleSeconds: at(index + 0.5), endSeconds: at(index + 1) };
}

function frameOfTable(table: FrameTable, seconds: number): Frame | null {
  if (table.length === 0) return null;
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle] ?? Number.POSITIVE_INFINITY) <= seconds + ROUNDING_SECONDS) low = middle;
    else high = middle - 1;
  }
  return frameOfRow(table, low);
}

/** The last frame lasts as long as the one before it; a single frame is taken as a 25th of a second. */
function frameOfRow(table: FrameTable, wanted: number): Frame {
  const index = Math.min(wanted, table.length - 1);
  const start = table[index] ?? 0;
  const before = table[index - 1];
  const end = table[index + 1] ?? start + (before === undefined ? 0.04 : start - before);
  return {
    index,
    startSeconds: mediaSeconds(start),
    middleSeconds: mediaSeconds((start + end) / 2),
    endSeconds: mediaSeconds(end),
  };
}
