import type Sqlite from 'better-sqlite3';
import type { Han } from '../../../core/search/index.ts';
import { readDb } from '../db.ts';
import { type Arrays, writeArrays } from './arrays.ts';
import { bytesOf, numbersOf } from './index-reader.ts';
import { minutesOf } from './minutes.ts';
import type { BookRow } from './names.ts';
import type { Pace } from './pace.ts';
import { createDocuments, readTokens, type TitleTokens } from './title-tokens.ts';
import { weightOf } from './titles.ts';

/** A class of titles has no place to spare any more: the catalogue is to be built whole. */
export class NoRoom extends Error {}

type Within = {
  readonly han: Han;
  readonly pace: Pace;
  readonly bookOf: (id: number) => BookRow | undefined;
};
type Lists = Map<number, { readonly books: readonly number[]; readonly minutes: readonly number[] }>;
type Found = { readonly rank: number; readonly stored: string };
type Title = Found & { readonly rows: readonly Live[] };
type Live = { readonly book_id: number; readonly seconds: number | null };

/** Titles of a catalogue that changes: what of them is searched follows what became of their lessons. */
export function deltaTitles(connection: Sqlite.Database, { han, pace, bookOf }: Within, wanted: ReadonlySet<string>) {
  const db = readDb(connection);
  const arrays: Arrays = {
    first: numbersOf(db, 'first'),
    books: numbersOf(db, 'books'),
    minutes: bytesOf(db, 'minutes'),
    classes: numbersOf(db, 'classes'),
  };
  const documents = createDocuments(bookOf);
  const ids = new Map<string, number>();
  const added = new Map<number, string>();
  let last = connection.prepare('SELECT coalesce(max(id), -1) FROM title').pluck().get() as number;
  const touched = new Set<number>();
  if (wanted.size > 0) {
    for (const { id, title } of db.each<{ id: number; title: string }>('SELECT id, title FROM title')) {
      if (wanted.has(title)) ids.set(title, id);
    }
  }
  return {
    touch: (id: number) => void touched.add(id),
    idOf(stored: string): number {
      const known = ids.get(stored);
      if (known !== undefined) return known;
      last += 1;
      ids.set(stored, last);
      added.set(last, stored);
      return last;
    },
    finish(): void {
      const index = openSearch(connection, (stored) => readTokens(stored, han), documents);
      const room = openRoom(connection, arrays.classes);
      const live = connection.prepare(
        'SELECT book_id, seconds FROM lesson WHERE title_id = ? AND withdrawn = 0 ORDER BY id',
      );
      const isUsed = connection.prepare('SELECT count(*) FROM lesson WHERE title_id = ?').pluck();
      const find = connection.prepare('SELECT rank, title AS stored FROM title WHERE id = ?');
      const insert = connection.prepare('INSERT INTO title VALUES (?, ?, ?)');
      const remove = connection.prepare('DELETE FROM title WHERE id = ?');
      const lists: Lists = new Map();
      const titles: Title[] = [];
      for (const id of touched) {
        pace();
        const rows = live.all(id) as Live[];
        const stored = added.get(id);
        const there = find.get(id) as Found | undefined;
        if (rows.length === 0 && isUsed.get(id) === 0) remove.run(id);
        else if (!there && stored !== undefined) insert.run(room.take(stored), id, stored);
        const title = there ?? (find.get(id) as Found | undefined);
        if (title) titles.push({ ...title, rows });
      }
      // By rank: what comes out of order makes the index write all that it holds in memory, each time.
      for (const { rank, stored, rows } of titles.sort((a, b) => a.rank - b.rank)) {
        pace();
        const before = arrays.books.subarray(arrays.first[rank] ?? 0, arrays.first[rank + 1] ?? 0);
        const books = rows.map(({ book_id }) => book_id);
        index.change({ rank, stored }, new Set(before), new Set(books));
        lists.set(rank, { books, minutes: rows.map(({ seconds }) => minutesOf(seconds)) });
      }
      writeArrays(connection, changed(arrays, lists));
    },
  };
}

function openSearch(
  connection: Sqlite.Database,
  read: (stored: string) => TitleTokens,
  { documentOf }: ReturnType<typeof createDocuments>,
) {
  const insert = connection.prepare('INSERT INTO search (rowid, tokens) VALUES (?, ?)');
  // The index holds no text, so what is taken out has to be said as it was put in.
  const remove = connection.prepare(`INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)`);
  const word = connection.prepare('INSERT OR IGNORE INTO word VALUES (?)');
  return {
    change(title: Found, before: Set<number>, after: Set<number>): void {
      if (before.size === after.size && [...before].every((book) => after.has(book))) return;
      const tokens = read(title.stored);
      const was = before.size > 0 ? documentOf(tokens, before) : '';
      const is = after.size > 0 ? documentOf(tokens, after) : '';
      if (was === is) return;
      if (was) remove.run(title.rank, was);
      if (is) insert.run(title.rank, is);
      for (const text of tokens.words) word.run(text);
    },
  };
}

function openRoom(connection: Sqlite.Database, classes: Uint32Array) {
  const last = connection.prepare('SELECT max(rank) FROM title WHERE rank >= ? AND rank < ?').pluck();
  const next = new Map<number, number>();
  return {
    take(stored: string): number {
      const weight = weightOf(stored);
      const [first = 0, end = 0] = [classes[weight], classes[weight + 1]];
      const rank = next.get(weight) ?? ((last.get(first, end) as number | null) ?? first - 1) + 1;
      if (rank >= end) throw new NoRoom();
      next.set(weight, rank + 1);
      return rank;
    },
  };
}

/** The arrays with the lists of some ranks replaced; between those they are copied as they are. */
function changed({ first, books, minutes, classes }: Arrays, lists: Lists): Arrays {
  const ranks = [...lists.keys()].sort((a, b) => a - b);
  let more = 0;
  for (const rank of ranks) {
    more += (lists.get(rank)?.books.length ?? 0) - ((first[rank + 1] ?? 0) - (first[rank] ?? 0));
  }
  const result = { first: first.slice(), books: new Uint32Array(books.length + more), classes };
  const lengths = new Uint8Array(minutes.length + more);
  let [from, to, rank] = [0, 0, 0];
  const copyUntil = (end: number): void => {
    const until = first[end] ?? 0;
    result.books.set(books.subarray(from, until), to);
    lengths.set(minutes.subarray(from, until), to);
    for (; rank < end; rank += 1) result.first[rank] = (first[rank] ?? 0) + to - from;
    to += until - from;
    from = until;
  };
  for (const at of ranks) {
    copyUntil(at);
    const list = lists.get(at);
    result.first[at] = to;
    result.books.set(list?.books ?? [], to);
    lengths.set(list?.minutes ?? [], to);
    to += list?.books.length ?? 0;
    from = first[at + 1] ?? 0;
    rank = at + 1;
  }
  copyUntil(first.length - 1);
  result.first[first.length - 1] = to;
  return { ...result, minutes: lengths };
}
