import type { ReadDb } from '../db.ts';
import { addLesson, type Lengths, noLengths } from './minutes.ts';
import { type BookRow, compareBooks } from './names.ts';

export type Book = BookRow & { readonly lessons: number };

/** What of the catalogue's index is kept in memory: 7 MB for a million lessons. */
export type IndexReader = {
  /** In the order of stages, grades, subjects, editions and volumes. */
  readonly books: ReadonlyMap<number, Book>;
  /** The books of the lessons of one title, one for each lesson. */
  readonly booksOf: (rank: number) => Uint32Array;
  /** And their lengths in minutes. */
  readonly minutesOf: (rank: number) => Uint8Array;
  /** How long the lessons of a book are. */
  readonly lengthsOf: (book: number) => Lengths;
  readonly publishers: readonly string[];
  /** Words of letters that titles hold. */
  readonly words: readonly string[];
};

export function openIndex(db: ReadDb): IndexReader {
  const rows = db.all<Book & { id: number }>('SELECT * FROM book').sort(compareBooks);
  const first = numbersOf(db, 'first');
  const books = numbersOf(db, 'books');
  const minutes = bytesOf(db, 'minutes');
  const lengths = lengthsByBook(books, minutes);
  const publishers = new Set(rows.flatMap(({ publisher }) => publisher ?? []));
  return {
    books: new Map(rows.map(({ id, ...book }) => [id, book])),
    booksOf: (rank) => books.subarray(first[rank] ?? 0, first[rank + 1] ?? 0),
    minutesOf: (rank) => minutes.subarray(first[rank] ?? 0, first[rank + 1] ?? 0),
    lengthsOf: (book) => lengths[book] ?? noLengths(),
    words: db.all<{ text: string }>('SELECT text FROM word').map(({ text }) => text),
    publishers: [...publishers].sort((a, b) => a.length - b.length),
  };
}

function lengthsByBook(books: Uint32Array, minutes: Uint8Array): readonly Lengths[] {
  const lengths: Lengths[] = [];
  for (let at = 0; at < books.length; at += 1) {
    const book = books[at] ?? 0;
    let ofBook = lengths[book];
    if (ofBook === undefined) {
      ofBook = noLengths();
      lengths[book] = ofBook;
    }
    addLesson(ofBook, minutes[at] ?? 0);
  }
  return lengths;
}

export function numbersOf(db: ReadDb, name: string): Uint32Array {
  return numbersFrom(bytesOf(db, name));
}

/** A copy: a view of four-byte numbers needs a start that SQLite's buffer may not have. */
export function numbersFrom(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

export function bytesOf(db: ReadDb, name: string): Uint8Array {
  return (
    db.get<{ bytes: Uint8Array }>('SELECT bytes FROM array WHERE name = @name', { name })?.bytes ?? new Uint8Array()
  );
}
