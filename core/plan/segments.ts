import type { SessionState } from '../session/index.ts';
import type { LessonId, PlanItemId } from '../words/index.ts';
import { type Plan, type PlanSegment, segmentsOfPlan } from './plan.ts';

/** To stand on the last frame of a segment, or a hair past it, is to be at its end. */
const END_WITHIN_SECONDS = 0.1;

type Here = {
  readonly lessonId: LessonId;
  readonly seconds: number;
  /** The segment that was asked for last. */
  readonly segmentId?: PlanItemId | undefined;
};

/** The segment that a moment of a lesson lies in; of several the one that was asked for, else the one that begins last. */
export function segmentAt(plan: Plan, { lessonId, seconds, segmentId }: Here): PlanSegment | null {
  const holding = segmentsOfPlan(plan)
    .filter((one) => one.lessonId === lessonId)
    .filter((one) => seconds >= one.fromSeconds - END_WITHIN_SECONDS && seconds <= one.toSeconds + END_WITHIN_SECONDS);
  const asked = holding.find(({ id }) => id === segmentId);
  return asked ?? [...holding].sort((a, b) => a.fromSeconds - b.fromSeconds).at(-1) ?? null;
}

/** True at the segment's end, where the lesson halts and what comes next is one key away. */
export function isAtEnd({ toSeconds }: PlanSegment, seconds: number): boolean {
  return Math.abs(seconds - toSeconds) <= END_WITHIN_SECONDS;
}

/**
 * The segment that comes next: behind the one that is shown; beside all of them the next one of this lesson, and
 * else the first. Null behind the last.
 */
export function nextSegment(plan: Plan, here: Here | null): PlanSegment | null {
  const all = segmentsOfPlan(plan);
  const now = here && segmentAt(plan, here);
  if (now) return all[all.indexOf(now) + 1] ?? null;
  if (!here) return all[0] ?? null;
  const ofLesson = all.filter(({ lessonId }) => lessonId === here.lessonId);
  const ahead = ofLesson.find(({ fromSeconds }) => fromSeconds > here.seconds);
  const last = ofLesson.at(-1);
  return ahead ?? (last ? (all[all.indexOf(last) + 1] ?? null) : (all[0] ?? null));
}

/** Where the lesson stands at the end of a segment that another one follows: that one. */
export function segmentBehind(plan: Plan, { lesson, motion, showing }: SessionState): PlanSegment | null {
  if (!lesson || motion.kind !== 'paused' || showing.kind !== 'lesson') return null;
  const here = { lessonId: lesson.id, seconds: motion.mediaSeconds, segmentId: lesson.segmentId };
  const now = segmentAt(plan, here);
  return now && isAtEnd(now, here.seconds) ? nextSegment(plan, here) : null;
}

/** The order of a plan's items with one segment at another place among the segments. */
export function movedSegment(plan: Plan, id: string, toIndex: number): readonly PlanSegment['id'][] | null {
  const segments = segmentsOfPlan(plan);
  const from = segments.findIndex((one) => one.id === id);
  const segment = segments[from];
  const to = Math.min(Math.max(0, toIndex), segments.length - 1);
  if (!segment || to === from) return null;
  const others = segments.filter((one) => one !== segment);
  return [...others.slice(0, to), segment, ...others.slice(to)].map((one) => one.id);
}
