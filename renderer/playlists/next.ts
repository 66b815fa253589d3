import type { PlaylistLesson } from '../../core/contract/index.ts';

/**
 * The lesson that the class has not finished yet. One without a length, such as a hand-out, has no end to come to:
 * it counts as done when one behind it was begun.
 */
export function nextToTeach(lessons: readonly PlaylistLesson[]): PlaylistLesson | null {
  const lastBegun = lessons.findLastIndex(({ stop }) => stop !== null);
  const isDone = ({ stop, durationSeconds }: PlaylistLesson, at: number) =>
    stop?.finished || (durationSeconds === 0 && at < lastBegun);
  return lessons.find((one, at) => isUsable(one) && !isDone(one, at)) ?? null;
}

/** The one behind the lesson that is taught now. */
export function nextAfter(lessons: readonly PlaylistLesson[], lessonId: string): PlaylistLesson | null {
  const at = lessons.findIndex((one) => one.lessonId === lessonId);
  return at < 0 ? null : (lessons.slice(at + 1).find(isUsable) ?? null);
}

function isUsable({ lesson, withdrawn }: PlaylistLesson): boolean {
  return lesson !== null && withdrawn === null;
}
