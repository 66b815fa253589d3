import type { ReadDb, WriteDb } from './db.ts';

/**
 * Finds text anywhere in a title with a plain B-tree: for every title each ending of it is a key, so that
 * "anywhere in" becomes "begins with". Small libraries only; both library.db and the catalogue hold such a table.
 */
export function putSearchKeys(db: WriteDb, lessonId: string, keys: readonly string[]): void {
  db.run('DELETE FROM search_key WHERE lesson_id = @lessonId', { lessonId });
  for (const key of new Set(keys)) {
    db.run('INSERT INTO search_key (key, lesson_id) VALUES (@key, @lessonId)', { key, lessonId });
  }
}

/** Keys are kept up to here; a title that goes on is found by its beginning. */
export const KEY_LENGTH_MAX = 40;

/** The greatest character of Unicode closes the range of keys that begin with `term`. */
const LAST = '\u{10FFFF}';

export const searchSql = 'SELECT DISTINCT lesson_id AS id FROM search_key WHERE key >= @term AND key < @end';

/** Ids of the lessons that every term is found in. */
export function searchIds(db: ReadDb, terms: readonly string[]): string[] {
  const [first, ...others] = terms
    .map((term) => term.slice(0, KEY_LENGTH_MAX))
    .map((term) => db.all<{ id: string }>(searchSql, { term, end: term + LAST }).map(({ id }) => id));
  const sets = others.map((ids) => new Set(ids));
  return (first ?? []).filter((id) => sets.every((set) => set.has(id)));
}
