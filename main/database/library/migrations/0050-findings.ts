import type { Migration } from '../../migrate.ts';

/** What was found in files, or made of them, by digest: it outlives the catalogue that told of them. */
export const findings: Migration = {
  number: 50,
  name: 'findings',
  up(db) {
    db.run('CREATE TABLE finding (digest TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  },
};
