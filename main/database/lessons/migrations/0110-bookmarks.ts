import type { Migration } from '../../migrate.ts';

/**
 * '' is the teacher nobody chose. What the lesson was called stands in the row, for the day it has gone. One removed
 * stays as `kept` 0: what a teacher wrote is not thrown away.
 */
export const bookmarks: Migration = {
  number: 110,
  name: 'bookmarks',
  up(db) {
    db.run(`CREATE TABLE bookmark (
      bookmark_id TEXT NOT NULL, teacher_id TEXT NOT NULL, lesson_id TEXT NOT NULL,
      at_seconds REAL NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
      kept INTEGER NOT NULL, at_unix_ms INTEGER NOT NULL,
      PRIMARY KEY (teacher_id, bookmark_id)
    ) STRICT`);
    db.run('CREATE INDEX bookmark_of_lesson ON bookmark (teacher_id, lesson_id, kept, at_seconds)');
  },
};
