import { anchorOf, type InkRecord, type StoredInk } from '../../core/ink/index.ts';
import type { InkRow, StoredInkRow } from '../database/index.ts';

/** Columns for what is asked by, the points as float64, and the rest of the record as JSON. */
export function rowOf(record: InkRecord): InkRow {
  const { id, pageId, teacherId, classId, writer, madeUnixMs, kind, ...own } = record;
  const anchor = anchorOf(pageId);
  const { points, ...body } = 'points' in own ? own : { ...own, points: null };
  return {
    id,
    pageId,
    lessonId: anchor?.kind === 'lesson' ? anchor.lessonId : null,
    teacherId,
    classId,
    kind,
    writer,
    madeUnixMs,
    body: JSON.stringify(body),
    points: points ? bytesOf(points) : null,
  };
}

/** Records were validated when they came in; reading a full page must not cost a second validation. */
export function storedOf({ sequence, lessonId: _, body, points, ...columns }: StoredInkRow): StoredInk {
  const record = { ...columns, ...JSON.parse(body), ...(points ? { points: numbersOf(points) } : {}) };
  return { sequence, record: record as InkRecord };
}

function bytesOf(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 8));
  for (const [index, number] of numbers.entries()) view.setFloat64(index * 8, number, true);
  return new Uint8Array(view.buffer);
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 8 }, (_, index) => view.getFloat64(index * 8, true));
}
