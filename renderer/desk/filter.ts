import type { Grade, LessonCard, Stage, Subject } from '../../core/words/index.ts';

/** What the sidebar narrows the shelf to. */
export type Filter = { readonly grade: Grade | null; readonly subject: Subject | null };
export const noFilter: Filter = { grade: null, subject: null };

export function matches(card: LessonCard, filter: Filter): boolean {
  return (
    (filter.grade === null || card.grade === filter.grade) &&
    (filter.subject === null || card.subject === filter.subject)
  );
}

/** The grades and subjects that there are lessons for; nothing else is offered. */
export function facetsOf(cards: readonly LessonCard[]): {
  readonly grades: readonly { readonly stage: Stage; readonly grades: readonly Grade[] }[];
  readonly subjects: readonly Subject[];
} {
  const grades = [...new Set(cards.flatMap((card) => card.grade ?? []))].sort((a, b) => a - b);
  const stages = [...new Set(grades.map(stageOf))];
  return {
    grades: stages.map((stage) => ({ stage, grades: grades.filter((grade) => stageOf(grade) === stage) })),
    subjects: [...new Set(cards.map((card) => card.subject))],
  };
}

function stageOf(grade: Grade): Stage {
  if (grade <= 6) return 'primary';
  return grade <= 9 ? 'junior' : 'senior';
}
