import type { Migration } from '../../migrate.ts';

/** Where each teacher stood last on each way to a lesson; nobody chosen ('') has a place too. */
export const places: Migration = {
  number: 80,
  name: 'places',
  up(db) {
    db.run(`CREATE TABLE browse_place (
      teacher_id TEXT NOT NULL, tab TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (teacher_id, tab)
    ) STRICT, WITHOUT ROWID`);
  },
};
