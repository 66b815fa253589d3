import type { Migration } from '../../migrate.ts';

/** Files that came over the network for lessons of a catalogue: they outlive the catalogue that told of them. */
export const arrived: Migration = {
  number: 40,
  name: 'arrived',
  up(db) {
    db.run(`CREATE TABLE arrived_file (
      digest TEXT NOT NULL, lesson_id TEXT NOT NULL, media_type TEXT NOT NULL,
      PRIMARY KEY (lesson_id, digest)
    ) STRICT, WITHOUT ROWID`);
    db.run('CREATE INDEX arrived_file_digest ON arrived_file (digest, media_type)');
  },
};
