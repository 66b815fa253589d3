import type { Migration } from '../../migrate.ts';

export const jobs: Migration = {
  number: 20,
  name: 'jobs',
  up(db) {
    db.run(`CREATE TABLE job (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL, title TEXT NOT NULL, priority INTEGER NOT NULL,
      state TEXT NOT NULL, payload TEXT NOT NULL, added_unix_ms INTEGER NOT NULL
    ) STRICT`);
  },
};
