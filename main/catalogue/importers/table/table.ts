import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { skipped } from '../gate.ts';
import { type Imported, type Importer, ImportRefused } from '../importer.ts';
import { csvRows } from './csv.ts';
import { textOf, unreadable } from './encoding.ts';
import { openBeside } from './files-beside.ts';
import { type FoundHeader, findHeader, headerRowsMax, type TableMapping, understandHeader } from './header.ts';
import { createRecords } from './records.ts';
import { type Row, rowsMax } from './row.ts';
import { sheetRows } from './sheet.ts';
import { openZip } from './zip.ts';

/** Each run reads the file anew. Files that it names are looked for beside it. */
export function table(path: string, mapping: TableMapping = []): Importer {
  return { [Symbol.asyncIterator]: () => everything(path, mapping) };
}

/**
 * What a person is shown before anything is imported: the header, where one is found, or else the first row, whose
 * columns a mapping may name; with the first rows below it.
 */
export async function readHeader(
  path: string,
  mapping: TableMapping = [],
): Promise<FoundHeader & { readonly rows: readonly (readonly string[])[] }> {
  const rows = rowsOf(path);
  const start = await startOf(rows);
  await rows.return(undefined);
  const found = findHeader(start.filter(hasCells), mapping);
  const first = start.find(hasCells);
  if (first === undefined) throw new ImportRefused('sourceNotKnown', 'nothing is in it');
  const header = found ?? { ...understandHeader(first.cells, mapping), row: first.row };
  const below = start.filter(hasCells).filter(({ row }) => row > header.row);
  return { ...header, rows: below.map(({ cells }) => cells) };
}

/** Rows as they are, whatever they mean; broken ones are left out. */
export async function* goodRows(path: string): AsyncGenerator<Cells> {
  for await (const row of rowsOf(path)) if (hasCells(row)) yield row;
}

async function* everything(path: string, mapping: TableMapping): AsyncGenerator<Imported, undefined> {
  const rows = rowsOf(path);
  try {
    const start = await startOf(rows);
    const header = findHeader(start.filter(hasCells), mapping);
    if (header === null) throw new ImportRefused('sourceNotKnown', 'no column says the title');
    const records = createRecords(header, await openBeside(dirname(path)));
    const told = start.filter(({ row }) => row > header.row);
    let count = 0;
    for await (const row of joined(told, rows)) {
      count += 1;
      if (count > rowsMax) throw new ImportRefused('sourceTooLarge', `more than ${rowsMax} rows`);
      if (row.kind === 'bad') yield skipped(`row ${row.row}`, row.code, row.detail);
      else yield await records.of(row);
    }
  } finally {
    await rows.return(undefined);
  }
}

type Cells = Extract<Row, { kind: 'cells' }>;
const hasCells = (row: Row): row is Cells => row.kind === 'cells';

async function* joined(start: readonly Row[], rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield* start;
  yield* rest;
}

async function startOf(rows: AsyncGenerator<Row>): Promise<readonly Row[]> {
  const start: Row[] = [];
  while (start.length < headerRowsMax) {
    const next = await rows.next();
    if (next.done) break;
    start.push(next.value);
  }
  return start;
}

/** What the first bytes say counts, whatever the file is called. Rows without a text are left out. */
async function* rowsOf(path: string): AsyncGenerator<Row> {
  const beginning = await beginningOf(path);
  const isWorkbook = beginning === 'PK\x03\x04';
  // Also a workbook with a password.
  if (beginning === '\xd0\xcf\x11\xe0') throw new ImportRefused('sourceNotKnown', 'an office file of the old kind');
  const rows = isWorkbook ? sheetRows(await openZip(path)) : csvRows(textOf(path));
  for await (const row of rows) {
    if (row.kind === 'bad' || row.cells.some((cell) => /\S/.test(cell))) yield row;
  }
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadable(error);
  }
}
