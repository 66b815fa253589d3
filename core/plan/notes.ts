import type { LessonId } from '../words/index.ts';
import { marksOfLesson, type Plan, type PlanNote } from './plan.ts';

/** A note is for its moment and what follows: the last one before now stays, the next one is shown beside it. */
export type NotesHere = { readonly now: PlanNote | null; readonly next: PlanNote | null };

export function notesAt(plan: Plan, lessonId: LessonId, seconds: number): NotesHere {
  const notes = marksOfLesson(plan, lessonId).filter((mark) => mark.kind === 'note');
  return {
    now: notes.filter(({ atSeconds }) => atSeconds <= seconds + 0.05).at(-1) ?? null,
    next: notes.find(({ atSeconds }) => atSeconds > seconds + 0.05) ?? null,
  };
}
