import type { Migration } from '../../migrate.ts';

/** Where somebody said that a slide of a lesson begins, or that none does. */
export const slides: Migration = {
  number: 80,
  name: 'slides',
  up(db) {
    db.run('CREATE TABLE lesson_slides (lesson_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  },
};
