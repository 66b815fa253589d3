import { termsOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Candidate, candidatesFor, type Within } from './candidates.ts';
import { type Context, fits, hasFacets, isOf, nearness, sharedWith } from './facets.ts';
import { heldTitles } from './held-titles.ts';
import type { IndexReader } from './index-reader.ts';
import { minutesOf } from './minutes.ts';

export type Found = {
  /** The row of the lesson. */
  readonly lesson: number;
  /** Lessons of the same title that the search finds too: other editions, other schools. */
  readonly others: number;
  /** The title as it is shown, and where what was searched stands in it: [from, to) in UTF-16. */
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly order: Order;
};

/** What a lesson is put in order by among others, those of other origins too. */
export type Order = Pick<Candidate, 'tier' | 'length'> & {
  /** How near its book is to what this teacher teaches. */
  readonly near: number;
};

export type Answer = {
  readonly found: readonly Found[];
  /** No lesson of this publisher holds it: these are of others. */
  readonly otherPublishers: boolean;
};

export type Search = Pick<Within, 'han' | 'index' | 'facets'> & {
  readonly text: string;
  readonly context: Context;
  readonly limit: number;
};

/** Of a title that is just what was typed so many lessons are shown, of others one: the rest is `others`. */
const EXACT_LESSONS = 5;

/** The first rows. How many there are in all is another question (`count`), asked when these are shown. */
export function search(db: ReadDb, asked: Search): Answer {
  const found = find(db, asked);
  const { publisher, ...others } = asked.facets;
  if (found.length > 0 || publisher === undefined) return { found, otherPublishers: false };
  return { found: find(db, { ...asked, facets: others }), otherPublishers: true };
}

function find(db: ReadDb, { text, context, limit, ...within }: Search): readonly Found[] {
  const terms = termsOf(text, within.han);
  if (terms.length === 0) return hasFacets(within.facets) ? firstOfBooks(db, within, context, limit) : [];
  const found: Found[] = [];
  for (const candidate of inOrder(db, candidatesFor(db, terms, within, context), within, context)) {
    if (found.length >= limit) break;
    found.push(...lessonsOf(db, candidate, within, context));
  }
  return found.slice(0, limit);
}

/** A better match first; among equals what can be played now, then her own subject, stage and edition, then the rest. */
function inOrder(
  db: ReadDb,
  candidates: readonly Candidate[],
  { index, han }: Pick<Within, 'index' | 'han'>,
  context: Context,
): readonly Candidate[] {
  const held = heldTitles(db, index, han).ranks;
  const nearOf = new Map<number, number>();
  if (hasFacets(context)) for (const [id, book] of index.books) nearOf.set(id, sharedWith(book, context));
  const placed = candidates.map((candidate) => {
    let near = 0;
    for (const book of nearOf.size > 0 ? index.booksOf(candidate.rank) : [])
      near = Math.max(near, nearOf.get(book) ?? 0);
    return { candidate, held: Number(held.has(candidate.rank)), near };
  });
  placed.sort((a, b) => b.candidate.tier - a.candidate.tier || b.held - a.held || b.near - a.near);
  return placed.map(({ candidate }) => candidate);
}

type Row = {
  readonly id: number;
  readonly book_id: number;
  readonly changed: number | null;
  readonly held: number;
  readonly seconds: number | null;
};

function lessonsOf(db: ReadDb, candidate: Candidate, { index, facets }: Within, context: Context): Found[] {
  const { rank, text, ranges, isExact, tier, length } = candidate;
  const rows = db
    .all<Row>(
      `SELECT lesson.id, book_id, changed_unix_ms AS changed, held, seconds FROM lesson JOIN feed ON feed.number = lesson.feed
       WHERE title_id = (SELECT id FROM title WHERE rank = @rank) AND withdrawn = 0`,
      { rank },
    )
    .filter(({ book_id, seconds }) => fits(minutesOf(seconds), facets) && isOf(index.books.get(book_id), facets));
  return nearestFirst(rows, index, context)
    .slice(0, isExact ? EXACT_LESSONS : 1)
    .map(({ id, book_id }, at, shown) => ({
      ...{ lesson: id, others: at === 0 ? rows.length - shown.length : 0, text, ranges },
      // Not the year of its book: a newer one is preferred among lessons of one title only.
      order: { tier, length, near: sharedWith(index.books.get(book_id), context) },
    }));
}

function nearestFirst(rows: readonly Row[], index: IndexReader, context: Context): readonly Row[] {
  const nearnessOf = new Map<number, number>();
  for (const { book_id } of rows) nearnessOf.set(book_id, nearness(index.books.get(book_id), context));
  const near = ({ book_id }: Row) => nearnessOf.get(book_id) ?? 0;
  // What can be played now comes before what is only told of.
  return [...rows].sort(
    (a, b) => b.held - a.held || near(b) - near(a) || (b.changed ?? 0) - (a.changed ?? 0) || a.id - b.id,
  );
}

/** No words, only facets: the books that they name, nearest first, each from its beginning. */
function firstOfBooks(db: ReadDb, { index, facets }: Within, context: Context, limit: number): Found[] {
  const books = [...index.books].filter(([, book]) => isOf(book, facets));
  books.sort(([, one], [, other]) => nearness(other, context) - nearness(one, context));
  const found: Found[] = [];
  for (const [book] of books) {
    if (found.length >= limit) break;
    const rows = db.all<{ id: number; title: string }>(
      `SELECT lesson.id, title.title FROM lesson JOIN title ON title.id = lesson.title_id
       WHERE book_id = @book AND withdrawn = 0 AND (@secondsMax IS NULL OR seconds > 0 AND seconds <= @secondsMax)
       ORDER BY lesson.id LIMIT @limit`,
      { book, limit: limit - found.length, secondsMax: facets.secondsMax ?? null },
    );
    found.push(
      ...rows.map(({ id, title }) => ({
        ...{ lesson: id, others: 0, text: title.split('\n')[0] ?? '', ranges: [] },
        order: { tier: 0, length: 0, near: 0 },
      })),
    );
  }
  return found;
}
