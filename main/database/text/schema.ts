import type Sqlite from 'better-sqlite3';
import { writeDb } from '../db.ts';

/** Raised when texts are taken in or looked for in another way: the index is made anew, nothing of it is precious. */
export const TEXT_SCHEMA = 1;

/**
 * What lessons say besides their titles:
 *
 *   source   a feed that has been taken in whole, by the digest it had
 *   frame    so many of its lessons, by what is in them: after a change of the feed the others are not read again
 *     |
 *   doc      one lesson's summary, chapters, questions and units (its text stays where it is, in the catalogue), or a
 *     |      piece of a subtitle file or a text file, which is kept here in `body`
 *   search   the tokens of a doc; no places, so what is found is looked at again
 *
 *   file     a subtitle or text file of a lesson; `first` is null until it has been read
 *   phrase   different names of units and subjects, to complete what is typed
 */
const TABLES = [
  'CREATE TABLE source (id TEXT PRIMARY KEY, digest TEXT NOT NULL, held INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  `CREATE TABLE frame (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, hash TEXT NOT NULL, walk INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX frame_of ON frame (source, hash)',
  'CREATE TABLE doc (id INTEGER PRIMARY KEY, lesson_id TEXT NOT NULL, kind TEXT, body TEXT) STRICT',
  `CREATE TABLE file (
    id INTEGER PRIMARY KEY, lesson_id TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, facets TEXT NOT NULL,
    frame INTEGER NOT NULL, first INTEGER, last INTEGER
  ) STRICT`,
  'CREATE UNIQUE INDEX file_of ON file (lesson_id, digest)',
  'CREATE INDEX file_frame ON file (frame)',
  'CREATE INDEX file_unread ON file (id) WHERE first IS NULL',
  'CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT',
  // Two places: the number of the walk that goes on, and whether all was taken in.
  'CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), walk INTEGER NOT NULL, complete INTEGER NOT NULL) STRICT',
  'INSERT INTO state VALUES (1, 0, 0)',
  `CREATE VIRTUAL TABLE search USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
  `CREATE VIRTUAL TABLE phrase_search USING fts5(tokens, content='', columnsize=0, detail=none, tokenize='ascii')`,
  // Larger than SQLite's own megabyte: fewer segments to be merged when a million lessons come in.
  `INSERT INTO search (search, rank) VALUES ('hashsize', 8388608)`,
];

export function createTextTables(connection: Sqlite.Database): void {
  const db = writeDb(connection);
  for (const sql of TABLES) db.run(sql);
  connection.pragma(`user_version = ${TEXT_SCHEMA}`);
}
