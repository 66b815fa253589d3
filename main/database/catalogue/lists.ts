import type { ReadDb } from '../db.ts';
import { FEED_LESSONS_MAX } from './source.ts';

type Paging = { readonly offset: number; readonly limit: number };
export type Page = { readonly lessons: readonly number[]; readonly total: number };

const THEMES_MAX = 1000;

export function themes(db: ReadDb): { name: string; lessons: number }[] {
  return db.all(`SELECT name, lessons FROM theme WHERE lessons > 0 ORDER BY lessons DESC, name LIMIT ${THEMES_MAX}`);
}

export function theme(db: ReadDb, { name, offset, limit }: Paging & { readonly name: string }): Page {
  const row = db.get<{ id: number; lessons: number }>('SELECT id, lessons FROM theme WHERE name = @name', { name });
  if (!row) return { lessons: [], total: 0 };
  const lessons = db.column<number>(
    `SELECT lesson_id FROM theme_lesson JOIN lesson ON lesson.id = lesson_id
     WHERE theme_id = @id AND withdrawn = 0 ORDER BY lesson_id LIMIT @limit OFFSET @offset`,
    { id: row.id, limit, offset },
  );
  return { lessons, total: row.lessons };
}

const RECENT_MAX = 240;
export type Recent = { readonly lesson: number; readonly addedUnixMs: number };

/** What came last: lessons that a feed brought later, and feeds, each by its time. */
export function recent(db: ReadDb): readonly Recent[] {
  const times = [
    ...db.all<{ at: number; feed: number | null }>('SELECT DISTINCT unix_ms AS at, NULL AS feed FROM arrival'),
    ...db.all<{ at: number; feed: number | null }>(
      'SELECT since_unix_ms AS at, number AS feed FROM feed WHERE number >= 0',
    ),
  ].sort((a, b) => b.at - a.at || (a.feed ?? -1) - (b.feed ?? -1));
  const found: Recent[] = [];
  for (const { at, feed } of times) {
    const limit = RECENT_MAX - found.length;
    if (limit <= 0) break;
    const ids =
      feed === null
        ? db.column<number>(
            `SELECT lesson_id FROM arrival JOIN lesson ON lesson.id = lesson_id
             WHERE unix_ms = @at AND withdrawn = 0 ORDER BY lesson_id LIMIT @limit`,
            { at, limit },
          )
        : db.column<number>(
            `SELECT id FROM lesson WHERE id > @first AND id < @end AND withdrawn = 0
             AND NOT EXISTS (SELECT 1 FROM arrival WHERE lesson_id = lesson.id) ORDER BY id LIMIT @limit`,
            { first: feed * FEED_LESSONS_MAX, end: (feed + 1) * FEED_LESSONS_MAX, limit },
          );
    found.push(...ids.map((lesson) => ({ lesson, addedUnixMs: at })));
  }
  return found;
}
