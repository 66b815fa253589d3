import type { TableReading, TableRow } from './table-reading.ts';
import {
  type ColumnMeaning,
  columnMeaningIn,
  periodNumberIn,
  plainText,
  timesBetween,
  timesIn,
  weekdayIn,
  weekKindIn,
} from './table-words.ts';
import type { Bell, Period } from './timetable.ts';

const HEADER_ROWS = 20;

/** One period a row, under a header that names at least the day, the number, and a class, subject or teacher. */
export function readList(rows: readonly TableRow[]): TableReading | null {
  for (const [at, { cells }] of rows.slice(0, HEADER_ROWS).entries()) {
    const columns = cells.map(columnMeaningIn);
    const has = (meaning: ColumnMeaning): boolean => columns.includes(meaning);
    if (!has('weekday') || !has('number') || !(has('class') || has('subject') || has('teacher'))) continue;
    const read = readRows(rows.slice(at + 1), columns);
    const understood = cells.map((cell, place) => ({ text: plainText(cell), means: columns[place] ?? null }));
    return { layout: 'list', ...read, understood: understood.filter(({ text }) => text !== '') };
  }
  return null;
}

function readRows(rows: readonly TableRow[], columns: readonly (ColumnMeaning | null)[]) {
  const periods: Period[] = [];
  const bells: Bell[] = [];
  const left: { row: number; text: string }[] = [];
  // A day or a number that a merged cell says once stands for the rows below it too.
  let weekday: ReturnType<typeof weekdayIn> = null;
  for (const { row, cells } of rows) {
    const text = (meaning: ColumnMeaning): string => plainText(cells[columns.indexOf(meaning)] ?? '');
    const day = text('weekday');
    weekday = day === '' ? weekday : (weekdayIn(day, true) ?? weekdayOfDigit(day));
    const number = periodNumberIn(text('number'));
    const name = (meaning: ColumnMeaning): string | null => text(meaning).slice(0, 40) || null;
    const said = { className: name('class'), subject: name('subject'), teacherName: name('teacher') };
    const saysNothing = said.className === null && said.subject === null && said.teacherName === null;
    if (weekday === null || number === null || saysNothing) {
      left.push({ row, text: plainText(cells.join(' ')) });
      continue;
    }
    periods.push({ weekday, number, week: weekKindIn(text('week')), ...said });
    const times = timesIn(text('times')) ?? timesBetween(text('from'), text('until'));
    if (times) bells.push({ number, name: null, ...times });
  }
  return { periods, bells, left };
}

function weekdayOfDigit(text: string): ReturnType<typeof weekdayIn> {
  return weekdayIn(`周${text}`);
}
