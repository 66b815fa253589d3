import type { Migration } from '../../migrate.ts';

/** What was made or measured of films, by the digest of the film: main/derived makes it anew where it is lost. */
export const derived: Migration = {
  number: 60,
  name: 'derived',
  up(db) {
    db.run(`CREATE TABLE derived (
      source TEXT NOT NULL, kind TEXT NOT NULL,
      state TEXT NOT NULL, tries INTEGER NOT NULL, body TEXT NOT NULL,
      made_digest TEXT, media_type TEXT,
      PRIMARY KEY (source, kind)
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE INDEX derived_made ON derived (made_digest, media_type) WHERE made_digest IS NOT NULL');
  },
};
