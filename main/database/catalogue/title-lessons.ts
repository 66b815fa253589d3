import type { ReadDb } from '../db.ts';
import type { Within } from './candidates.ts';
import { type Context, fits, isOf, nearness } from './facets.ts';
import type { IndexReader } from './index-reader.ts';
import { minutesOf } from './minutes.ts';

type Row = {
  readonly id: number;
  readonly book_id: number;
  readonly changed: number | null;
  readonly held: number;
  readonly seconds: number | null;
};

/** The first lessons of a title for a search, and how many it finds of that title. */
export type TitleLessons = { readonly nearest: readonly Pick<Row, 'id' | 'book_id'>[]; readonly count: number };

/** Of a title that is just what was typed so many lessons are shown, of others one: the rest are told as a number. */
export const EXACT_LESSONS = 5;
/** What some hundred letters of searches name. */
const TITLES_MAX = 2048;

const known = new WeakMap<IndexReader, Map<string, TitleLessons>>();

/**
 * Kept for as long as the catalogue is open, which is read-only: some titles are those of hundreds of lessons, and the
 * same short ones stand first under one letter after the other.
 */
export function lessonsOfTitle(db: ReadDb, rank: number, within: Within, context: Context): TitleLessons {
  const { index, facets } = within;
  const titles = known.get(index) ?? new Map<string, TitleLessons>();
  known.set(index, titles);
  const key = JSON.stringify([rank, facets, context]);
  const lessons = titles.get(key) ?? readLessons(db, rank, within, context);
  titles.delete(key);
  titles.set(key, lessons);
  const [oldest] = titles.keys();
  if (titles.size > TITLES_MAX && oldest !== undefined) titles.delete(oldest);
  return lessons;
}

function readLessons(db: ReadDb, rank: number, { index, facets }: Within, context: Context): TitleLessons {
  const rows = db
    .all<Row>(
      `SELECT lesson.id, book_id, changed_unix_ms AS changed, held, seconds FROM lesson JOIN feed ON feed.number = lesson.feed
       WHERE title_id = (SELECT id FROM title WHERE rank = @rank) AND withdrawn = 0`,
      { rank },
    )
    .filter(({ book_id, seconds }) => fits(minutesOf(seconds), facets) && isOf(index.books.get(book_id), facets));
  return { nearest: nearestFirst(rows, index, context).slice(0, EXACT_LESSONS), count: rows.length };
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
