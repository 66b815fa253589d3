import { marksOfLesson, type Plan, type PlanSegment, segmentsOfPlan } from './plan.ts';

/** Two moments nearer than a frame are one. */
export const SAME_SECONDS = 0.05;

type PlanStop = { readonly atSeconds: number; readonly thinkSeconds: number | null };

/**
 * Where a segment halts on its way, by the lesson's own stops and by the plan's, in the order of time. What lies where
 * one segment ends and another begins is met once: by the one that begins.
 */
export function stopsIn(plan: Plan, segment: PlanSegment): readonly PlanStop[] {
  const { lessonId, fromSeconds, toSeconds } = segment;
  const own = plan.lessons.find((one) => one.lessonId === lessonId)?.stops ?? [];
  const added = marksOfLesson(plan, lessonId).flatMap((mark): PlanStop[] => {
    if (mark.kind === 'pause') return [{ atSeconds: mark.atSeconds, thinkSeconds: null }];
    return mark.kind === 'question' ? [{ atSeconds: mark.atSeconds, thinkSeconds: mark.thinkSeconds }] : [];
  });
  const endIsMine = !segmentsOfPlan(plan).some(
    (one) => one.lessonId === lessonId && Math.abs(one.fromSeconds - toSeconds) <= SAME_SECONDS,
  );
  const isIn = ({ atSeconds }: PlanStop) =>
    atSeconds >= fromSeconds - SAME_SECONDS && atSeconds <= toSeconds + (endIsMine ? SAME_SECONDS : -SAME_SECONDS);
  return [...own, ...added].filter(isIn).sort((a, b) => a.atSeconds - b.atSeconds);
}
