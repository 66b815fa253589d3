import { readCell } from './cell.ts';
import type { Weekday } from './civil.ts';
import { looksLikeClass } from './class-name.ts';
import type { TableReading, TableRow } from './table-reading.ts';
import {
  columnMeaningIn,
  ownNameIn,
  periodNumberIn,
  plainText,
  type Times,
  timesIn,
  weekdayIn,
} from './table-words.ts';
import type { Bell, Period } from './timetable.ts';

/** Where in the week a column (or a row of a table that lies on its side) stands. */
type Slot = { readonly weekday: Weekday; readonly number: number | null };

type Header = {
  readonly layout: 'grid' | 'classes';
  readonly slots: readonly (Slot | null)[];
  /** Rows that it takes. */
  readonly rows: number;
};

type Found = {
  readonly periods: Period[];
  readonly bells: Bell[];
  readonly left: { row: number; text: string }[];
};

const COLUMNS_MIN = 3;

/**
 * Days across, periods down; several of them below each other, each under its own title; or one class a row with the
 * periods of all days across.
 */
export function readGrid(rows: readonly TableRow[], bare: boolean): TableReading | null {
  const found: Found = { periods: [], bells: [], left: [] };
  let understood: TableReading['understood'] = [];
  let layout: Header['layout'] = 'grid';
  let title = '';
  let block: { readonly header: Header; readonly title: string; readonly rows: TableRow[] } | null = null;
  const end = (): void => {
    if (block) readBlock(block.header, block.title, block.rows, found);
    block = null;
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as TableRow;
    const header = headerAt(rows, at, bare);
    if (header) {
      end();
      if (understood.length === 0) understood = understoodOf(row, header, bare);
      layout = header.layout;
      block = { header, title, rows: [] };
      title = '';
      at += header.rows - 1;
    } else if (isTitle(row)) {
      // A title below a block belongs to the next one.
      if (titleSays(row)) end();
      if (block === null) title = `${title} ${plainText(row.cells.join(' '))}`;
      else (block as { rows: TableRow[] }).rows.push(row);
    } else block?.rows.push(row);
  }
  end();
  return understood.length === 0 ? null : { layout, ...found, understood };
}

const isTitle = ({ cells }: TableRow): boolean => new Set(cells.map(plainText).filter((text) => text !== '')).size <= 2;
const titleSays = ({ cells }: TableRow): boolean => /课程?表|timetable/i.test(cells.join(' '));

function headerAt(rows: readonly TableRow[], at: number, bare: boolean): Header | null {
  const { cells } = rows[at] as TableRow;
  const days = cells.map((cell) => weekdayIn(cell, bare));
  if (new Set(days.filter((day) => day !== null)).size < COLUMNS_MIN) return null;
  const below = rows[at + 1]?.cells ?? [];
  // A day over several columns stands in the first of them, whether or not they were merged.
  const first = days.findIndex((day) => day !== null);
  let day: Weekday | null = null;
  const carried = Array.from({ length: Math.max(cells.length, below.length) }, (_, place) => {
    day = days[place] ?? day;
    return place < first ? null : day;
  });
  const numbers = carried.map((each, place) => (each === null ? null : periodNumberIn(below[place] ?? '')));
  const numbered = numbers.filter((number) => number !== null).length;
  if (numbered >= COLUMNS_MIN && numbered > days.filter((each) => each !== null).length) {
    const slots = carried.map((weekday, place) => slotOf(weekday, numbers[place] ?? null));
    return { layout: 'classes', slots, rows: 2 };
  }
  return { layout: 'grid', slots: days.map((weekday) => weekday && { weekday, number: null }), rows: 1 };
}

function slotOf(weekday: Weekday | null, number: number | null): Slot | null {
  return weekday === null || number === null ? null : { weekday, number };
}

function understoodOf({ cells }: TableRow, { slots }: Header, bare: boolean): TableReading['understood'] {
  return cells
    .map((cell, place) => ({ text: plainText(cell), day: weekdayIn(cell, bare) ?? null, slot: slots[place] ?? null }))
    .filter(({ text }) => text !== '')
    .map(({ text, day }) => ({ text, means: day === null ? columnMeaningIn(text) : `weekday.${day}` }));
}

function readBlock(header: Header, title: string, rows: readonly TableRow[], found: Found): void {
  const owner = ownerIn(title);
  if (header.layout === 'classes') {
    for (const row of rows) readClassRow(header, row, owner, found);
    return;
  }
  for (const { row, number, name, times } of numbered(header, rows)) {
    if (number === null) {
      const text = plainText(row.cells.join(' '));
      if (isTaught(header, row)) found.left.push({ row: row.row, text });
      continue;
    }
    if (times) found.bells.push({ number, name, ...times });
    header.slots.forEach((slot, place) => {
      if (slot) put(row.cells[place] ?? '', { weekday: slot.weekday, number }, owner, found);
    });
  }
}

type Owner = { readonly className: string | null; readonly teacherName: string | null };

function put(cell: string, place: { weekday: Weekday; number: number }, owner: Owner, { periods }: Found): void {
  for (const period of readCell(cell, place)) {
    const { className, teacherName } = period;
    periods.push({ ...period, className: className ?? owner.className, teacherName: teacherName ?? owner.teacherName });
  }
}

type Numbered = {
  readonly row: TableRow;
  readonly number: number | null;
  readonly name: string | null;
  readonly times: Times | null;
};

/** What stands left of the days says which period the row is. 午休 is none; 早读 and 课后服务 get a number of their own. */
function numbered(header: Header, rows: readonly TableRow[]): readonly Numbered[] {
  const first = header.slots.findIndex((slot) => slot !== null);
  let before = 0;
  const read = rows.map((row) => {
    const labels = row.cells.slice(0, Math.max(first, 1));
    const times = labels.reduce<Times | null>((said, label) => said ?? timesIn(label), null);
    const said = [...labels].reverse().reduce<number | null>((number, label) => number ?? periodNumberIn(label), null);
    const name = labels.reduce<string | null>((own, label) => own ?? ownNameIn(label), null);
    const isBreak = labels.some((label) => /午休|午餐|午饭|课间|大课间|眼保健|升旗|放学|lunch|break/i.test(label));
    const number = said ?? (name !== null || isBreak || times === null ? null : before + 1);
    before = number ?? before;
    return { row, times, name: said === null ? name : null, number };
  });
  const taken = new Set(read.flatMap(({ number }) => number ?? []));
  return read.map((one, place) => {
    if (one.number !== null || one.name === null) return one;
    const isFirst = read.slice(0, place).every(({ number }) => number === null);
    const number = isFirst && !taken.has(0) ? 0 : Math.max(0, ...taken) + 1;
    if (number > 20) return one;
    taken.add(number);
    return { ...one, number };
  });
}

function isTaught({ slots }: Header, { cells }: TableRow): boolean {
  return slots.some((slot, place) => slot !== null && plainText(cells[place] ?? '') !== '');
}

function readClassRow({ slots }: Header, { row, cells }: TableRow, owner: Owner, found: Found): void {
  const first = slots.findIndex((slot) => slot !== null);
  const labels = cells.slice(0, first).map(plainText);
  const label = [...labels].reverse().find((text) => text !== '' && !/^\d+$/.test(text)) ?? labels.find(Boolean);
  if (label === undefined) {
    found.left.push({ row, text: plainText(cells.join(' ')) });
    return;
  }
  const name = label.slice(0, 40);
  const own = looksLikeClass(name) ? { ...owner, className: name } : { ...owner, teacherName: name };
  slots.forEach((slot, place) => {
    if (slot?.number) put(cells[place] ?? '', { weekday: slot.weekday, number: slot.number }, own, found);
  });
}

/** 四年级(2)班课程表, 教师：王芳, 王老师课表, Timetable of class 4.2. */
function ownerIn(title: string): Owner {
  const text = title.normalize('NFKC').trim();
  const className =
    /(?:班级|class)\s*:?\s*([^\s:,，。]+班|\d+[.-]\d+)/i.exec(text)?.[1] ??
    /((?:[初高]?[一二三四五六七八九十]{1,2}|[初高]?\d{1,2})(?:年级)?\s*\(?(?:[一二三四五六七八九十]{1,2}|\d{1,2})\)?\s*班)/.exec(
      text,
    )?.[1] ??
    null;
  const teacherName =
    /(?:教师|老师|姓名|teacher)\s*:\s*([^\s,，。:]+)/i.exec(text)?.[1] ??
    /([\p{Script=Han}]{1,3}老师)/u.exec(text)?.[1] ??
    null;
  return {
    className: className?.replaceAll(/\s/g, '').slice(0, 40) ?? null,
    teacherName: teacherName?.slice(0, 40) ?? null,
  };
}
