import {
  type Han,
  matchAll,
  matcherOf,
  rangesOf,
  type Standing,
  standingOf,
  termsOf,
  titleOf,
} from '../../../core/search/index.ts';
import { type Context, type Facets, fits, isOf, sharedWith } from './facets.ts';
import { minutesOf } from './minutes.ts';
import type { BookRow } from './names.ts';
import type { Query } from './query.ts';
import type { Order } from './search.ts';

/** A lesson that was imported here, with its title in each language and its book as far as somebody described it. */
export type OwnLesson = { readonly titles: readonly string[]; readonly book: BookRow; readonly seconds: number };
export type JudgedTitle = {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly order: Order;
};
type Asked = {
  /** As it was typed. */
  readonly text: string;
  readonly query: Query;
  /** Chosen beside the text. */
  readonly facets: Facets;
  readonly context: Context;
};

/** What a small index is asked for: the words without those that name a facet, or all where nothing else is there. */
export function ownTerms({ text, query }: Pick<Asked, 'text' | 'query'>, han: Han): readonly string[] {
  const rest = termsOf(query.text, han);
  return (rest.length > 0 ? rest : termsOf(text, han)).map((term) => term.text);
}

/**
 * The lessons imported here stand among those of feeds by the same law. Nobody described most of them, so a word that
 * names a facet may stand in the title as well: 数学 三角形 finds the video 三角形（数学）.
 */
export function judgeOwn(lessons: readonly OwnLesson[], asked: Asked, han: Han): readonly (JudgedTitle | null)[] {
  const { text, query, facets, context } = asked;
  const matchers = (words: string) => termsOf(words, han).map((term) => matcherOf(term, han));
  const [typed, rest] = [matchers(text), matchers(query.text)];
  return lessons.map(({ titles, book, seconds }) => {
    if (!isOf(book, facets) || !fits(minutesOf(seconds), facets)) return null;
    const near = sharedWith(book, context);
    const all = titles.map((title) => titleOf(title, han));
    const ways = isOf(book, query.facets) && rest.length > 0 ? [typed, rest] : [typed];
    for (const way of ways) {
      for (const title of all) {
        const matches = way.length > 0 ? matchAll(title, way) : null;
        if (!matches) continue;
        const { tier, length }: Standing = standingOf(matches, title.cells.length);
        return { text: title.text, ranges: rangesOf(title, matches), order: { tier, length, near } };
      }
    }
    return null;
  });
}
