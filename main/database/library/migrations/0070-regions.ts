import type { Migration } from '../../migrate.ts';

/** Where one recording of a lesson shows the presenter and where the screen. */
export const regions: Migration = {
  number: 70,
  name: 'regions',
  up(db) {
    db.run('CREATE TABLE lesson_regions (lesson_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  },
};
