import type { Migration } from '../../migrate.ts';

/** Lessons that were asked for: before, each was a job. What they brought is counted by the day and where it came from. */
export const downloads: Migration = {
  number: 90,
  name: 'downloads',
  up(db) {
    db.run(`CREATE TABLE download (
      lesson_id TEXT PRIMARY KEY, position REAL NOT NULL, title TEXT NOT NULL, subject TEXT, bytes INTEGER NOT NULL,
      state TEXT NOT NULL, hurried INTEGER NOT NULL, from_line INTEGER NOT NULL, from_room INTEGER NOT NULL,
      from_disk INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`);
    db.run(`CREATE TABLE download_day (
      day TEXT PRIMARY KEY, from_line INTEGER NOT NULL, from_room INTEGER NOT NULL, from_disk INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE TABLE download_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
    db.run(`INSERT OR IGNORE INTO download
      SELECT json_extract(payload, '$.lessonId'), rowid, json_object('zh-CN', title), NULL, 0, '{"kind":"waiting"}', 0, 0, 0, 0
      FROM job WHERE kind = 'download' AND json_extract(payload, '$.lessonId') IS NOT NULL
        AND json_extract(state, '$.kind') IN ('queued', 'running', 'failed')`);
    db.run(`DELETE FROM job WHERE kind = 'download'`);
  },
};
