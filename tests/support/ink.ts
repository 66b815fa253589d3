import { lessonPage, type Stroke } from '../../core/ink/index.ts';
import {
  type ClassId,
  type LessonId,
  mediaSeconds,
  type PageId,
  type RecordId,
  type TeacherId,
  unixMs,
  type WindowId,
} from '../../core/words/index.ts';

export const someLesson = 'lectern.sample/triangle' as LessonId;

type Options = {
  readonly points?: number;
  readonly pageId?: PageId;
  readonly teacherId?: TeacherId | null;
  readonly classId?: ClassId | null;
};

/** A stroke whose numbers follow from its id, so that what comes back can be compared with what was sent. */
export function strokeOf(id: string, { points = 3, pageId, teacherId = null, classId = null }: Options = {}): Stroke {
  return {
    kind: 'stroke',
    id: id as RecordId,
    pageId: pageId ?? lessonPage(someLesson, mediaSeconds(12.34)),
    ...{ teacherId, classId },
    writer: 'console' as WindowId,
    madeUnixMs: unixMs(1_800_000_000_000),
    ...{ tool: 'pen', surface: 'screen', colour: 'red', width: 0.004, hasPressure: true },
    points: pointsOf(id, points),
  };
}

export function pointsOf(id: string, count: number): number[] {
  const seed = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7);
  return Array.from({ length: count * 4 }, (_, index) =>
    index % 4 === 3 ? index * 4.1 : ((seed * (index + 1)) % 9973) / 9973,
  );
}
