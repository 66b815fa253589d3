import {
  type AssetDigest,
  type LessonId,
  type MediaSeconds,
  mediaSeconds,
  type PageId,
  type PlanId,
} from '../words/index.ts';

/**
 * A page's id is its anchor: the lesson and the middle of the paused frame, rounded to a millisecond,
 * a board's name, or a document's digest and the page in it. Two windows that begin to draw on the same frame thus mean the same page without
 * asking anyone. Whose page it is (teacher, class) stands in the records.
 */
export function lessonPage(lessonId: LessonId, frameMiddleSeconds: MediaSeconds): PageId {
  return `lesson/${lessonId}@${Math.round(frameMiddleSeconds * 1000)}` as PageId;
}

/** Drawn while a plan was prepared, of the same moment: the class's own page takes it over when the plan is taught. */
export function planPage(planId: PlanId, lessonId: LessonId, frameMiddleSeconds: MediaSeconds): PageId {
  return `plan/${planId}/${lessonId}@${Math.round(frameMiddleSeconds * 1000)}` as PageId;
}

export function boardPage(name: string): PageId {
  return `board/${name}` as PageId;
}

/** By the file's digest: the same hand-out in two lessons has the same ink, and another version of it its own. */
export function documentPage(digest: AssetDigest, pageIndex: number): PageId {
  return `document/${digest}@${pageIndex}` as PageId;
}

export type PageAnchor =
  | { readonly kind: 'lesson'; readonly lessonId: LessonId; readonly mediaSeconds: MediaSeconds }
  | {
      readonly kind: 'plan';
      readonly planId: PlanId;
      readonly lessonId: LessonId;
      readonly mediaSeconds: MediaSeconds;
    }
  | { readonly kind: 'board'; readonly name: string }
  | { readonly kind: 'document'; readonly digest: AssetDigest; readonly pageIndex: number };

export function anchorOf(pageId: PageId): PageAnchor | null {
  const lesson = /^lesson\/(.+)@(\d+)$/.exec(pageId);
  if (lesson?.[1] && lesson[2]) {
    return { kind: 'lesson', lessonId: lesson[1] as LessonId, mediaSeconds: mediaSeconds(Number(lesson[2]) / 1000) };
  }
  const plan = /^plan\/([^/]+)\/(.+)@(\d+)$/.exec(pageId);
  if (plan?.[1] && plan[2] && plan[3]) {
    const place = { lessonId: plan[2] as LessonId, mediaSeconds: mediaSeconds(Number(plan[3]) / 1000) };
    return { kind: 'plan', planId: plan[1] as PlanId, ...place };
  }
  const document = /^document\/([0-9a-f]{64})@(\d+)$/.exec(pageId);
  if (document?.[1] && document[2]) {
    return { kind: 'document', digest: document[1] as AssetDigest, pageIndex: Number(document[2]) };
  }
  const board = /^board\/(.+)$/.exec(pageId);
  return board?.[1] ? { kind: 'board', name: board[1] } : null;
}
