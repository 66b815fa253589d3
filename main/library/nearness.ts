import type { LocalText } from '../../core/words/index.ts';

type Titled = { readonly title: LocalText };

/** Titles that begin with the first word, then those that hold it, then those that only sound like it; short ones first. */
export function byNearness<Lesson extends Titled>(lessons: readonly Lesson[], terms: readonly string[]): Lesson[] {
  return lessons.toSorted((a, b) => compare(a, b, terms));
}

/** The nearer of the two heads comes next, so that each list keeps its own order. */
export function merged<Lesson extends Titled>(
  ours: readonly Lesson[],
  theirs: readonly Lesson[],
  terms: readonly string[],
): Lesson[] {
  const result: Lesson[] = [];
  const [left, right] = [[...ours], [...theirs]];
  for (;;) {
    const [a, b] = [left[0], right[0]];
    if (!a || !b) return [...result, ...left, ...right];
    const [next] = compare(a, b, terms) <= 0 ? left.splice(0, 1) : right.splice(0, 1);
    if (next) result.push(next);
  }
}

function compare(a: Titled, b: Titled, terms: readonly string[]): number {
  return rankOf(a, terms) - rankOf(b, terms) || lengthOf(a) - lengthOf(b);
}

function rankOf(lesson: Titled, [first = '']: readonly string[]): number {
  const places = titlesOf(lesson).map((title) => title.toLowerCase().indexOf(first));
  if (places.includes(0)) return 0;
  return places.some((place) => place > 0) ? 1 : 2;
}

function lengthOf(lesson: Titled): number {
  return Math.min(...titlesOf(lesson).map((title) => title.length));
}

function titlesOf({ title }: Titled): readonly string[] {
  return Object.values(title).filter((text) => text !== undefined);
}
