import { read, write } from '../query.ts';
import { writeHistory } from './history-queries.ts';

/** What is kept of a lesson so that its marks and stops show when it is gone. */
export type KeptLessonRow = {
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
  /** Edition as JSON. */
  readonly edition: string | null;
  /** Of the file that most of the picture is. */
  readonly digest: string | null;
};

export type StopRow = {
  readonly teacherId: string | null;
  readonly classId: string | null;
  readonly lessonId: string;
  readonly stopSeconds: number;
  readonly durationSeconds: number;
  readonly finished: 0 | 1;
  readonly atUnixMs: number;
};
export type ShownStopRow = StopRow & { readonly title: string; readonly className: string | null };

const shown = `SELECT stop.teacher_id AS teacherId, stop.class_id AS classId, stop.lesson_id AS lessonId,
  stop.stop_seconds AS stopSeconds, stop.duration_seconds AS durationSeconds, stop.finished, stop.at_unix_ms AS atUnixMs,
  ifnull(kept_lesson.title, '{"zh-CN":""}') AS title, school_class.name AS className
  FROM stop
  LEFT JOIN kept_lesson USING (lesson_id)
  LEFT JOIN school_class ON school_class.id = stop.class_id`;

export const memoryQueries = {
  'stop.remember': write((db, stop: StopRow & { readonly title: string }) => {
    const { teacherId, classId, lessonId, title, stopSeconds, durationSeconds, finished, atUnixMs } = stop;
    const whose = { teacherId, classId, lessonId };
    db.run(
      `INSERT INTO stop (teacher_id, class_id, lesson_id, stop_seconds, duration_seconds, finished, at_unix_ms)
       VALUES (@teacherId, @classId, @lessonId, @stopSeconds, @durationSeconds, @finished, @atUnixMs)
       ON CONFLICT (ifnull(teacher_id, ''), ifnull(class_id, ''), lesson_id) DO UPDATE SET
         stop_seconds = @stopSeconds, duration_seconds = @durationSeconds, finished = @finished, at_unix_ms = @atUnixMs`,
      { ...whose, stopSeconds, durationSeconds, finished, atUnixMs },
    );
    db.run(
      `INSERT INTO kept_lesson (lesson_id, title) VALUES (@lessonId, @title)
       ON CONFLICT (lesson_id) DO UPDATE SET title = @title`,
      { lessonId, title },
    );
    writeHistory(db, { ...whose, documentDigest: null, pageIndex: null, stopSeconds, atUnixMs });
  }),
  'stop.of': read((db, whose: Pick<StopRow, 'teacherId' | 'classId' | 'lessonId'>) =>
    db.get<ShownStopRow>(
      `${shown} WHERE ifnull(stop.teacher_id, '') = ifnull(@teacherId, '')
       AND ifnull(stop.class_id, '') = ifnull(@classId, '') AND stop.lesson_id = @lessonId`,
      { ...whose },
    ),
  ),
  /** Newest first. */
  'stop.list': read((db, { teacherId, limit }: { teacherId: string | null; limit: number }) =>
    db.all<ShownStopRow>(
      `${shown} WHERE ifnull(stop.teacher_id, '') = ifnull(@teacherId, '') ORDER BY stop.at_unix_ms DESC LIMIT @limit`,
      { teacherId, limit },
    ),
  ),
  'lesson.keep': write((db, { lessonId, title, edition, digest }: KeptLessonRow) => {
    db.run(
      `INSERT INTO kept_lesson (lesson_id, title, edition, digest) VALUES (@lessonId, @title, @edition, @digest)
       ON CONFLICT (lesson_id) DO UPDATE SET title = @title,
         edition = ifnull(@edition, edition), digest = ifnull(@digest, digest)`,
      { lessonId, title, edition, digest },
    );
  }),
  'lesson.kept': read((db, { lessonId }: { lessonId: string }) =>
    db.get<KeptLessonRow>(
      'SELECT lesson_id AS lessonId, title, edition, digest FROM kept_lesson WHERE lesson_id = @lessonId',
      { lessonId },
    ),
  ),
};
