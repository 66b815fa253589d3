import { closeSync, openSync, writeSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

const PAGE = 4096;

/** Overwrites a page as a failing drive does. Pages are counted from 0. */
export function overwritePage(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(PAGE, 0xa5), 0, PAGE, page * PAGE);
  closeSync(handle);
}

/** Overwrites the leaf of the table that holds the row, and says how many rows are on it. */
export function overwriteTableLeaf(file: string, table: string, rowid: number): number {
  const pages = leavesOf(file, table);
  const leaf = pages.findLast(({ firstRow }) => firstRow <= rowid);
  if (!leaf) throw new Error(`no leaf of ${table} holds ${rowid}`);
  overwritePage(file, leaf.page - 1);
  return leaf.rows;
}

type Leaf = { readonly page: number; readonly rows: number; readonly firstRow: number };

/** Walks the B-tree by the file format (sqlite.org/fileformat2.html, section 1.6). */
function leavesOf(file: string, table: string): readonly Leaf[] {
  const connection = new Sqlite(file, { readonly: true });
  const root = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  const image = connection.serialize();
  connection.close();
  const walk = (page: number): Leaf[] => {
    const at = (page - 1) * PAGE;
    const head = page === 1 ? at + 100 : at;
    const cells = image.readUInt16BE(head + 3);
    const isInterior = image[head] === 0x05;
    const cell = (index: number): number => at + image.readUInt16BE(head + (isInterior ? 12 : 8) + index * 2);
    if (!isInterior) {
      const payload = varint(image, cell(0));
      return [{ page, rows: cells, firstRow: varint(image, payload.end).value }];
    }
    const children = Array.from({ length: cells }, (_, index) => image.readUInt32BE(cell(index)));
    return [...children, image.readUInt32BE(head + 8)].flatMap(walk);
  };
  return walk(root);
}

function varint(image: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start; ; at += 1) {
    const byte = image[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
}
