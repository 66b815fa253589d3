import type { Migration } from '../../migrate.ts';

/** What each teacher looked for last; nobody chosen (NULL) has searches of their own. */
export const searches: Migration = {
  number: 60,
  name: 'searches',
  up(db) {
    db.run(`CREATE TABLE search (
      id INTEGER PRIMARY KEY, teacher_id TEXT, text TEXT NOT NULL, at_unix_ms INTEGER NOT NULL
    ) STRICT`);
    db.run(`CREATE UNIQUE INDEX search_of ON search (ifnull(teacher_id, ''), text)`);
    db.run(`CREATE INDEX search_newest ON search (ifnull(teacher_id, ''), at_unix_ms)`);
  },
};
