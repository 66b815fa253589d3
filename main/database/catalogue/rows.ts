import type Sqlite from 'better-sqlite3';
import { type Card, linesOf, type Placed, SourceBroken } from '../../shards/index.ts';
import { hashOf } from './names.ts';
import type { Pace } from './pace.ts';

type Numbers = {
  readonly id: number;
  readonly feed: number;
  readonly title: number;
  readonly book: number;
  readonly unit: number | null;
};

/** The rows of lessons, written the same way by a build and by a change. */
export function lessonWriter(connection: Sqlite.Database) {
  const values = Array.from({ length: 12 }, () => '?').join(', ');
  const lesson = connection.prepare(`INSERT OR REPLACE INTO lesson VALUES (${values})`);
  const arrival = connection.prepare('INSERT OR IGNORE INTO arrival VALUES (?, ?)');
  const theme = connection.prepare('INSERT OR IGNORE INTO theme_lesson VALUES (?, ?)');
  const newTheme = connection.prepare('INSERT INTO theme (name) VALUES (?)');
  const themes = new Map<string, number>(
    (connection.prepare('SELECT name, id FROM theme').all() as { name: string; id: number }[]).map((row) => [
      row.name,
      row.id,
    ]),
  );
  function themeOf(name: string): number {
    const known = themes.get(name);
    if (known !== undefined) return known;
    const id = Number(newTheme.run(name).lastInsertRowid);
    themes.set(name, id);
    return id;
  }
  return (feedId: string, { card, frame, line, arrivedUnixMs }: Placed, at: Numbers): void => {
    lesson.run(
      ...[at.id, card.id, hashOf(`${feedId}/${card.id}`), at.feed, at.title, at.book, at.unit, card.seconds ?? null],
      ...[card.changedUnixMs ?? null, card.withdrawn ? 1 : 0, frame, line],
    );
    if (arrivedUnixMs !== null) arrival.run(at.id, arrivedUnixMs);
    for (const name of card.themes ?? []) theme.run(themeOf(name), at.id);
  };
}

/** Null where a lesson stands in none. */
export function pathOf({ units }: Card): string | null {
  return units && units.length > 0 ? JSON.stringify(units) : null;
}

/** Which files the store must keep: read from the details of lessons whose files lie in it. */
export function fillHeldFiles(connection: Sqlite.Database, pace: Pace): void {
  connection.exec('DELETE FROM held_file');
  const file = connection.prepare('INSERT OR IGNORE INTO held_file VALUES (?, ?)');
  const frames = connection.prepare(
    `SELECT feed.id, frame_id AS frame, group_concat(line) AS lines FROM lesson JOIN feed ON feed.number = lesson.feed
     WHERE feed.held = 1 GROUP BY feed.number, frame_id`,
  );
  const details = connection.prepare('SELECT details FROM frame WHERE id = ?').pluck();
  const isHeld = connection.prepare('SELECT count(*) FROM feed WHERE held = 1').pluck().get() !== 0;
  if (!isHeld) return;
  for (const { id, frame, lines } of frames.all() as { id: string; frame: number; lines: string }[]) {
    pace();
    try {
      const all = linesOf(details.get(frame) as Uint8Array);
      for (const line of lines.split(',')) addFiles(all[Number(line)] ?? '', file);
    } catch (error) {
      throw new SourceBroken(id, '', error instanceof Error ? error.message : String(error));
    }
  }
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
