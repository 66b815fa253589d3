import type { ReadDb, WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

export type PlaylistRow = { readonly id: string; readonly name: string };
/** What is kept of a lesson so that its list shows it when it has gone. */
export type PlaylistLessonRow = {
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
  /** Edition as JSON. */
  readonly edition: string | null;
  readonly posterDigest: string | null;
  readonly durationSeconds: number;
};
type Named = { readonly teacherId: string; readonly id: string; readonly name: string };
type Place = { readonly id: string; readonly lessonId: string };

/** More than a term has lessons; a list is read whole. */
export const PLAYLIST_LESSONS_MAX = 200;
export const PLAYLISTS_MAX = 100;

export const playlistQueries = {
  'playlist.make': write((db, { teacherId, id, name, atUnixMs }: Named & { readonly atUnixMs: number }) => {
    if (isTaken(db, { teacherId, id, name })) return 'nameTaken';
    const count = 'SELECT count(*) FROM playlist WHERE teacher_id = @teacherId AND removed = 0';
    if ((db.column<number>(count, { teacherId })[0] ?? 0) >= PLAYLISTS_MAX) return 'tooMany';
    db.run(
      `INSERT INTO playlist (id, teacher_id, name, made_unix_ms, removed) VALUES (@id, @teacherId, @name, @atUnixMs, 0)`,
      { id, teacherId, name, atUnixMs },
    );
    return 'done';
  }),
  'playlist.rename': write((db, { id, name }: PlaylistRow) => {
    const teacherId = ownerOf(db, id);
    if (teacherId === null) return 'playlistGone';
    if (isTaken(db, { teacherId, id, name })) return 'nameTaken';
    db.run('UPDATE playlist SET name = @name WHERE id = @id', { id, name });
    return 'done';
  }),
  /** False: there is no such list. */
  'playlist.remove': write((db, { id, removed }: { readonly id: string; readonly removed: 0 | 1 }) => {
    return db.run('UPDATE playlist SET removed = @removed WHERE id = @id', { id, removed }).changes === 1;
  }),
  /** Puts the lesson at the place, or moves it there; `row` is null for one that has gone but was in the list. */
  'playlist.put': write(
    (db, { id, lessonId, toIndex, row }: Place & { toIndex: number; row: PlaylistLessonRow | null }) => {
      if (ownerOf(db, id) === null) return 'playlistGone';
      const order = orderOf(db, id);
      const others = order.filter((one) => one !== lessonId);
      if (others.length >= PLAYLIST_LESSONS_MAX) return 'tooMany';
      if (row) keep(db, id, row);
      else if (!putBack(db, { id, lessonId })) return 'lessonGone';
      writeOrder(db, id, others.toSpliced(Math.min(toIndex, others.length), 0, lessonId));
      return 'done';
    },
  ),
  /** False: the list has no such lesson. */
  'playlist.takeOut': write((db, { id, lessonId }: Place) => {
    const sql = `UPDATE playlist_lesson SET taken_out = 1
      WHERE playlist_id = @id AND lesson_id = @lessonId AND taken_out = 0`;
    if (db.run(sql, { id, lessonId }).changes === 0) return false;
    writeOrder(db, id, orderOf(db, id));
    return true;
  }),
  /** Oldest first: a list keeps its place on the page. */
  'playlist.list': read((db, { teacherId }: { readonly teacherId: string }) =>
    db
      .all<PlaylistRow>(
        'SELECT id, name FROM playlist WHERE teacher_id = @teacherId AND removed = 0 ORDER BY made_unix_ms, rowid',
        { teacherId },
      )
      .map((list) => ({ ...list, lessons: lessonsOf(db, list.id) })),
  ),
  'playlist.get': read((db, { id }: { readonly id: string }) => {
    const list = db.get<PlaylistRow>('SELECT id, name FROM playlist WHERE id = @id AND removed = 0', { id });
    return list && { ...list, lessons: lessonsOf(db, id) };
  }),
  /** At a start: what was removed in the last run is not taken back any more. */
  'playlist.purge': write((db, _: object) => {
    db.run(`DELETE FROM playlist_lesson WHERE taken_out = 1
      OR playlist_id IN (SELECT id FROM playlist WHERE removed = 1)`);
    db.run('DELETE FROM playlist WHERE removed = 1');
  }),
};

function isTaken(db: ReadDb, named: Named): boolean {
  const sql =
    'SELECT 1 FROM playlist WHERE teacher_id = @teacherId AND removed = 0 AND id <> @id AND name = @name COLLATE NOCASE';
  return db.get(sql, named) !== undefined;
}

function ownerOf(db: ReadDb, id: string): string | null {
  const sql = 'SELECT teacher_id AS teacherId FROM playlist WHERE id = @id AND removed = 0';
  return db.get<{ teacherId: string }>(sql, { id })?.teacherId ?? null;
}

function lessonsOf(db: ReadDb, id: string): PlaylistLessonRow[] {
  return db.all<PlaylistLessonRow>(
    `SELECT lesson_id AS lessonId, title, edition, poster_digest AS posterDigest, duration_seconds AS durationSeconds
     FROM playlist_lesson WHERE playlist_id = @id AND taken_out = 0 ORDER BY position`,
    { id },
  );
}

function orderOf(db: ReadDb, id: string): string[] {
  const sql = 'SELECT lesson_id FROM playlist_lesson WHERE playlist_id = @id AND taken_out = 0 ORDER BY position';
  return db.column<string>(sql, { id });
}

function writeOrder(db: WriteDb, id: string, order: readonly string[]): void {
  const sql = `UPDATE playlist_lesson SET position = @position
    WHERE playlist_id = @id AND lesson_id = @lessonId AND position <> @position`;
  for (const [position, lessonId] of order.entries()) db.run(sql, { id, lessonId, position });
}

function keep(db: WriteDb, id: string, row: PlaylistLessonRow): void {
  const { lessonId, title, edition, posterDigest, durationSeconds } = row;
  db.run(
    `INSERT INTO playlist_lesson
       (playlist_id, lesson_id, position, taken_out, title, edition, poster_digest, duration_seconds)
     VALUES (@id, @lessonId, 0, 0, @title, @edition, @posterDigest, @durationSeconds)
     ON CONFLICT (playlist_id, lesson_id) DO UPDATE SET taken_out = 0,
       title = @title, edition = @edition, poster_digest = @posterDigest, duration_seconds = @durationSeconds`,
    { id, lessonId, title, edition, posterDigest, durationSeconds },
  );
}

function putBack(db: WriteDb, { id, lessonId }: Place): boolean {
  const sql = 'UPDATE playlist_lesson SET taken_out = 0 WHERE playlist_id = @id AND lesson_id = @lessonId';
  return db.run(sql, { id, lessonId }).changes === 1;
}
