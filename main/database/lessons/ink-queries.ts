import { createReplay, type InkRecord } from '../../../core/ink/index.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import { read, write } from '../query.ts';

/** An ink record as it lies in the file; main/annotations turns it into core's `InkRecord` and back. */
export type InkRow = {
  readonly id: string;
  readonly pageId: string;
  /** Null for a board or a document. */
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
export type WhoseInk = Pick<InkRow, 'lessonId' | 'teacherId' | 'classId'>;

const whose = `ifnull(lesson_id, '') = ifnull(@lessonId, '') AND ifnull(teacher_id, '') = ifnull(@teacherId, '')
  AND ifnull(class_id, '') = ifnull(@classId, '')`;

export const pagesSql = `SELECT sequence, id, page_id AS pageId, lesson_id AS lessonId, teacher_id AS teacherId,
  class_id AS classId, kind, writer, made_unix_ms AS madeUnixMs, body, points
  FROM ink_record WHERE ${whose} AND page_id >= @under AND page_id < @under || '~' ORDER BY page_id, sequence`;

/** Page ids begin with their kind; `~` comes after every sign that one may have. */
type PagesUnder = WhoseInk & { readonly under: string };

export const inkQueries = {
  /** A record that is already there keeps its number: a resent one changes nothing. */
  'ink.commit': write((db, row: InkRow) => commit(db, row)),
  /** One transaction for all. */
  'ink.commitAll': write((db, { rows }: { readonly rows: readonly InkRow[] }) => rows.map((row) => commit(db, row))),
  'ink.pages': read((db, { lessonId, teacherId, classId, under }: PagesUnder) =>
    db.all<StoredInkRow>(pagesSql, { lessonId, teacherId, classId, under }),
  ),
  /** How many pages still show a stroke after all erasing; without the points, which can be many megabytes. */
  'ink.marked': read((db, { lessonId, teacherId, classId }: WhoseInk) =>
    countMarked(db, { lessonId, teacherId, classId }),
  ),
  'ink.lastSequence': read(
    (db, _: Record<string, never>) =>
      db.get<{ sequence: number }>('SELECT ifnull(max(sequence), 0) AS sequence FROM ink_record')?.sequence ?? 0,
  ),
};

function commit(db: WriteDb, row: InkRow): number {
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
}

type Mark = { readonly id: string; readonly pageId: string; readonly kind: string; readonly body: string };

function countMarked(db: ReadDb, args: WhoseInk): number {
  const sql = `SELECT id, page_id AS pageId, kind, body FROM ink_record WHERE ${whose} ORDER BY page_id, sequence`;
  const pages = new Map<string, ReturnType<typeof createReplay>>();
  for (const { id, pageId, kind, body } of db.all<Mark>(sql, { ...args })) {
    const replay = pages.get(pageId) ?? createReplay();
    pages.set(pageId, replay);
    replay.add({ ...JSON.parse(body), id, pageId, kind, points: [] } as InkRecord);
  }
  return [...pages.values()].filter((replay) => replay.visible().some(({ tool }) => tool !== 'areaEraser')).length;
}
