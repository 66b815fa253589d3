import type { CatalogueCounts } from '../../core/contract/index.ts';
import {
  type Grade,
  type LessonCard,
  type Stage,
  type Subject,
  stageOfGrade,
  subjects,
} from '../../core/words/index.ts';

/** What the sidebar narrows the shelf to. */
export type Filter = { readonly grade: Grade | null; readonly subject: Subject | null };
export const noFilter: Filter = { grade: null, subject: null };

export function matches(card: LessonCard, filter: Filter): boolean {
  return (
    (filter.grade === null || card.grade === filter.grade) &&
    (filter.subject === null || card.subject === filter.subject)
  );
}

/** The grades and subjects that there are lessons for, here or in the catalogue; nothing else is offered. */
export function facetsOf(
  cards: readonly Pick<LessonCard, 'grade' | 'subject'>[],
  catalogue: Pick<CatalogueCounts['facets'], 'grade' | 'subject'> = { grade: {}, subject: {} },
): {
  readonly grades: readonly { readonly stage: Stage; readonly grades: readonly Grade[] }[];
  readonly subjects: readonly Subject[];
} {
  const told = Object.keys(catalogue.grade).map((grade) => Number(grade) as Grade);
  const grades = [...new Set([...cards.flatMap((card) => card.grade ?? []), ...told])].sort((a, b) => a - b);
  const here = new Set<string>([...cards.map((card) => card.subject), ...Object.keys(catalogue.subject)]);
  const stages = [...new Set(grades.map(stageOfGrade))];
  return {
    grades: stages.map((stage) => ({ stage, grades: grades.filter((grade) => stageOfGrade(grade) === stage) })),
    subjects: subjects.filter((subject) => here.has(subject)),
  };
}
