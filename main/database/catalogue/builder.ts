import type Sqlite from 'better-sqlite3';
import { fold, type Han, tokensOf, wordsOf } from '../../../core/search/index.ts';
import { type Card, framesOf, linesOf } from '../../shards/index.ts';
import { type BookRow, bookOf, facetTokens, hashOf, publisherToken } from './names.ts';
import { addIndexes } from './schema.ts';
import { createTitles } from './titles.ts';

/** A feed's lessons in a shard. `digest` changes when anything of the feed did; `held`: its files lie in the store. */
export type CatalogueSource = {
  readonly id: string;
  readonly digest: string;
  readonly file: string;
  readonly held: boolean;
};

const WORD = /^[a-z]{3,40}$/;

/** Fills the empty tables of a new catalogue. In one thread and one pass: what is kept in memory is titles and books. */
export function fillCatalogue(connection: Sqlite.Database, sources: readonly CatalogueSource[], han: Han): void {
  const titles = createTitles();
  const books = createNumbers<BookRow>();
  const units = createNumbers<{ readonly book: number; readonly place: number; readonly titles: string }>();
  const ofLesson = { title: createColumn(), book: createColumn() };
  const insert = inserts(connection);
  let frame = 0;

  function addLesson(card: Card, feed: number, feedId: string, line: number): void {
    const book = books.numberOf(keyOf(card), () => bookOf(card));
    const path = card.units && card.units.length > 0 ? JSON.stringify(card.units) : null;
    const unit = path === null ? null : units.numberOf(`${book} ${path}`, (place) => ({ book, place, titles: path }));
    const title = titles.numberOf(card.title);
    if (!card.withdrawn) {
      ofLesson.title.push(title);
      ofLesson.book.push(book);
    }
    insert.lesson.run(
      ...[card.id, hashOf(`${feedId}/${card.id}`), feed, title, book, unit, card.seconds ?? null],
      ...[card.poster ? Buffer.from(card.poster, 'hex') : null, card.changedUnixMs ?? null, card.withdrawn ? 1 : 0],
      ...[frame, line],
    );
  }

  for (const [feed, { id, digest, file, held }] of sources.entries()) {
    insert.feed.run(feed, id, digest, held ? 1 : 0);
    for (const { cards, details } of framesOf(file)) {
      frame += 1;
      insert.frame.run(frame, details);
      for (const [line, card] of cards.entries()) addLesson(card, feed, id, line);
      if (held) for (const line of linesOf(details)) addFiles(line, insert.file);
    }
  }
  for (const [id, book] of books.all()) insert.book.run({ id, ...book });
  for (const [id, unit] of units.all()) insert.unit.run({ id, ...unit });
  addTitles(connection, titles.byRank(), ofLesson, new Map(books.all()), han);
  addIndexes((sql) => connection.exec(sql));
}

function inserts(connection: Sqlite.Database) {
  const values = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  return {
    feed: connection.prepare(`INSERT INTO feed VALUES (${values(4)})`),
    frame: connection.prepare(`INSERT INTO frame VALUES (${values(2)})`),
    book: connection.prepare('INSERT INTO book VALUES (@id, @stage, @grade, @subject, @publisher, @year, @volume)'),
    unit: connection.prepare('INSERT INTO unit VALUES (@id, @book, @place, @titles)'),
    lesson: connection.prepare(`INSERT INTO lesson VALUES (NULL, ${values(12)})`),
    file: connection.prepare('INSERT OR IGNORE INTO held_file VALUES (?, ?)'),
  };
}

type Columns = { readonly title: Column; readonly book: Column };

/** Titles, their tokens, and the arrays that a search keeps in memory. */
function addTitles(
  connection: Sqlite.Database,
  ranked: ReturnType<ReturnType<typeof createTitles>['byRank']>,
  ofLesson: Columns,
  books: ReadonlyMap<number, BookRow>,
  han: Han,
): void {
  const { first, inOrder } = booksByRank(ranked, ofLesson);
  const title = connection.prepare('INSERT INTO title VALUES (?, ?, ?)');
  const search = connection.prepare('INSERT INTO search (rowid, tokens) VALUES (?, ?)');
  // The larger the hash that is filled before it is written, the fewer segments are merged.
  connection.exec(`INSERT INTO search (search, rank) VALUES ('automerge', 0), ('hashsize', 33554432)`);
  const words = new Set<string>();
  const facets = new Map([...books].map(([number, book]) => [number, tokensOfBook(book)]));
  for (const [rank, { number, text, stored }] of ranked.entries()) {
    title.run(rank, number, stored);
    const tokens = new Set<string>();
    for (const line of text.split('\n')) {
      const cells = fold(line, han);
      for (const token of tokensOf(cells, han)) tokens.add(token);
      for (const word of wordsOf(cells)) if (WORD.test(word)) words.add(word);
    }
    for (let at = first[rank] ?? 0; at < (first[rank + 1] ?? 0); at += 1) {
      for (const token of facets.get(inOrder[at] ?? -1) ?? []) tokens.add(token);
    }
    search.run(rank, [...tokens].join(' '));
  }
  connection.exec(`INSERT INTO search (search) VALUES ('optimize')`);
  const word = connection.prepare('INSERT INTO word VALUES (?)');
  for (const text of [...words].sort()) word.run(text);
  const array = connection.prepare('INSERT INTO array VALUES (?, ?)');
  array.run('first', Buffer.from(first.buffer));
  array.run('books', Buffer.from(inOrder.buffer));
}

function tokensOfBook(book: BookRow): readonly string[] {
  return book.publisher === null ? facetTokens(book) : [...facetTokens(book), publisherToken(book.publisher)];
}

function booksByRank(
  ranked: readonly { readonly number: number }[],
  { title, book }: Columns,
): { readonly first: Uint32Array; readonly inOrder: Uint32Array } {
  const rankOf = new Uint32Array(ranked.length);
  for (const [rank, { number }] of ranked.entries()) rankOf[number] = rank;
  const first = new Uint32Array(ranked.length + 1);
  const titles = title.values();
  for (const number of titles) first[(rankOf[number] ?? 0) + 1] = (first[(rankOf[number] ?? 0) + 1] ?? 0) + 1;
  for (let rank = 0; rank < ranked.length; rank += 1) first[rank + 1] = (first[rank + 1] ?? 0) + (first[rank] ?? 0);
  const next = first.slice();
  const inOrder = new Uint32Array(titles.length);
  const numbers = book.values();
  for (let at = 0; at < titles.length; at += 1) {
    const rank = rankOf[titles[at] ?? 0] ?? 0;
    const place = next[rank] ?? 0;
    inOrder[place] = numbers[at] ?? 0;
    next[rank] = place + 1;
  }
  return { first, inOrder };
}

function addFiles(line: string, file: Sqlite.Statement): void {
  const { assets } = JSON.parse(line) as {
    assets: { digest: string; mediaType: string; frames: { digest?: string } | null }[];
  };
  for (const { digest, mediaType, frames } of assets) {
    file.run(digest, mediaType);
    if (frames?.digest) file.run(frames.digest, 'application/octet-stream');
  }
}

function keyOf({ stage, grade, subject, edition, volume }: Card): string {
  return [stage, grade, subject, edition?.publisher, edition?.year, volume].join('\n');
}

/** Numbers things by a key in the order they come, from 1. */
function createNumbers<Item>() {
  const numbers = new Map<string, number>();
  const items: Item[] = [];
  return {
    numberOf(key: string, make: (place: number) => Item): number {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      items.push(make(items.length));
      numbers.set(key, items.length);
      return items.length;
    },
    all: (): [number, Item][] => items.map((item, at) => [at + 1, item]),
  };
}

type Column = ReturnType<typeof createColumn>;

/** A growing array of whole numbers: four bytes each, where an array of JavaScript's takes eight and more. */
function createColumn() {
  let all = new Uint32Array(1 << 16);
  let count = 0;
  return {
    push(value: number): void {
      if (count === all.length) {
        const larger = new Uint32Array(all.length * 2);
        larger.set(all);
        all = larger;
      }
      all[count] = value;
      count += 1;
    },
    values: () => all.subarray(0, count),
  };
}
