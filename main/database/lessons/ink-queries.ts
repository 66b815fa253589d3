import { read, write } from '../query.ts';

/** An ink record as it lies in the file; main/annotations turns it into core's `InkRecord` and back. */
export type InkRow = {
  readonly id: string;
  readonly pageId: string;
  /** Null for a board. */
  readonly lessonId: string | null;
  readonly teacherId: string | null;
  readonly classId: string | null;
  readonly kind: string;
  readonly writer: string;
  readonly madeUnixMs: number;
  /** What is the record's own beside the columns and the points, as JSON. */
  readonly body: string;
  /** Float64 little-endian; null for what is no stroke. */
  readonly points: Uint8Array | null;
};
export type StoredInkRow = InkRow & { readonly sequence: number };
type Whose = Pick<InkRow, 'lessonId' | 'teacherId' | 'classId'>;

export const inkQueries = {
  /** A record that is already there keeps its number: a resent one changes nothing. */
  'ink.commit': write((db, row: InkRow) => {
    db.run(
      `INSERT INTO ink_record
         (id, page_id, lesson_id, teacher_id, class_id, kind, writer, made_unix_ms, body, points)
       VALUES (@id, @pageId, @lessonId, @teacherId, @classId, @kind, @writer, @madeUnixMs, @body, @points)
       ON CONFLICT (id) DO NOTHING`,
      { ...row },
    );
    const stored = db.get<{ sequence: number }>('SELECT sequence FROM ink_record WHERE id = @id', { id: row.id });
    if (!stored) throw new Error('a committed record is not there');
    return stored.sequence;
  }),
  'ink.pages': read((db, { lessonId, teacherId, classId }: Whose) =>
    db.all<StoredInkRow>(
      `SELECT sequence, id, page_id AS pageId, lesson_id AS lessonId, teacher_id AS teacherId, class_id AS classId,
         kind, writer, made_unix_ms AS madeUnixMs, body, points
       FROM ink_record
       WHERE ifnull(lesson_id, '') = ifnull(@lessonId, '') AND ifnull(teacher_id, '') = ifnull(@teacherId, '')
         AND ifnull(class_id, '') = ifnull(@classId, '')
       ORDER BY page_id, sequence`,
      { lessonId, teacherId, classId },
    ),
  ),
  'ink.pagesMarked': read((db, { lessonId, teacherId, classId }: Whose) => {
    const sql = `SELECT count(DISTINCT page_id) AS pages FROM ink_record
      WHERE ifnull(lesson_id, '') = ifnull(@lessonId, '') AND ifnull(teacher_id, '') = ifnull(@teacherId, '')
        AND ifnull(class_id, '') = ifnull(@classId, '')`;
    return db.get<{ pages: number }>(sql, { lessonId, teacherId, classId })?.pages ?? 0;
  }),
  'ink.lastSequence': read(
    (db, _: Record<string, never>) =>
      db.get<{ sequence: number }>(`SELECT ifnull(max(sequence), 0) AS sequence FROM ink_record`)?.sequence ?? 0,
  ),
};
