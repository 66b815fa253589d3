import type Sqlite from 'better-sqlite3';
import { addLengths, addLesson, countOf, type Lengths, minutesOf, noLengths } from './minutes.ts';
import type { Pace } from './pace.ts';

type Row = { readonly grade: number | null; readonly subject: string; readonly seconds: number | null };
type Part = { readonly grade: number; readonly subject: string; readonly lengths: Lengths };

/** How many lessons each theme has, of which grades, subjects and lengths, and all of them together. */
export function countThemes(connection: Sqlite.Database, pace: Pace): void {
  connection.exec('DELETE FROM theme_part');
  const put = connection.prepare('INSERT INTO theme_part VALUES (?, ?, ?, ?)');
  const update = connection.prepare('UPDATE theme SET lessons = ?, lengths = ? WHERE id = ?');
  const ofTheme = connection.prepare(
    `SELECT grade, subject, seconds FROM theme_lesson JOIN lesson ON lesson.id = lesson_id
       JOIN book ON book.id = book_id
     WHERE theme_id = ? AND withdrawn = 0`,
  );
  for (const id of connection.prepare('SELECT id FROM theme').pluck().all() as number[]) {
    const whole = noLengths();
    for (const { grade, subject, lengths } of partsOf(ofTheme.iterate(id) as Iterable<Row>, pace)) {
      addLengths(whole, lengths);
      put.run(id, grade, subject, bytesOf(lengths));
    }
    update.run(countOf(whole, {}), bytesOf(whole), id);
  }
  // A lesson may be in several of them.
  const all = connection
    .prepare(
      `SELECT seconds FROM (SELECT DISTINCT lesson_id FROM theme_lesson) JOIN lesson ON lesson.id = lesson_id
       WHERE withdrawn = 0`,
    )
    .pluck();
  const themed = noLengths();
  for (const seconds of all.iterate() as Iterable<number | null>) {
    pace();
    addLesson(themed, minutesOf(seconds));
  }
  connection.prepare(`INSERT OR REPLACE INTO array VALUES ('themed', ?)`).run(bytesOf(themed));
}

function partsOf(rows: Iterable<Row>, pace: Pace): Iterable<Part> {
  const parts = new Map<string, Part>();
  for (const { grade, subject, seconds } of rows) {
    pace();
    const key = `${grade} ${subject}`;
    const part = parts.get(key) ?? { grade: grade ?? 0, subject, lengths: noLengths() };
    addLesson(part.lengths, minutesOf(seconds));
    parts.set(key, part);
  }
  return parts.values();
}

const bytesOf = ({ buffer }: Lengths): Buffer => Buffer.from(buffer as ArrayBuffer);
