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

/** Every system that Lectern runs on is little-endian, so these are the numbers as they lie in memory. */
function bytesOf(numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(numbers).buffer);
}

function numbersOf(bytes: Uint8Array): number[] {
  // Copied first: a view on float64 must begin at a multiple of eight.
  return Array.from(new Float64Array(bytes.slice().buffer));
}
