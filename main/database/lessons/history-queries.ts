import type { WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

/** What was before a class: a lesson at a place, or a page of a document of its package. */
export type TaughtRow = {
  readonly teacherId: string | null;
  readonly classId: string | null;
  readonly lessonId: string;
  readonly documentDigest: string | null;
  readonly pageIndex: number | null;
  readonly stopSeconds: number;
  readonly atUnixMs: number;
};
export type HistoryRow = {
  readonly id: number;
  readonly classId: string | null;
  readonly className: string | null;
  readonly lessonId: string;
  /** LocalText as JSON. */
  readonly title: string;
  readonly documentDigest: string | null;
  readonly pageIndex: number | null;
  readonly stopSeconds: number;
  readonly fromUnixMs: number;
  readonly untilUnixMs: number;
};
type Whose = Pick<TaughtRow, 'teacherId'>;

/** Taught again after this long it is another entry of the history. */
const SAME_LESSON_MS = 30 * 60_000;
/** Some years of a full week. */
const KEPT = 5000;

export const historyQueries = {
  'history.taught': write((db, taught: TaughtRow) => writeHistory(db, taught)),
  /** Of one class in one lesson, newest first. */
  'history.list': read((db, whose: Pick<TaughtRow, 'teacherId' | 'classId' | 'lessonId'>) =>
    db.all<{ fromUnixMs: number; untilUnixMs: number; stopSeconds: number }>(
      `SELECT from_unix_ms AS fromUnixMs, until_unix_ms AS untilUnixMs, stop_seconds AS stopSeconds FROM history
       WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '') AND ifnull(class_id, '') = ifnull(@classId, '')
         AND lesson_id = @lessonId AND clearing IS NULL ORDER BY until_unix_ms DESC`,
      { ...whose },
    ),
  ),
  /** All of a teacher's, newest first. */
  'history.page': read((db, { teacherId, limit }: Whose & { readonly limit: number }) =>
    db.all<HistoryRow>(
      `SELECT history.id, class_id AS classId, school_class.name AS className, history.lesson_id AS lessonId,
         ifnull(kept_lesson.title, '{"zh-CN":""}') AS title,
         document_digest AS documentDigest, page_index AS pageIndex, stop_seconds AS stopSeconds,
         from_unix_ms AS fromUnixMs, until_unix_ms AS untilUnixMs
       FROM history
       LEFT JOIN kept_lesson ON kept_lesson.lesson_id = history.lesson_id
       LEFT JOIN school_class ON school_class.id = history.class_id
       WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '') AND clearing IS NULL
       ORDER BY until_unix_ms DESC LIMIT @limit`,
      { teacherId, limit },
    ),
  ),
  /** One entry or all of the teacher's. Answers the number of the clearing, by which it is taken back. */
  'history.clear': write((db, { teacherId, id }: Whose & { readonly id: number | null }) => {
    const [clearing = 1] = db.column<number>(
      'SELECT ifnull(max(clearing), 0) + 1 FROM history WHERE clearing IS NOT NULL',
    );
    db.run(
      `UPDATE history SET clearing = @clearing
       WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '') AND clearing IS NULL AND id = ifnull(@id, id)`,
      { clearing, teacherId, id },
    );
    return clearing;
  }),
  'history.restore': write((db, { clearing }: { readonly clearing: number }) => {
    db.run('UPDATE history SET clearing = NULL WHERE clearing = @clearing', { clearing });
  }),
  /** At a start: what was cleared goes for good, and so does what nobody scrolls back to. */
  'history.purge': write((db, _: object) => {
    db.run('DELETE FROM history WHERE clearing IS NOT NULL');
    db.run(`DELETE FROM history WHERE id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY ifnull(teacher_id, '') ORDER BY until_unix_ms DESC) AS place FROM history
      ) WHERE place > ${KEPT})`);
  }),
};

/** The entry of this hour goes on; after a while without the lesson it is a new one. */
export function writeHistory(db: WriteDb, taught: TaughtRow): void {
  const { teacherId, classId, lessonId, documentDigest, pageIndex, stopSeconds, atUnixMs } = taught;
  const { changes } = db.run(
    `UPDATE history SET until_unix_ms = @atUnixMs, stop_seconds = @stopSeconds, page_index = @pageIndex WHERE id = (
       SELECT id FROM history
       WHERE ifnull(teacher_id, '') = ifnull(@teacherId, '') AND ifnull(class_id, '') = ifnull(@classId, '')
         AND lesson_id = @lessonId AND document_digest IS @documentDigest AND clearing IS NULL
         AND until_unix_ms > @atUnixMs - ${SAME_LESSON_MS}
       ORDER BY until_unix_ms DESC LIMIT 1)`,
    { teacherId, classId, lessonId, documentDigest, pageIndex, stopSeconds, atUnixMs },
  );
  if (changes > 0) return;
  db.run(
    `INSERT INTO history
       (teacher_id, class_id, lesson_id, document_digest, page_index, from_unix_ms, until_unix_ms, stop_seconds)
     VALUES (@teacherId, @classId, @lessonId, @documentDigest, @pageIndex, @atUnixMs, @atUnixMs, @stopSeconds)`,
    { teacherId, classId, lessonId, documentDigest, pageIndex, stopSeconds, atUnixMs },
  );
}
