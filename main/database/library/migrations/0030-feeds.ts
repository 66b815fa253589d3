import type { Migration } from '../../migrate.ts';

/** The feeds that this PC subscribed to. What was last seen of each is JSON: only main/feeds reads it. */
export const feeds: Migration = {
  number: 30,
  name: 'feeds',
  up(db) {
    db.run(`CREATE TABLE feed (
      id TEXT PRIMARY KEY,
      address TEXT NOT NULL, fingerprint TEXT NOT NULL, by_policy INTEGER NOT NULL,
      body TEXT NOT NULL, subscribed_unix_ms INTEGER NOT NULL
    ) STRICT`);
  },
};
