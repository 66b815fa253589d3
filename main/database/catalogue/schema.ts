import type { Migration } from '../migrate.ts';

/** The catalogue is never migrated: it is built anew from its feeds when its schema or a feed has changed. */
export const CATALOGUE_SCHEMA = 33;

/**
 * A million lessons have some 300,000 different titles, so titles are what is searched:
 *
 *   search (tokens of a title)   its rowid is the title's rank: short titles first, because the first rows of an
 *      |                         answer come without sorting
 *   title  <--- lesson ---> book (stage, grade, subject, edition, volume)
 *                 |  \---> unit (a path in the book)
 *               frame (its details, packed as the shard held them)
 */
export const catalogueTables: Migration = {
  number: CATALOGUE_SCHEMA,
  name: 'catalogue',
  up(db) {
    // How often it was changed since it was built.
    db.run('CREATE TABLE made (deltas INTEGER NOT NULL) STRICT');
    db.run('INSERT INTO made VALUES (0)');
    // `held`: its files lie in the store. `fault`: JSON of why it, or its newest changes, are not in here.
    db.run(`CREATE TABLE feed (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, held INTEGER NOT NULL,
      since_unix_ms INTEGER NOT NULL, fault TEXT
    ) STRICT`);
    db.run(`CREATE TABLE book (
      id INTEGER PRIMARY KEY, stage TEXT, grade INTEGER, subject TEXT NOT NULL, publisher TEXT, year INTEGER, volume TEXT,
      lessons INTEGER NOT NULL
    ) STRICT`);
    // `first_lesson` gives units the order of their book.
    db.run(`CREATE TABLE unit (
      id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL, titles TEXT NOT NULL,
      first_lesson INTEGER NOT NULL, lessons INTEGER NOT NULL
    ) STRICT`);
    // `rank` is the rowid in search; `id` the number that lessons know it by.
    db.run(`CREATE TABLE title (
      rank INTEGER PRIMARY KEY, id INTEGER NOT NULL, title TEXT NOT NULL
    ) STRICT`);
    db.run(`CREATE TABLE lesson (
      id INTEGER PRIMARY KEY, own_id TEXT NOT NULL, id_hash INTEGER NOT NULL, feed INTEGER NOT NULL,
      title_id INTEGER NOT NULL, book_id INTEGER NOT NULL, unit_id INTEGER, seconds REAL,
      changed_unix_ms INTEGER, withdrawn INTEGER NOT NULL, frame_id INTEGER NOT NULL, line INTEGER NOT NULL
    ) STRICT`);
    db.run('CREATE TABLE frame (id INTEGER PRIMARY KEY, details BLOB NOT NULL) STRICT');
    db.run('CREATE TABLE held_file (digest TEXT PRIMARY KEY, media_type TEXT NOT NULL) STRICT');
    // Lessons that came later than their feed did.
    db.run(`CREATE TABLE arrival (
      lesson_id INTEGER PRIMARY KEY, unix_ms INTEGER NOT NULL
    ) STRICT`);
    // `lengths`: u32 for each number of minutes, how many of its lessons are so long.
    db.run(`CREATE TABLE theme (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, lessons INTEGER NOT NULL DEFAULT 0, lengths BLOB NOT NULL DEFAULT x''
    ) STRICT`);
    db.run(`CREATE TABLE theme_lesson (
      theme_id INTEGER NOT NULL, lesson_id INTEGER NOT NULL, PRIMARY KEY (theme_id, lesson_id)
    ) STRICT, WITHOUT ROWID`);
    // What a theme's lessons are of, with `lengths` as above; grade 0: of none.
    db.run(`CREATE TABLE theme_part (
      theme_id INTEGER NOT NULL, grade INTEGER NOT NULL, subject TEXT NOT NULL, lengths BLOB NOT NULL,
      PRIMARY KEY (theme_id, grade, subject)
    ) STRICT, WITHOUT ROWID`);
    // Words of letters in titles, for those that are typed with a letter wrong.
    db.run('CREATE TABLE word (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
    // Whole arrays that a search keeps in memory: `first` (u32 for each rank: where its lessons begin), and for each
    // lesson in the order of ranks `books` (u32: the book it is of) and `minutes` (u8: its length, rounded up; 0 is not
    // known, 255 is more). `classes`: where the ranks of each weight begin, see titles.ts.
    // `themed`: the lengths of all lessons that are in a theme.
    db.run('CREATE TABLE array (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
    db.run(`CREATE VIRTUAL TABLE search USING fts5(
      tokens, content='', columnsize=0, detail=none, tokenize='ascii'
    )`);
  },
};

/** Made when all rows are there. */
export function addIndexes(run: (sql: string) => void): void {
  run('CREATE UNIQUE INDEX title_id ON title (id)');
  run('CREATE INDEX lesson_title ON lesson (title_id, book_id)');
  run('CREATE INDEX lesson_book ON lesson (book_id, unit_id)');
  run('CREATE INDEX lesson_hash ON lesson (id_hash)');
  run('CREATE INDEX unit_book ON unit (book_id, first_lesson)');
  run('CREATE INDEX theme_of ON theme_lesson (lesson_id)');
  run('CREATE INDEX arrival_time ON arrival (unix_ms, lesson_id)');
}
