import { read, write } from '../query.ts';
import { putSearchKeys, searchIds } from '../search-keys.ts';

export type LessonRow = { readonly id: string; readonly body: string; readonly addedUnixMs: number };
type Put = LessonRow & { readonly searchKeys: readonly string[]; readonly digests: readonly string[] };

const columns = 'SELECT id, body, added_unix_ms AS addedUnixMs FROM lesson';

export const lessonQueries = {
  /** Adds the lesson or replaces what is said of it; one that was removed is back. */
  'lesson.put': write((db, { id, body, addedUnixMs, searchKeys, digests }: Put) => {
    db.run(
      `INSERT INTO lesson (id, body, added_unix_ms) VALUES (@id, @body, @addedUnixMs)
       ON CONFLICT (id) DO UPDATE SET body = @body, removed_unix_ms = NULL`,
      { id, body, addedUnixMs },
    );
    putSearchKeys(db, id, searchKeys);
    db.run('DELETE FROM lesson_file WHERE lesson_id = @id', { id });
    for (const digest of new Set(digests)) {
      db.run('INSERT INTO lesson_file (digest, lesson_id) VALUES (@digest, @id)', { digest, id });
    }
  }),
  'lesson.get': read((db, { id }: { id: string }) =>
    db.get<LessonRow>(`${columns} WHERE id = @id AND removed_unix_ms IS NULL`, { id }),
  ),
  'lesson.ofFile': read((db, { digest }: { digest: string }) =>
    db.get<LessonRow>(
      `SELECT lesson.id, body, added_unix_ms AS addedUnixMs FROM lesson_file JOIN lesson ON lesson.id = lesson_id WHERE digest = @digest`,
      { digest },
    ),
  ),
  'lesson.newest': read((db, { limit }: { limit: number }) =>
    db.all<LessonRow>(`${columns} WHERE removed_unix_ms IS NULL ORDER BY added_unix_ms DESC LIMIT @limit`, { limit }),
  ),
  'lesson.search': read((db, { terms, limit }: { terms: readonly string[]; limit: number }) =>
    searchIds(db, terms)
      .flatMap((id) => db.get<LessonRow>(`${columns} WHERE id = @id AND removed_unix_ms IS NULL`, { id }) ?? [])
      .slice(0, limit),
  ),
  /** False: there is no such lesson on the shelf. */
  'lesson.remove': write((db, { id, atUnixMs }: { id: string; atUnixMs: number }) => {
    const sql = 'UPDATE lesson SET removed_unix_ms = @atUnixMs WHERE id = @id AND removed_unix_ms IS NULL';
    return db.run(sql, { id, atUnixMs }).changes === 1;
  }),
  'lesson.restore': write(
    (db, { id }: { id: string }) =>
      db.run('UPDATE lesson SET removed_unix_ms = NULL WHERE id = @id', { id }).changes === 1,
  ),
  /** Forgets the removed lessons for good. Their marks and stops stay. */
  'lesson.purge': write((db, _: Record<string, never>) => {
    const gone = db.all<{ id: string }>('SELECT id FROM lesson WHERE removed_unix_ms IS NOT NULL');
    for (const { id } of gone) {
      db.run('DELETE FROM search_key WHERE lesson_id = @id', { id });
      db.run('DELETE FROM lesson_file WHERE lesson_id = @id', { id });
      db.run('DELETE FROM lesson WHERE id = @id', { id });
    }
    return gone.length;
  }),
  'lesson.digests': read((db, _: Record<string, never>) =>
    db.all<{ digest: string }>('SELECT DISTINCT digest FROM lesson_file').map(({ digest }) => digest),
  ),
};
