import type { Migration } from '../../migrate.ts';

/**
 * Dates are civil ones, 2026-11-27: a timetable knows no zone. A planned lesson stands by what a person sees (date,
 * number, class), not by a row of the timetable, so that it stays when the timetable is typed anew.
 */
export const timetable: Migration = {
  number: 40,
  name: 'timetable',
  up(db) {
    db.run(`CREATE TABLE bell (
      number INTEGER PRIMARY KEY, name TEXT, starts_at_minute INTEGER NOT NULL, ends_at_minute INTEGER NOT NULL
    ) STRICT`);
    db.run(`CREATE TABLE period (
      id INTEGER PRIMARY KEY,
      weekday INTEGER NOT NULL, number INTEGER NOT NULL, week TEXT NOT NULL,
      class_name TEXT, subject TEXT, teacher_name TEXT
    ) STRICT`);
    db.run(`CREATE TABLE day_exception (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL, from_date TEXT NOT NULL, until_date TEXT NOT NULL,
      weekday INTEGER, week TEXT, name TEXT
    ) STRICT`);
    db.run(`CREATE TABLE timetable_setting (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      starts_on TEXT, ends_on TEXT, class_name TEXT, subject TEXT, teacher_name TEXT
    ) STRICT`);
    db.run(`CREATE TABLE timetable_change (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, made_unix_ms INTEGER NOT NULL, before TEXT NOT NULL
    ) STRICT`);
    db.run(`CREATE TABLE planned_lesson (
      date TEXT NOT NULL, number INTEGER NOT NULL, class_key TEXT NOT NULL,
      lesson_id TEXT NOT NULL, title TEXT NOT NULL, made_unix_ms INTEGER NOT NULL,
      PRIMARY KEY (date, number, class_key)
    ) STRICT`);
  },
};
