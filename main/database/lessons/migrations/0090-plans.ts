import type { Migration } from '../../migrate.ts';

/**
 * '' is the teacher nobody chose, as with favourites; a plan without a class is for all of a teacher's. An item is one
 * segment, cue or note as JSON: an edit writes whole items, so that taking it back is writing the old ones. A lesson's
 * name, length and digest stand in its row for the day it has gone. What is removed is marked until the next start.
 */
export const plans: Migration = {
  number: 90,
  name: 'plans',
  up(db) {
    db.run(`CREATE TABLE plan (
      id TEXT PRIMARY KEY, teacher_id TEXT NOT NULL, class_id TEXT, name TEXT NOT NULL, period_seconds REAL NOT NULL,
      changed_unix_ms INTEGER NOT NULL, removed INTEGER NOT NULL
    ) STRICT`);
    db.run('CREATE INDEX plan_of ON plan (teacher_id, removed, changed_unix_ms)');
    db.run(`CREATE TABLE plan_lesson (
      plan_id TEXT NOT NULL, lesson_id TEXT NOT NULL, position INTEGER NOT NULL,
      title TEXT NOT NULL, digest TEXT, duration_seconds REAL NOT NULL, stage TEXT, grade INTEGER,
      PRIMARY KEY (plan_id, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE INDEX plan_lesson_order ON plan_lesson (plan_id, position)');
    db.run('CREATE INDEX plan_of_lesson ON plan_lesson (lesson_id)');
    db.run(`CREATE TABLE plan_item (
      plan_id TEXT NOT NULL, item_id TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (plan_id, item_id)
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE INDEX plan_item_order ON plan_item (plan_id, position, item_id)');
  },
};
