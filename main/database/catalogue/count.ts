import { type Term, termsOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Bound, ranksFor, type Within } from './candidates.ts';
import { type FacetName, type Facets, facetNames, fits, isOf } from './facets.ts';

export type FacetCounts = Readonly<Record<FacetName, Readonly<Record<string, number>>>>;

export type Counts = {
  readonly lessons: number;
  readonly bound: Bound;
  readonly facets: FacetCounts;
  /** At each number of minutes how many fit in them, whatever length is chosen: at 0 none, at the end an hour. */
  readonly fitting: number[];
};

const FITTING_MINUTES = 60;

/** Lessons that a search finds in all, and how they fall on the facets that it can be narrowed by. */
export function count(db: ReadDb, { text, ...within }: Within & { readonly text: string }): Counts {
  const { index, facets } = within;
  const terms = termsOf(text, within.han);
  // By the number of a book: a common letter is in titles of 700,000 lessons.
  const byBook = new Uint32Array(Math.max(0, ...index.books.keys()) + 1);
  const lengths = lengthsAmong(byBook.length, within);
  let bound: Bound = 'exactly';
  const add = (rank: number) => {
    const [books, minutes] = [index.booksOf(rank), index.minutesOf(rank)];
    lengths.add(books, minutes);
    for (let at = 0; at < books.length; at += 1)
      if (fits(minutes[at], facets)) byBook[books[at] ?? 0] = (byBook[books[at] ?? 0] ?? 0) + 1;
  };
  if (terms.length === 0) {
    addAll(byBook, index, facets);
    lengths.add(index.lessons.books, index.lessons.minutes);
  } else {
    const found = ranksFor(db, terms, within, !terms.every(saysAll));
    bound = found.bound;
    for (const rank of found.ranks) add(rank);
  }
  return { bound, ...summed(byBook, within, facets), fitting: lengths.fitting() };
}

/** How long the lessons are that the other facets leave. */
function lengthsAmong(books: number, { index, facets }: Pick<Within, 'index' | 'facets'>) {
  const isCounted = new Uint8Array(books);
  for (const [id, book] of index.books) isCounted[id] = Number(isOf(book, facets));
  // What is longer is counted at a place that nobody reads; 0 is not known.
  const byMinutes = new Uint32Array(256);
  return {
    add(of: Uint32Array, minutes: Uint8Array): void {
      for (let at = 0; at < of.length; at += 1) {
        const minute = minutes[at] ?? 0;
        byMinutes[minute] = (byMinutes[minute] ?? 0) + (isCounted[of[at] ?? 0] ?? 0);
      }
    },
    fitting(): number[] {
      let sum = 0;
      return Array.from({ length: FITTING_MINUTES + 1 }, (_, minute) => {
        if (minute > 0) sum += byMinutes[minute] ?? 0;
        return sum;
      });
    },
  };
}

/** No words: every lesson, or every one that fits. */
function addAll(byBook: Uint32Array, index: Within['index'], facets: Facets): void {
  if (facets.secondsMax === undefined) {
    for (const [id, { lessons }] of index.books) byBook[id] = lessons;
    return;
  }
  const { books, minutes } = index.lessons;
  for (let at = 0; at < books.length; at += 1) {
    if (fits(minutes[at], facets)) byBook[books[at] ?? 0] = (byBook[books[at] ?? 0] ?? 0) + 1;
  }
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
