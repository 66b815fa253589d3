import { type Term, termsOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Bound, ranksFor, type Within } from './candidates.ts';
import { type FacetName, type Facets, facetNames, fits, isOf } from './facets.ts';
import { addLengths, countOf, fittingOf, noLengths } from './minutes.ts';

export type FacetCounts = Readonly<Record<FacetName, Readonly<Record<string, number>>>>;

export type Counts = {
  readonly lessons: number;
  readonly bound: Bound;
  readonly facets: FacetCounts;
  readonly fitting: number[];
};

/** Lessons that a search finds in all, and how they fall on the facets that it can be narrowed by. */
export function count(db: ReadDb, { text, ...within }: Within & { readonly text: string }): Counts {
  const { index, facets } = within;
  const terms = termsOf(text, within.han);
  // By the number of a book: a common letter is in titles of 700,000 lessons.
  const byBook = new Uint32Array(Math.max(0, ...index.books.keys()) + 1);
  /** How long the lessons are that the other facets leave. */
  const lengths = noLengths();
  const isCounted = new Uint8Array(byBook.length);
  for (const [id, book] of index.books) isCounted[id] = Number(isOf(book, facets));
  let bound: Bound = 'exactly';
  const add = (rank: number) => {
    const [books, minutes] = [index.booksOf(rank), index.minutesOf(rank)];
    for (let at = 0; at < books.length; at += 1) {
      const book = books[at] ?? 0;
      const minute = minutes[at] ?? 0;
      lengths[minute] = (lengths[minute] ?? 0) + (isCounted[book] ?? 0);
      if (fits(minute, facets)) byBook[book] = (byBook[book] ?? 0) + 1;
    }
  };
  if (terms.length === 0) {
    for (const id of index.books.keys()) {
      byBook[id] = countOf(index.lengthsOf(id), facets);
      if (isCounted[id]) addLengths(lengths, index.lengthsOf(id));
    }
  } else {
    const found = ranksFor(db, terms, within, !terms.every(saysAll));
    bound = found.bound;
    for (const rank of found.ranks) add(rank);
  }
  return { bound, ...summed(byBook, within, facets), fitting: fittingOf(lengths) };
}

/** The index holds what so short a term means as it stands; longer ones have to be looked at. */
function saysAll({ kind, text }: Term): boolean {
  return text.length <= (kind === 'han' ? 2 : 1);
}

/** Each facet is counted among what the others leave, so that another value of it can be chosen. */
function summed(
  byBook: Uint32Array,
  { index }: Pick<Within, 'index'>,
  facets: Facets,
): Pick<Counts, 'lessons' | 'facets'> {
  const counts = Object.fromEntries(facetNames.map((name) => [name, {}])) as Record<FacetName, Record<string, number>>;
  const without = Object.fromEntries(facetNames.map((name) => [name, { ...facets, [name]: undefined }]));
  let lessons = 0;
  for (const [id, book] of index.books) {
    const number = byBook[id] ?? 0;
    if (number === 0) continue;
    if (isOf(book, facets)) lessons += number;
    for (const name of facetNames) {
      const value = book[name];
      if (value === null || !isOf(book, without[name] ?? {})) continue;
      counts[name][value] = (counts[name][value] ?? 0) + number;
    }
  }
  return { lessons, facets: counts };
}
