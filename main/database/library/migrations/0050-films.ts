import type { Migration } from '../../migrate.ts';

/** What was found in films that their catalogue told nothing of, by digest: it outlives the catalogue. */
export const films: Migration = {
  number: 50,
  name: 'films',
  up(db) {
    db.run('CREATE TABLE film (digest TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID');
  },
};
