import type { Migration } from '../../migrate.ts';

/**
 * Teacher and class may be unknown (NULL), and NULLs are never equal in a unique key: the keys are made over
 * '' instead. No foreign key points at a lesson: it lives in another file, and a stop outlives it.
 */
export const memory: Migration = {
  number: 20,
  name: 'memory',
  up(db) {
    db.run(`CREATE TABLE kept_lesson (
      lesson_id TEXT PRIMARY KEY, title TEXT NOT NULL, edition TEXT, digest TEXT
    ) STRICT`);
    db.run(`CREATE TABLE stop (
      id INTEGER PRIMARY KEY,
      teacher_id TEXT, class_id TEXT, lesson_id TEXT NOT NULL,
      stop_seconds REAL NOT NULL, duration_seconds REAL NOT NULL, finished INTEGER NOT NULL, at_unix_ms INTEGER NOT NULL
    ) STRICT`);
    db.run(`CREATE UNIQUE INDEX stop_of ON stop (ifnull(teacher_id, ''), ifnull(class_id, ''), lesson_id)`);
    db.run(`CREATE INDEX stop_newest ON stop (ifnull(teacher_id, ''), at_unix_ms)`);
    db.run(`CREATE TABLE history (
      id INTEGER PRIMARY KEY,
      teacher_id TEXT, class_id TEXT, lesson_id TEXT NOT NULL,
      from_unix_ms INTEGER NOT NULL, until_unix_ms INTEGER NOT NULL, stop_seconds REAL NOT NULL
    ) STRICT`);
    db.run(`CREATE INDEX history_of ON history
      (ifnull(teacher_id, ''), ifnull(class_id, ''), lesson_id, until_unix_ms)`);
  },
};
