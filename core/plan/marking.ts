import type { LessonId, PlanItemId } from '../words/index.ts';
import { mediaSeconds } from '../words/index.ts';
import type { PlanItem, PlanSegment } from './plan.ts';

/** A segment shorter than this was a slip of the finger. */
const SEGMENT_SECONDS_LEAST = 0.5;
const THINK_SECONDS = 60;

type Here = { readonly lessonId: LessonId; readonly seconds: number; readonly id: PlanItemId };

/** A new cue or note at a moment. A question and a note get their words afterwards. */
export function markHere(kind: 'chapter' | 'pause' | 'question' | 'note', { lessonId, seconds, id }: Here): PlanItem {
  const own = { id, lessonId, atSeconds: mediaSeconds(seconds) };
  switch (kind) {
    case 'chapter':
      return { kind, ...own, title: '' };
    case 'pause':
      return { kind, ...own };
    case 'question':
      return { kind, ...own, text: '', thinkSeconds: THINK_SECONDS };
    case 'note':
      return { kind, ...own, text: '' };
  }
}

/** A segment of a lesson between two moments, whichever came first; null: there is nothing between them. */
export function segmentHere(lessonId: LessonId, one: number, other: number, id: PlanItemId): PlanSegment | null {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  if (to - from < SEGMENT_SECONDS_LEAST) return null;
  return {
    kind: 'segment',
    id,
    lessonId,
    fromSeconds: mediaSeconds(from),
    toSeconds: mediaSeconds(to),
    talkSeconds: 0,
  };
}

/** What can be dragged: a mark's moment, or an end of a segment. */
export type Grip = 'at' | 'from' | 'to';

/** The item with one of its moments elsewhere, held to its lesson and to its own other end. */
export function draggedTo(item: PlanItem, grip: Grip, seconds: number, durationSeconds: number): PlanItem {
  const held = Math.min(Math.max(0, seconds), durationSeconds);
  if (item.kind !== 'segment') return { ...item, atSeconds: mediaSeconds(held) };
  return grip === 'from'
    ? { ...item, fromSeconds: mediaSeconds(Math.max(0, Math.min(held, item.toSeconds - SEGMENT_SECONDS_LEAST))) }
    : {
        ...item,
        toSeconds: mediaSeconds(Math.min(durationSeconds, Math.max(held, item.fromSeconds + SEGMENT_SECONDS_LEAST))),
      };
}
