import type { Migration } from '../../migrate.ts';

/**
 * '' is the teacher nobody chose: a NULL is never equal in a key. What a lesson was called stands in the row, since it
 * is shown when the lesson has gone. One taken off stays as `chosen` 0, so that undo brings back one that has gone too.
 */
export const favourites: Migration = {
  number: 50,
  name: 'favourites',
  up(db) {
    db.run(`CREATE TABLE favourite (
      teacher_id TEXT NOT NULL, lesson_id TEXT NOT NULL,
      title TEXT NOT NULL, edition TEXT, poster_digest TEXT,
      chosen INTEGER NOT NULL, at_unix_ms INTEGER NOT NULL,
      PRIMARY KEY (teacher_id, lesson_id)
    ) STRICT`);
    db.run('CREATE INDEX favourite_newest ON favourite (teacher_id, chosen, at_unix_ms)');
  },
};
