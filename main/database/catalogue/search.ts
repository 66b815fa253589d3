import { termsOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Candidate, candidatesFor, type Within } from './candidates.ts';
import { type Context, hasFacets, isOf, nearness, sharedWith } from './facets.ts';
import { heldTitles } from './held-titles.ts';
import { EXACT_LESSONS, lessonsOfTitle } from './title-lessons.ts';

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

function lessonsOf(db: ReadDb, candidate: Candidate, within: Within, context: Context): Found[] {
  const { rank, text, ranges, isExact, tier, length } = candidate;
  const { nearest, count } = lessonsOfTitle(db, rank, within, context);
  const shown = nearest.slice(0, isExact ? EXACT_LESSONS : 1);
  return shown.map(({ id, book_id }, at) => ({
    ...{ lesson: id, others: at === 0 ? count - shown.length : 0, text, ranges },
    // Not the year of its book: a newer one is preferred among lessons of one title only.
    order: { tier, length, near: sharedWith(within.index.books.get(book_id), context) },
  }));
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
