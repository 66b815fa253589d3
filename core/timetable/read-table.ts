import { isInOrder } from './bells.ts';
import { readGrid } from './read-grid.ts';
import { readList } from './read-list.ts';
import type { TableReading, TableRow } from './table-reading.ts';
import { periodNumberIn, weekdayIn } from './table-words.ts';
import { type Bell, periodsMax } from './timetable.ts';

const LEFT_MAX = 200;
const LEFT_CHARACTERS = 200;

/**
 * [T18] A table as schools keep it, however it lies: a list, a grid with the days across or down, or a class a row. Null:
 * nothing in it is a timetable. Times count only where they make a day of bells that follow each other.
 */
export function readTable(rows: readonly TableRow[]): TableReading | null {
  const reading =
    readList(rows) ?? readGrid(rows, false) ?? readGrid(onItsSide(rows) ?? [], false) ?? readGrid(rows, true);
  if (!reading || reading.periods.length === 0 || reading.periods.length > periodsMax) return null;
  const left = reading.left.filter(({ text }) => text !== '').slice(0, LEFT_MAX);
  return {
    ...reading,
    bells: bellsOf(reading.bells),
    left: left.map(({ row, text }) => ({ row, text: text.slice(0, LEFT_CHARACTERS) })),
  };
}

/** Text as it is copied from a sheet: a tab between cells, a line a row; a cell with a line break stands in quotes. */
export function rowsOfText(text: string): readonly TableRow[] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [all, cell = '', end = ''] = found;
    const plain = /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    rows.at(-1)?.push(plain);
    if (end === '' || all === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows
    .map((cells, place) => ({ row: place + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Periods across and days down, turned round; null where it is none. */
function onItsSide(rows: readonly TableRow[]): readonly TableRow[] | null {
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => periodNumberIn(cell) !== null).length >= 3);
  const header = rows[at];
  if (!header) return null;
  const below = rows.slice(at).filter((row) => row === header || row.cells.slice(0, 2).some((cell) => weekdayIn(cell)));
  if (below.length < 4) return null;
  const width = Math.max(...below.map(({ cells }) => cells.length));
  const turned = Array.from({ length: width }, (_, place) => ({
    row: header.row,
    cells: below.map(({ cells }) => cells[place] ?? ''),
  }));
  return [...rows.slice(0, at), ...turned];
}

function bellsOf(said: readonly Bell[]): readonly Bell[] {
  const byNumber = new Map<number, Bell>();
  for (const bell of said) if (!byNumber.has(bell.number)) byNumber.set(bell.number, bell);
  const bells = [...byNumber.values()].sort((one, other) => one.startsAtMinute - other.startsAtMinute);
  return isInOrder(bells) && bells.length <= 21 ? bells : [];
}
