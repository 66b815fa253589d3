import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Channels, ErrorOf, RequestOf, TimetableReading } from '../../core/contract/index.ts';
import { readTable, rowsOfText, type TableRow } from '../../core/timetable/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { ImportRefused, tableRows } from '../catalogue/index.ts';

type Source = RequestOf<Channels['timetable.import']>['source'];
type Refusal = ErrorOf<Channels['timetable.import']>;

/** What a window sends is put into a file first: a workbook is sought in. */
export async function readSource(source: Source, workFolder: string): Promise<Result<TimetableReading, Refusal>> {
  if (source.kind === 'text') return readingOf(rowsOfText(source.text));
  const path = join(workFolder, `timetable-${randomUUID()}`);
  try {
    await mkdir(workFolder, { recursive: true });
    await writeFile(path, Buffer.from(source.base64, 'base64'));
    return await readFileAt(path);
  } finally {
    await rm(path, { force: true });
  }
}

const rowsMax = 10_000;

export async function readFileAt(path: string): Promise<Result<TimetableReading, Refusal>> {
  const rows: TableRow[] = [];
  try {
    for await (const { row, cells } of tableRows(path)) {
      if (rows.length >= rowsMax) return fail({ code: 'sourceTooLarge', detail: `more than ${rowsMax} rows` });
      rows.push({ row, cells });
    }
  } catch (error) {
    // Nothing is written here, and no rules are read.
    if (!(error instanceof ImportRefused) || error.code === 'rulesWrong' || error.code === 'diskFull') throw error;
    return fail({ code: error.code, detail: error.message });
  }
  return readingOf(rows);
}

function readingOf(rows: readonly TableRow[]): Result<TimetableReading, Refusal> {
  const reading = readTable(rows);
  if (!reading) return fail({ code: 'noTimetable' });
  const { periods, bells, understood, left } = reading;
  return ok({
    layout: reading.layout,
    ...{ periods: [...periods], bells: [...bells], understood: [...understood], left: [...left] },
  });
}
