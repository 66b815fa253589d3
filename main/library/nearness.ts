import type { Lesson } from '../../core/words/index.ts';
import { titlesOf } from './stored-lesson.ts';

/** Titles that begin with the first word, then those that hold it, then those that only sound like it; short ones first. */
export function byNearness(lessons: readonly Lesson[], terms: readonly string[]): Lesson[] {
  const [first = ''] = terms;
  const rank = (lesson: Lesson): number => {
    const places = titlesOf(lesson).map((title) => title.toLowerCase().indexOf(first));
    if (places.includes(0)) return 0;
    return places.some((place) => place > 0) ? 1 : 2;
  };
  const length = (lesson: Lesson): number => Math.min(...titlesOf(lesson).map((title) => title.length));
  return lessons.toSorted((a, b) => rank(a) - rank(b) || length(a) - length(b));
}
