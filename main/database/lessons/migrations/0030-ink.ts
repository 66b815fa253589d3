import type { Migration } from '../../migrate.ts';

/**
 * AUTOINCREMENT: a sequence number is never given twice, even after a salvage that lost the newest records.
 * Points are float64 little-endian, so that what comes back is exactly what was drawn.
 */
export const ink: Migration = {
  number: 30,
  name: 'ink',
  up(db) {
    db.run(`CREATE TABLE ink_record (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      page_id TEXT NOT NULL,
      lesson_id TEXT,
      teacher_id TEXT, class_id TEXT,
      kind TEXT NOT NULL,
      writer TEXT NOT NULL,
      made_unix_ms INTEGER NOT NULL,
      body TEXT NOT NULL,
      points BLOB
    ) STRICT`);
    db.run(`CREATE INDEX ink_of ON ink_record
      (ifnull(lesson_id, ''), ifnull(teacher_id, ''), ifnull(class_id, ''), page_id, sequence)`);
  },
};
