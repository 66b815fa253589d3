import type { Migration } from '../migrate.ts';

/** The catalogue is never migrated: it is built anew from its feeds when its schema or a feed has changed. */
export const CATALOGUE_SCHEMA = 10;

export const catalogueTables: Migration = {
  number: CATALOGUE_SCHEMA,
  name: 'catalogue',
  up(db) {
    db.run('CREATE TABLE feed (id TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT');
    db.run(`CREATE TABLE lesson (
      id TEXT PRIMARY KEY, feed_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL
    ) STRICT`);
    db.run('CREATE INDEX lesson_place ON lesson (feed_id, place)');
    db.run(`CREATE TABLE lesson_file (
      digest TEXT NOT NULL, lesson_id TEXT NOT NULL, PRIMARY KEY (digest, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    db.run(`CREATE TABLE search_key (
      key TEXT NOT NULL, lesson_id TEXT NOT NULL, PRIMARY KEY (key, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE INDEX search_key_of ON search_key (lesson_id)');
  },
};
