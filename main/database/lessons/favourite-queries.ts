import type { WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

export type FavouriteRow = {
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
  /** Edition as JSON. */
  readonly edition: string | null;
  readonly posterDigest: string | null;
  readonly atUnixMs: number;
};
/** '' for the teacher nobody chose. */
type Whose = { readonly teacherId: string; readonly lessonId: string };

export const favouriteQueries = {
  'favourite.add': write((db, row: FavouriteRow & Whose) => {
    const { teacherId, lessonId, title, edition, posterDigest, atUnixMs } = row;
    db.run(
      `INSERT INTO favourite (teacher_id, lesson_id, title, edition, poster_digest, chosen, at_unix_ms)
       VALUES (@teacherId, @lessonId, @title, @edition, @posterDigest, 1, @atUnixMs)
       ON CONFLICT (teacher_id, lesson_id) DO UPDATE SET
         title = @title, edition = @edition, poster_digest = @posterDigest,
         at_unix_ms = CASE chosen WHEN 1 THEN at_unix_ms ELSE @atUnixMs END, chosen = 1`,
      { teacherId, lessonId, title, edition, posterDigest, atUnixMs },
    );
  }),
  /** For a lesson that has gone: false when it never was a favourite. */
  'favourite.addAgain': write((db, { teacherId, lessonId }: Whose) => choose(db, 1, { teacherId, lessonId })),
  /** False: it never was one. */
  'favourite.takeOff': write((db, { teacherId, lessonId }: Whose) => choose(db, 0, { teacherId, lessonId })),
  /** Newest first. */
  'favourite.list': read((db, { teacherId }: Pick<Whose, 'teacherId'>) =>
    db.all<FavouriteRow>(
      `SELECT lesson_id AS lessonId, title, edition, poster_digest AS posterDigest, at_unix_ms AS atUnixMs
       FROM favourite WHERE teacher_id = @teacherId AND chosen = 1 ORDER BY at_unix_ms DESC`,
      { teacherId },
    ),
  ),
};

function choose(db: WriteDb, chosen: 0 | 1, whose: Whose): boolean {
  const sql = 'UPDATE favourite SET chosen = @chosen WHERE teacher_id = @teacherId AND lesson_id = @lessonId';
  return db.run(sql, { ...whose, chosen }).changes === 1;
}
