import type Sqlite from 'better-sqlite3';
import { lessonsOf, type Placed, SourceBroken } from '../../shards/index.ts';
import { type Arrays, writeArrays } from './arrays.ts';
import { type Column, createColumn, createNumbers } from './columns.ts';
import { countThemes } from './count-themes.ts';
import { minutesOf } from './minutes.ts';
import { type BookRow, bookOf, keyOfBook } from './names.ts';
import type { Pace } from './pace.ts';
import { fillHeldFiles, lessonWriter, pathOf } from './rows.ts';
import { addIndexes } from './schema.ts';
import { digestOf, FEED_LESSONS_MAX, firstLessonOf, type Planned } from './source.ts';
import type { TitleReader } from './title-reader.ts';
import { createDocuments } from './title-tokens.ts';
import { createTitles, type Ranked } from './titles.ts';

type Unit = { readonly book: number; readonly titles: string; readonly first: number; lessons: number };

export type Filling = {
  readonly pace: Pace;
  /** For so many different titles. */
  readonly reader: (titles: number) => TitleReader;
};

/** Fills the empty tables of a new catalogue in one pass: what is kept in memory is titles and books. */
export function fillCatalogue(
  connection: Sqlite.Database,
  sources: readonly Planned[],
  { pace, reader }: Filling,
): void {
  const titles = createTitles();
  const books = createNumbers<{ readonly row: BookRow; lessons: number }>();
  const units = createNumbers<Unit>();
  const ofLesson: Columns = { title: createColumn(), book: createColumn(), minutes: createColumn() };
  const writeFeed = connection.prepare('INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?)');
  const writeFrame = connection.prepare('INSERT INTO frame VALUES (?, ?)');
  const writeLesson = lessonWriter(connection);
  let frame = 0;
  const addFrame = (details: Uint8Array): number => {
    pace();
    frame += 1;
    writeFrame.run(frame, details);
    return frame;
  };

  function addLesson(placed: Placed, feed: number, feedId: string, id: number): void {
    const { card } = placed;
    const row = bookOf(card);
    const book = books.numberOf(keyOfBook(row), () => ({ row, lessons: 0 }));
    const path = pathOf(card);
    const unit =
      path === null ? null : units.numberOf(`${book} ${path}`, () => ({ book, titles: path, first: id, lessons: 0 }));
    const title = titles.numberOf(card.title);
    if (!card.withdrawn) {
      ofLesson.title.push(title);
      ofLesson.book.push(book);
      ofLesson.minutes.push(minutesOf(card.seconds));
      for (const item of [books.item(book), unit === null ? null : units.item(unit)]) if (item) item.lessons += 1;
    }
    writeLesson(feedId, placed, { id, feed, title, book, unit });
  }

  for (const [feed, source] of sources.entries()) {
    const { id, held, sinceUnixMs, fault } = source;
    writeFeed.run(feed, id, digestOf(source), held ? 1 : 0, sinceUnixMs, fault && JSON.stringify(fault));
    let place = 0;
    for (const placed of lessonsOf(source, addFrame)) {
      place += 1;
      if (place >= FEED_LESSONS_MAX) throw new SourceBroken(id, source.files[0] ?? '', 'too many lessons');
      addLesson(placed, feed, id, firstLessonOf(feed) + place);
    }
  }
  const writeBook = connection.prepare(
    'INSERT INTO book VALUES (@id, @stage, @grade, @subject, @publisher, @year, @volume, @lessons)',
  );
  for (const [id, { row, lessons }] of books.all()) writeBook.run({ id, lessons, ...row });
  const writeUnit = connection.prepare('INSERT INTO unit VALUES (@id, @book, @titles, @first, @lessons)');
  for (const [id, unit] of units.all()) writeUnit.run({ id, ...unit });
  const documents = createDocuments((id) => books.item(id)?.row);
  addTitles(connection, titles.byRank(), ofLesson, documents, { pace, reader });
  addIndexes((sql) => {
    pace();
    connection.exec(sql);
  });
  countThemes(connection, pace);
  fillHeldFiles(connection, pace);
}

type Columns = { readonly title: Column; readonly book: Column; readonly minutes: Column };

/** Titles, their tokens, and the arrays that a search keeps in memory. */
function addTitles(
  connection: Sqlite.Database,
  ranked: Ranked,
  ofLesson: Columns,
  { documentOf }: ReturnType<typeof createDocuments>,
  { pace, reader }: Filling,
): void {
  const { stored, ranks, inOrder, classes } = ranked;
  const { first, books, minutes } = arraysOf(ranked, ofLesson);
  const title = connection.prepare('INSERT INTO title VALUES (?, ?, ?)');
  for (const number of inOrder) {
    pace();
    title.run(ranks[number], number, stored[number]);
  }
  // Where all lessons of a title are withdrawn, nothing is to be found.
  const live = inOrder.filter((number) => first[ranks[number] ?? 0] !== first[(ranks[number] ?? 0) + 1]);
  const search = connection.prepare('INSERT INTO search (rowid, tokens) VALUES (?, ?)');
  // The larger the hash that is filled before it is written, the fewer segments are merged.
  connection.exec(`INSERT INTO search (search, rank) VALUES ('automerge', 0), ('hashsize', 16777216)`);
  const words = new Set<string>();
  const reading = reader(live.length);
  try {
    let at = 0;
    for (const tokens of reading.read(textsOf(live, stored))) {
      pace();
      const rank = ranks[live[at] ?? 0] ?? 0;
      at += 1;
      for (const word of tokens.words) words.add(word);
      search.run(rank, documentOf(tokens, books.subarray(first[rank], first[rank + 1])));
    }
  } finally {
    reading.close();
  }
  mergeSegments(connection, pace);
  const word = connection.prepare('INSERT INTO word VALUES (?)');
  for (const text of [...words].sort()) word.run(text);
  writeArrays(connection, { first, books, minutes, classes });
}

/** All segments become one, some pages at a time. */
function mergeSegments(connection: Sqlite.Database, pace: Pace): void {
  const merge = connection.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`);
  const changes = connection.prepare('SELECT total_changes()').pluck();
  // Less than none: segments of different levels are merged as well.
  merge.run(-MERGED_PAGES);
  for (;;) {
    pace();
    const before = changes.get() as number;
    merge.run(MERGED_PAGES);
    if ((changes.get() as number) - before < 2) return;
  }
}
const MERGED_PAGES = 500;

function* textsOf(numbers: Uint32Array, stored: readonly string[]): Generator<string> {
  for (const number of numbers) yield stored[number] ?? '';
}

function arraysOf({ ranks, classes }: Ranked, { title, book, minutes }: Columns): Omit<Arrays, 'classes'> {
  const slots = classes.at(-1) ?? 0;
  const first = new Uint32Array(slots + 1);
  const titles = title.values();
  for (const number of titles) first[(ranks[number] ?? 0) + 1] = (first[(ranks[number] ?? 0) + 1] ?? 0) + 1;
  for (let rank = 0; rank < slots; rank += 1) first[rank + 1] = (first[rank + 1] ?? 0) + (first[rank] ?? 0);
  const next = first.slice();
  const [numbers, lengths] = [book.values(), minutes.values()];
  const [booksInOrder, minutesInOrder] = [new Uint32Array(titles.length), new Uint8Array(titles.length)];
  for (let at = 0; at < titles.length; at += 1) {
    const rank = ranks[titles[at] ?? 0] ?? 0;
    const place = next[rank] ?? 0;
    booksInOrder[place] = numbers[at] ?? 0;
    minutesInOrder[place] = lengths[at] ?? 0;
    next[rank] = place + 1;
  }
  return { first, books: booksInOrder, minutes: minutesInOrder };
}
