import type { Migration } from '../../migrate.ts';

export const people: Migration = {
  number: 10,
  name: 'people',
  up(db) {
    db.run(`CREATE TABLE teacher (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, subject TEXT, added_unix_ms INTEGER NOT NULL
    ) STRICT`);
    db.run(`CREATE TABLE school_class (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, added_unix_ms INTEGER NOT NULL
    ) STRICT`);
    db.run(`CREATE TABLE chosen (
      only INTEGER PRIMARY KEY CHECK (only = 1), teacher_id TEXT, class_id TEXT
    ) STRICT`);
  },
};
