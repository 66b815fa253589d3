import type { ReadDb } from '../db.ts';
import { type BookRow, compareBooks } from './names.ts';

export type Book = BookRow & { readonly lessons: number };

/** What of the catalogue's index is kept in memory: 5 MB for a million lessons. */
export type IndexReader = {
  /** In the order of stages, grades, subjects, editions and volumes. */
  readonly books: ReadonlyMap<number, Book>;
  /** The books of the lessons of one title, one for each lesson. */
  readonly booksOf: (rank: number) => Uint32Array;
  /** The same of all titles. */
  readonly lessons: { readonly books: Uint32Array; readonly minutes: Uint8Array };
  /** And their lengths in minutes. */
  readonly minutesOf: (rank: number) => Uint8Array;
  readonly publishers: readonly string[];
  /** Words of letters that titles hold. */
  readonly words: readonly string[];
};

export function openIndex(db: ReadDb): IndexReader {
  const rows = db.all<Book & { id: number }>('SELECT * FROM book').sort(compareBooks);
  const first = numbersOf(db, 'first');
  const books = numbersOf(db, 'books');
  const minutes = bytesOf(db, 'minutes');
  const publishers = new Set(rows.flatMap(({ publisher }) => publisher ?? []));
  return {
    books: new Map(rows.map(({ id, ...book }) => [id, book])),
    booksOf: (rank) => books.subarray(first[rank] ?? 0, first[rank + 1] ?? 0),
    lessons: { books, minutes },
    minutesOf: (rank) => minutes.subarray(first[rank] ?? 0, first[rank + 1] ?? 0),
    words: db.all<{ text: string }>('SELECT text FROM word').map(({ text }) => text),
    publishers: [...publishers].sort((a, b) => a.length - b.length),
  };
}

export function numbersOf(db: ReadDb, name: string): Uint32Array {
  // A copy: a view of four-byte numbers needs a start that SQLite's buffer may not have.
  return new Uint32Array(Uint8Array.from(bytesOf(db, name)).buffer);
}

export function bytesOf(db: ReadDb, name: string): Uint8Array {
  return (
    db.get<{ bytes: Uint8Array }>('SELECT bytes FROM array WHERE name = @name', { name })?.bytes ?? new Uint8Array()
  );
}
