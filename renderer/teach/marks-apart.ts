import type { InkMark } from '../../core/ink/index.ts';

/** In rem, as the thumbnails are: nearer marks are dots. */
const APART_REM = 90 / 16;

/** The marks that have room for a picture: taken from the left, each at least a picture's width from the last. */
export function marksApart(
  marks: readonly InkMark[],
  durationSeconds: number,
  widthRem: number,
): ReadonlySet<InkMark['pageId']> {
  const taken = new Set<InkMark['pageId']>();
  let lastRem = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    const rem = (mark.mediaSeconds / (durationSeconds || 1)) * widthRem;
    if (rem - lastRem < APART_REM) continue;
    taken.add(mark.pageId);
    lastRem = rem;
  }
  return taken;
}
