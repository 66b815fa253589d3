import type { Migration } from '../../migrate.ts';

/** What the last check before class said of each lesson, and of which files. */
export const ready: Migration = {
  number: 130,
  name: 'ready',
  up(db) {
    db.run(`CREATE TABLE ready_check (
      lesson_id TEXT PRIMARY KEY, checked_at_unix_ms INTEGER NOT NULL, body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`);
  },
};
