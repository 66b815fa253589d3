import type { LessonId } from '../words/index.ts';
import { marksOfLesson, type Plan, type PlanMark, segmentsOfPlan } from './plan.ts';

/** A place of the plan that the dry run stops at, and when it is due from the beginning of the period. */
export type DryRunStep = {
  readonly kind: 'segment' | 'chapter' | 'pause' | 'question' | 'end';
  readonly lessonId: LessonId;
  readonly atSeconds: number;
  readonly text: string;
  readonly dueSeconds: number;
};

/** The whole plan from place to place, with the video, talk and think time that lie between them. */
export function dryRunOf(plan: Plan): readonly DryRunStep[] {
  const steps: DryRunStep[] = [];
  let dueSeconds = 0;
  for (const { lessonId, fromSeconds, toSeconds, talkSeconds } of segmentsOfPlan(plan)) {
    steps.push({ kind: 'segment', lessonId, atSeconds: fromSeconds, text: '', dueSeconds });
    let here: number = fromSeconds;
    for (const mark of marksOfLesson(plan, lessonId)) {
      if (mark.kind === 'note' || mark.atSeconds < fromSeconds || mark.atSeconds >= toSeconds) continue;
      dueSeconds += mark.atSeconds - here;
      here = mark.atSeconds;
      steps.push({ kind: mark.kind, lessonId, atSeconds: here, text: wordsOf(mark), dueSeconds });
      if (mark.kind === 'question') dueSeconds += mark.thinkSeconds ?? 0;
    }
    dueSeconds += toSeconds - here;
    steps.push({ kind: 'end', lessonId, atSeconds: toSeconds, text: '', dueSeconds });
    dueSeconds += talkSeconds;
  }
  return steps;
}

function wordsOf(mark: PlanMark): string {
  if (mark.kind === 'chapter') return mark.title;
  return mark.kind === 'question' ? mark.text : '';
}
