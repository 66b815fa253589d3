import { type LessonId, type MediaSeconds, mediaSeconds, type PageId } from '../words/index.ts';
import { anchorOf, lessonPage } from './page.ts';

/** A place in a lesson that has ink on it. */
export type InkMark = {
  readonly pageId: PageId;
  readonly mediaSeconds: MediaSeconds;
  /** Strokes that can be seen. */
  readonly strokes: number;
};

/** The lesson's pages that show something, by time. */
export function lessonMarks(
  lessonId: LessonId,
  pages: Iterable<{ readonly pageId: PageId; readonly strokes: number }>,
): InkMark[] {
  const marks: InkMark[] = [];
  for (const { pageId, strokes } of pages) {
    const anchor = anchorOf(pageId);
    if (strokes === 0 || anchor?.kind !== 'lesson' || anchor.lessonId !== lessonId) continue;
    marks.push({ pageId, mediaSeconds: anchor.mediaSeconds, strokes });
  }
  return marks.sort((a, b) => a.mediaSeconds - b.mediaSeconds);
}

/**
 * The page for ink on this frame: the one that is already there, or its own. Nearer than `toleranceSeconds`
 * (half a frame) is the same frame, whichever window or later version of the file said it.
 */
export function pageAt(
  lessonId: LessonId,
  frameMiddleSeconds: MediaSeconds,
  pageIds: Iterable<PageId>,
  toleranceSeconds: number,
): PageId {
  let best: { readonly pageId: PageId; readonly awaySeconds: number } | null = null;
  for (const pageId of pageIds) {
    const anchor = anchorOf(pageId);
    if (anchor?.kind !== 'lesson' || anchor.lessonId !== lessonId) continue;
    const awaySeconds = Math.abs(anchor.mediaSeconds - frameMiddleSeconds);
    if (awaySeconds <= toleranceSeconds && awaySeconds < (best?.awaySeconds ?? Number.POSITIVE_INFINITY)) {
      best = { pageId, awaySeconds };
    }
  }
  return best?.pageId ?? lessonPage(lessonId, mediaSeconds(frameMiddleSeconds));
}
