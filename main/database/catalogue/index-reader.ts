import type { ReadDb } from '../db.ts';
import type { BookRow } from './names.ts';

/** What of the catalogue's index is kept in memory: 5 MB for a million lessons. */
export type IndexReader = {
  readonly books: ReadonlyMap<number, BookRow>;
  readonly titleCount: number;
  /** The books of the lessons of one title, one for each lesson. */
  readonly booksOf: (rank: number) => Uint32Array;
  readonly publishers: readonly string[];
  /** Words of letters that titles hold. */
  readonly words: readonly string[];
};

export function openIndex(db: ReadDb): IndexReader {
  const rows = db.all<BookRow & { id: number }>('SELECT * FROM book');
  const first = arrayOf(db, 'first');
  const books = arrayOf(db, 'books');
  const publishers = new Set(rows.flatMap(({ publisher }) => publisher ?? []));
  return {
    books: new Map(rows.map(({ id, ...book }) => [id, book])),
    titleCount: Math.max(0, first.length - 1),
    booksOf: (rank) => books.subarray(first[rank] ?? 0, first[rank + 1] ?? 0),
    words: db.all<{ text: string }>('SELECT text FROM word').map(({ text }) => text),
    publishers: [...publishers].sort((a, b) => a.length - b.length),
  };
}

function arrayOf(db: ReadDb, name: string): Uint32Array {
  const row = db.get<{ bytes: Uint8Array }>('SELECT bytes FROM array WHERE name = @name', { name });
  // A copy: a view of four-byte numbers needs a start that SQLite's buffer may not have.
  return row ? new Uint32Array(Uint8Array.from(row.bytes).buffer) : new Uint32Array(0);
}
