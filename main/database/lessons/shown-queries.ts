import { read, write } from '../query.ts';

type Whose = { readonly teacherId: string; readonly classId: string };
type Stretch = { readonly lessonId: string; readonly untilUnixMs: number; readonly videoSeconds: number };

/** Longer than any period: who teaches twice a day must not carry the morning into the afternoon. */
const KEPT_MS = 24 * 3_600_000;

export const shownQueries = {
  'shown.keep': write((db, { teacherId, classId, lessonId, untilUnixMs, videoSeconds }: Whose & Stretch) => {
    db.run(
      `INSERT INTO shown_stretch (teacher_id, class_id, lesson_id, until_unix_ms, video_seconds)
       VALUES (@teacherId, @classId, @lessonId, @untilUnixMs, @videoSeconds)`,
      { teacherId, classId, lessonId, untilUnixMs, videoSeconds },
    );
    db.run(
      'DELETE FROM shown_stretch WHERE teacher_id = @teacherId AND class_id = @classId AND until_unix_ms < @before',
      {
        ...{ teacherId, classId },
        before: untilUnixMs - KEPT_MS,
      },
    );
  }),
  'shown.since': read((db, { teacherId, classId, sinceUnixMs }: Whose & { readonly sinceUnixMs: number }) =>
    db.all<{ videoSeconds: number; untilUnixMs: number }>(
      `SELECT video_seconds AS videoSeconds, until_unix_ms AS untilUnixMs FROM shown_stretch
       WHERE teacher_id = @teacherId AND class_id = @classId AND until_unix_ms >= @sinceUnixMs`,
      { teacherId, classId, sinceUnixMs },
    ),
  ),
};
