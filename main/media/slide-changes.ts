/**
 * Where a recording of slides changes its slide, from small grey pictures of it.
 *
 * The obvious way, the scene score of one frame against the frame before, misses what teachers do: a new slide fades in
 * over three quarters of a second, or the heading stays and the rest is another. So a picture is held against the one a
 * second before, by the share of its cells that became lighter or darker; a change begins when that share is large, and
 * is dated when the picture stands still again, so that a seek to it shows the slide and not the fade. While
 * something keeps moving, as in a film within the slides, only a picture that is another altogether is a change.
 */
export type GreyPictures = {
  readonly cells: number;
  readonly perSecond: number;
  /** Where the first of them stands. */
  readonly startSeconds: number;
  /** One after the other, a byte a cell. */
  readonly bytes: Uint8Array;
};

/** Of 255: coding noise stays below, the thinnest writing on a 64-cell line does not. */
const cellDifferenceMin = 10;
const changedShareMin = 0.12;
const cutShareMin = 0.4;
const stillShareMax = 0.03;
const settleSecondsMax = 2;
/** Nearer ones are one slide that builds up. */
const apartSecondsMin = 3;

export function slideChanges({ cells, perSecond, startSeconds, bytes }: GreyPictures): number[] {
  const count = Math.floor(bytes.length / cells);
  const share = (a: number, b: number): number => changedShare(bytes, cells, a, b);
  const found: number[] = [];
  const add = (at: number): void => {
    const seconds = startSeconds + at / perSecond;
    if (seconds - (found.at(-1) ?? Number.NEGATIVE_INFINITY) >= apartSecondsMin) found.push(seconds);
  };
  /** Where it last stood still. */
  let still = 0;
  let calm = true;
  let before = 0;
  for (let at = 1; at < count; at += 1) {
    const step = share(at - 1, at);
    const isCut = step >= cutShareMin && before < cutShareMin / 2;
    const isChange = isCut || (calm && share(Math.max(0, at - perSecond), at) >= changedShareMin);
    before = step;
    if (isChange) {
      let settled = at;
      const last = Math.min(count - 1, at + Math.round(settleSecondsMax * perSecond));
      while (settled < last && share(settled, settled + 1) > stillShareMax) settled += 1;
      add(settled);
      calm = settled < last;
      // Held against a second ago it stays another picture for a second: that is the same change.
      at = calm ? settled + perSecond : settled;
      before = calm ? 0 : share(settled - 1, settled);
      still = settled;
    } else if (!calm && step <= stillShareMax) {
      calm = true;
      if (share(still, at) >= changedShareMin) add(at - 1);
      at += perSecond;
      still = at;
    }
  }
  return found;
}

function changedShare(bytes: Uint8Array, cells: number, a: number, b: number): number {
  let changed = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const difference = (bytes[a * cells + cell] ?? 0) - (bytes[b * cells + cell] ?? 0);
    if (difference >= cellDifferenceMin || difference <= -cellDifferenceMin) changed += 1;
  }
  return changed / cells;
}
