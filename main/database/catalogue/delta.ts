import type Sqlite from 'better-sqlite3';
import type { Han } from '../../../core/search/index.ts';
import { framesIn, lessonsOf, type Placed, SourceBroken } from '../../shards/index.ts';
import { countThemes } from './count-themes.ts';
import { deltaTitles } from './delta-titles.ts';
import { type BookRow, bookOf, hashOf, keyOfBook } from './names.ts';
import type { Pace } from './pace.ts';
import type { Step } from './plan.ts';
import { fillHeldFiles, lessonWriter, pathOf } from './rows.ts';
import { digestOf, FEED_LESSONS_MAX, firstLessonOf } from './source.ts';
import { storedTitle } from './titles.ts';

type Row = {
  readonly id: number;
  readonly title_id: number;
  readonly book_id: number;
  readonly unit_id: number | null;
};

/** Takes the steps in a copy of a catalogue: rows, then titles and what is counted. The result is as if it were built. */
export function changeCatalogue(
  connection: Sqlite.Database,
  steps: readonly Step[],
  { han, pace }: { readonly han: Han; readonly pace: Pace },
): void {
  const books = openBooks(connection);
  const titles = deltaTitles(connection, { han, pace, bookOf: books.rowOf }, wantedTitles(steps, pace));
  const units = openUnits(connection);
  const rows = openRows(connection, ({ title_id, book_id, unit_id }) => {
    titles.touch(title_id);
    books.touch(book_id);
    if (unit_id !== null) units.touch(book_id, unit_id);
  });
  const writeLesson = lessonWriter(connection);
  const addFrame = openFrames(connection, pace);

  function put(feed: number, feedId: string, id: number, placed: Placed): void {
    const title = titles.idOf(storedTitle(placed.card.title));
    const book = books.idOf(bookOf(placed.card));
    const unit = units.idOf(book, pathOf(placed.card), id);
    writeLesson(feedId, placed, { id, feed, title, book, unit });
    titles.touch(title);
    books.touch(book);
    if (unit !== null) units.touch(book, unit);
  }

  for (const step of steps) {
    const { feed, source } = step;
    if (step.kind === 'anew') rows.dropAll(feed);
    writeFeed(connection, step);
    if (source === null) continue;
    const add = (placed: Placed) => put(feed, source.id, rows.nextId(feed, source.id), placed);
    if (step.kind === 'anew') for (const placed of lessonsOf(source, addFrame)) add(placed);
    if (step.kind === 'anew') continue;
    for (const { removed, file, unixMs } of step.changes) {
      for (const id of removed) for (const row of rows.find(feed, source.id, id)) rows.drop(row);
      if (file === null) continue;
      for (const { cards, details } of framesIn(source, file)) {
        const frame = addFrame(details);
        for (const [line, card] of cards.entries()) {
          const [row, ...doubles] = rows.find(feed, source.id, card.id);
          for (const double of doubles) rows.drop(double);
          if (!row) add({ card, frame, line, arrivedUnixMs: unixMs });
          else {
            rows.take(row);
            put(feed, source.id, row.id, { card, frame, line, arrivedUnixMs: null });
          }
        }
      }
    }
  }
  titles.finish();
  units.finish(pace);
  books.finish(pace);
  countThemes(connection, pace);
  fillHeldFiles(connection, pace);
  connection.exec('UPDATE made SET deltas = deltas + 1');
}

function* shardsOf(step: Step): Generator<string> {
  if (step.source === null) return;
  if (step.kind === 'anew') yield* step.source.files;
  for (const { file } of step.kind === 'anew' ? step.source.changes : step.changes) if (file) yield file;
}

/** Titles that will be looked for, so that one pass over all titles finds their numbers. */
function wantedTitles(steps: readonly Step[], pace: Pace): Set<string> {
  const wanted = new Set<string>();
  for (const step of steps) {
    for (const file of shardsOf(step)) {
      if (step.source === null) continue;
      for (const { cards } of framesIn(step.source, file)) {
        pace();
        for (const { title } of cards) wanted.add(storedTitle(title));
      }
    }
  }
  return wanted;
}

function writeFeed(connection: Sqlite.Database, { feed, source }: Step): void {
  connection.prepare('DELETE FROM feed WHERE number = ?').run(feed);
  if (source === null) return;
  const { id, held, sinceUnixMs, fault } = source;
  connection
    .prepare('INSERT INTO feed VALUES (?, ?, ?, ?, ?, ?)')
    .run(feed, id, digestOf(source), held ? 1 : 0, sinceUnixMs, fault && JSON.stringify(fault));
}

function openFrames(connection: Sqlite.Database, pace: Pace): (details: Uint8Array) => number {
  let frame = connection.prepare('SELECT coalesce(max(id), 0) FROM frame').pluck().get() as number;
  const write = connection.prepare('INSERT INTO frame VALUES (?, ?)');
  return (details) => {
    pace();
    frame += 1;
    write.run(frame, details);
    return frame;
  };
}

/** `touched` hears of every row before it goes. */
function openRows(connection: Sqlite.Database, touched: (row: Row) => void) {
  const columns = 'SELECT id, title_id, book_id, unit_id FROM lesson';
  const find = connection.prepare(`${columns} WHERE id_hash = ? AND own_id = ? AND feed = ? ORDER BY id`);
  const ofFeed = connection.prepare(`${columns} WHERE id >= ? AND id < ?`);
  const last = connection.prepare('SELECT max(id) FROM lesson WHERE id >= ? AND id < ?').pluck();
  const deleteLesson = connection.prepare('DELETE FROM lesson WHERE id = ?');
  const deleteArrival = connection.prepare('DELETE FROM arrival WHERE lesson_id = ?');
  const deleteThemes = connection.prepare('DELETE FROM theme_lesson WHERE lesson_id = ?');
  const lastIds = new Map<number, number>();
  /** What it was is forgotten; it comes again under its number. */
  function take(row: Row): void {
    touched(row);
    deleteThemes.run(row.id);
  }
  function drop(row: Row): void {
    take(row);
    deleteLesson.run(row.id);
    deleteArrival.run(row.id);
  }
  return {
    take,
    drop,
    find: (feed: number, feedId: string, id: string) => find.all(hashOf(`${feedId}/${id}`), id, feed) as Row[],
    dropAll(feed: number): void {
      const first = firstLessonOf(feed);
      for (const row of ofFeed.all(first, first + FEED_LESSONS_MAX) as Row[]) drop(row);
    },
    nextId(feed: number, feedId: string): number {
      const first = firstLessonOf(feed);
      const before = lastIds.get(feed) ?? (last.get(first, first + FEED_LESSONS_MAX) as number | null) ?? first;
      if (before + 1 >= first + FEED_LESSONS_MAX) throw new SourceBroken(feedId, '', 'too many lessons');
      lastIds.set(feed, before + 1);
      return before + 1;
    },
  };
}

function openBooks(connection: Sqlite.Database) {
  const rows = new Map<number, BookRow>();
  const ids = new Map<string, number>();
  for (const { id, lessons: _, ...row } of connection.prepare('SELECT * FROM book').all() as (BookRow & {
    id: number;
    lessons: number;
  })[]) {
    rows.set(id, row);
    ids.set(keyOfBook(row), id);
  }
  let last = Math.max(0, ...rows.keys());
  const touched = new Set<number>();
  const insert = connection.prepare(
    'INSERT INTO book VALUES (@id, @stage, @grade, @subject, @publisher, @year, @volume, 0)',
  );
  return {
    rowOf: (id: number) => rows.get(id),
    touch: (id: number) => void touched.add(id),
    idOf(row: BookRow): number {
      const key = keyOfBook(row);
      const known = ids.get(key);
      if (known !== undefined) return known;
      last += 1;
      insert.run({ id: last, ...row });
      rows.set(last, row);
      ids.set(key, last);
      return last;
    },
    finish(pace: Pace): void {
      const count = connection.prepare(
        'UPDATE book SET lessons = (SELECT count(*) FROM lesson WHERE book_id = @id AND withdrawn = 0) WHERE id = @id',
      );
      const remove = connection.prepare(
        'DELETE FROM book WHERE id = @id AND NOT EXISTS (SELECT 1 FROM lesson WHERE book_id = @id)',
      );
      for (const id of touched) {
        pace();
        count.run({ id });
        remove.run({ id });
      }
    },
  };
}

function openUnits(connection: Sqlite.Database) {
  const ofBook = new Map<number, Map<string, number>>();
  const touched = new Map<number, number>();
  const select = connection.prepare('SELECT titles, id FROM unit WHERE book_id = ?').raw();
  const insert = connection.prepare('INSERT INTO unit VALUES (?, ?, ?, ?, 0)');
  let last = connection.prepare('SELECT coalesce(max(id), 0) FROM unit').pluck().get() as number;
  return {
    touch: (book: number, id: number) => void touched.set(id, book),
    idOf(book: number, path: string | null, lesson: number): number | null {
      if (path === null) return null;
      const known = ofBook.get(book) ?? new Map(select.all(book) as [string, number][]);
      ofBook.set(book, known);
      const id = known.get(path);
      if (id !== undefined) return id;
      last += 1;
      insert.run(last, book, path, lesson);
      known.set(path, last);
      return last;
    },
    finish(pace: Pace): void {
      const count = connection.prepare(
        `SELECT min(id) AS first, sum(withdrawn = 0) AS lessons FROM lesson WHERE book_id = ? AND unit_id = ?`,
      );
      const update = connection.prepare('UPDATE unit SET first_lesson = ?, lessons = ? WHERE id = ?');
      const remove = connection.prepare('DELETE FROM unit WHERE id = ?');
      for (const [id, book] of touched) {
        pace();
        const { first, lessons } = count.get(book, id) as { first: number | null; lessons: number | null };
        if (first === null) remove.run(id);
        else update.run(first, lessons ?? 0, id);
      }
    },
  };
}
