import type { Migration } from '../../migrate.ts';

/** How each teacher had each lesson laid out; nobody chosen ('') has one too. */
export const layouts: Migration = {
  number: 120,
  name: 'layouts',
  up(db) {
    db.run(`CREATE TABLE lesson_layout (
      teacher_id TEXT NOT NULL, lesson_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (teacher_id, lesson_id)
    ) STRICT, WITHOUT ROWID`);
  },
};
