import type { Migration } from '../../migrate.ts';

/** Lessons this school imported. Their cards and assets are JSON of core/words: they are read whole or not at all. */
export const lessons: Migration = {
  number: 10,
  name: 'lessons',
  up(db) {
    db.run(`CREATE TABLE lesson (
      id TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      added_unix_ms INTEGER NOT NULL,
      removed_unix_ms INTEGER
    ) STRICT`);
    db.run(`CREATE INDEX lesson_newest ON lesson (added_unix_ms) WHERE removed_unix_ms IS NULL`);
    db.run(`CREATE TABLE lesson_file (
      digest TEXT NOT NULL, lesson_id TEXT NOT NULL, PRIMARY KEY (digest, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    db.run(`CREATE TABLE search_key (
      key TEXT NOT NULL, lesson_id TEXT NOT NULL, PRIMARY KEY (key, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    db.run(`CREATE INDEX search_key_of ON search_key (lesson_id)`);
  },
};
