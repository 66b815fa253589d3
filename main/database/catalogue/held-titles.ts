import { type Han, type Title, titleOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import type { IndexReader } from './index-reader.ts';

/** The titles of which a lesson can be played now. */
export type HeldTitles = {
  readonly ranks: ReadonlySet<number>;
  /** In each language; none where there are so many that the first candidates of a search hold enough of them. */
  readonly titles: readonly { readonly rank: number; readonly titles: readonly Title[] }[];
};

/** Looked through for every letter that is typed: a thousandth of a second. */
const LOOKED_THROUGH_MAX = 500;

const known = new WeakMap<IndexReader, HeldTitles>();

/** Read once for a catalogue, at the first search in it. */
export function heldTitles(db: ReadDb, index: IndexReader, han: Han): HeldTitles {
  const read = known.get(index);
  if (read) return read;
  const ranks = new Set<number>();
  for (const feed of db.column<number>('SELECT number FROM feed WHERE held = 1')) {
    const held = db.column<number>(
      `SELECT DISTINCT title.rank FROM lesson JOIN title ON title.id = lesson.title_id
       WHERE lesson.id >= @from AND lesson.id < @to AND feed = @feed`,
      { from: firstOf(db, feed), to: firstOf(db, feed + 1), feed },
    );
    for (const rank of held) ranks.add(rank);
  }
  const few = ranks.size <= LOOKED_THROUGH_MAX ? [...ranks] : [];
  const titles = few.flatMap((rank) => {
    const row = db.get<{ title: string }>('SELECT title FROM title WHERE rank = @rank', { rank });
    return row ? [{ rank, titles: row.title.split('\n').map((text) => titleOf(text, han)) }] : [];
  });
  const found = { ranks, titles };
  known.set(index, found);
  return found;
}

/** Lessons whose files lay with their feed, in order; `number` is where the next page goes on. */
export function heldLessons(db: ReadDb, after: number, limit: number): { number: number; id: string }[] {
  const found: { number: number; id: string }[] = [];
  for (const { feed, feedId } of db.all<{ feed: number; feedId: string }>(
    'SELECT number AS feed, id AS feedId FROM feed WHERE held = 1 ORDER BY number',
  )) {
    const from = Math.max(after + 1, firstOf(db, feed));
    const rows = db.all<{ number: number; ownId: string }>(
      `SELECT id AS number, own_id AS ownId FROM lesson
       WHERE id >= @from AND id < @to AND feed = @feed AND withdrawn = 0 ORDER BY id LIMIT @limit`,
      { from, to: firstOf(db, feed + 1), feed, limit: limit - found.length },
    );
    found.push(...rows.map(({ number, ownId }) => ({ number, id: `${feedId}/${ownId}` })));
    if (found.length >= limit) break;
  }
  return found;
}

/** Lessons lie in the order of their feeds: where those of a feed begin is found by halving, not by reading them all. */
function firstOf(db: ReadDb, feed: number): number {
  let low = 0;
  let high = (db.get<{ last: number | null }>('SELECT max(id) AS last FROM lesson')?.last ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const next = db.get<{ feed: number }>('SELECT feed FROM lesson WHERE id >= @middle ORDER BY id LIMIT 1', {
      middle,
    });
    if (next === undefined || next.feed >= feed) high = middle;
    else low = middle + 1;
  }
  return low;
}
