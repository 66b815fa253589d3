import type { Cue, CueId, LessonId } from '../words/index.ts';
import { mediaSeconds } from '../words/index.ts';
import { marksOfLesson, type Plan, type PlanMark, segmentsOfPlan } from './plan.ts';
import { SAME_SECONDS } from './stops.ts';

/** The lesson's own cues with those of the plan, and a pause at the end of each segment that ends before the lesson. */
export function cuesWithPlan(
  lesson: { readonly id: LessonId; readonly durationSeconds: number; readonly cues: readonly Cue[] },
  plan: Plan | null,
): Cue[] {
  const own = plan ? marksOfLesson(plan, lesson.id).flatMap(cueOf) : [];
  const ends = plan
    ? segmentsOfPlan(plan)
        .filter(({ lessonId, toSeconds }) => lessonId === lesson.id && toSeconds < lesson.durationSeconds)
        .map(
          ({ id, toSeconds }): Cue => ({ kind: 'pause', id: `end:${id}` as CueId, atSeconds: mediaSeconds(toSeconds) }),
        )
    : [];
  return lessOneMoment([...lesson.cues, ...own, ...ends].sort((a, b) => a.atSeconds - b.atSeconds));
}

function cueOf(mark: PlanMark): Cue | [] {
  // The same pattern of letters makes both ids.
  const id = mark.id as string as CueId;
  const { atSeconds } = mark;
  switch (mark.kind) {
    case 'chapter':
      return { kind: 'chapter', id, atSeconds, title: { 'zh-CN': mark.title } };
    case 'pause':
      return { kind: 'pause', id, atSeconds };
    case 'question':
      return { kind: 'question', id, atSeconds, text: { 'zh-CN': mark.text }, thinkSeconds: mark.thinkSeconds };
    case 'note':
      return [];
  }
}

/** Of two stops at one moment the question is asked; the bare one says nothing beside it. */
function lessOneMoment(cues: readonly Cue[]): Cue[] {
  const near = (a: Cue, b: Cue) => Math.abs(a.atSeconds - b.atSeconds) <= SAME_SECONDS;
  return cues.filter((cue, at) => {
    if (cue.kind !== 'pause') return true;
    const others = cues.filter((other) => other !== cue && near(other, cue));
    return !others.some((other) => other.kind === 'question' || (other.kind === 'pause' && cues.indexOf(other) < at));
  });
}
