import { numberOf } from '../words/index.ts';
import { type DayMinute, readMinute, type Weekday } from './civil.ts';
import type { WeekKind } from './timetable.ts';

export const plainText = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
const tight = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();

const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const hanDays = '一二三四五六日';

/** 星期一, 周1, 礼拜天, Mon, Monday. `bare`: 一 alone, which elsewhere is the first period. */
export function weekdayIn(cell: string, bare = false): Weekday | null {
  const text = tight(cell);
  const said =
    /(?:星期|礼拜|周)([一二三四五六日天1-7])(?!节)/.exec(text)?.[1] ?? (bare && hanDays.includes(text) ? text : '');
  if (said !== '') return weekdayAt(/\d/.test(said) ? Number(said) : hanDays.indexOf(said.replace('天', '日')) + 1);
  const english = /^(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)*(?:day)?\b/.exec(text)?.[1];
  return english === undefined ? null : weekdayAt(englishDays.indexOf(english) + 1);
}

const weekdayAt = (number: number): Weekday | null => (number >= 1 && number <= 7 ? (number as Weekday) : null);

/** 第3节, 第三节课, 3, 三, Period 3, P3; null: it has no number. */
export function periodNumberIn(cell: string): number | null {
  // The time goes first: 1 8:00 without its space would be 18:00.
  const text = tight(plainText(cell).replace(timesPattern, '')).replaceAll(/[()]/g, '');
  const said =
    /第?([一二三四五六七八九十]{1,2}|\d{1,2})(?:节课?|课时)/.exec(text)?.[1] ??
    /^(?:period|lesson|p)?\.?(\d{1,2})(?:st|nd|rd|th)?(?:period)?$/.exec(text)?.[1] ??
    /^(?:上午|下午|晚上)?([一二三四五六七八九十]{1,2}|\d{1,2})$/.exec(text)?.[1];
  const number = said === undefined ? 0 : numberOf(said);
  return number >= 1 && number <= 20 ? number : null;
}

/** 早读, 课后服务: a time of its own beside the numbered ones. */
export function ownNameIn(cell: string): string | null {
  return /早读|晨读|晨会|早自习|午自习|午读|课后服务|延时服务|晚自习|社团|自习/.exec(tight(cell))?.[0] ?? null;
}

const timesPattern = /(?<!\d)(\d{1,2} ?[:.点时] ?\d{2})分? ?[-–—~〜至到]+ ?(\d{1,2} ?[:.点时] ?\d{2})分?/;

export type Times = { readonly startsAtMinute: DayMinute; readonly endsAtMinute: DayMinute };

/** 08:00-08:40 in any of its spellings. */
export function timesIn(cell: string): Times | null {
  const [, from, until] = timesPattern.exec(plainText(cell)) ?? [];
  return from === undefined || until === undefined ? null : timesBetween(from, until);
}

export function timesBetween(from: string, until: string): Times | null {
  const [starts, ends] = [readMinute(from), readMinute(until)];
  return starts === null || ends === null || ends <= starts ? null : { startsAtMinute: starts, endsAtMinute: ends };
}

/** 单周, 双, odd; what says nothing is every week. */
export function weekKindIn(cell: string): WeekKind {
  const text = tight(cell);
  if (/单双|双单/.test(text)) return 'every';
  if (/单|odd/.test(text)) return 'odd';
  return /双|even/.test(text) ? 'even' : 'every';
}

export const columnMeanings = [
  ...(['weekday', 'number', 'class', 'subject', 'teacher', 'week', 'times', 'from', 'until'] as const),
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

const columnNames: Readonly<Record<ColumnMeaning, RegExp>> = {
  weekday: /^(?:星期几?|周几?|礼拜|上课日|weekday|day|dayofweek)$/,
  number: /^(?:节次?|第几节|课节|节数|课次|period|periodnumber|lessonnumber|no\.?|#)$/,
  class: /^(?:班级?|班级名称|上课班级|授课班级|class|classname|form|group)$/,
  subject: /^(?:学科|科目|课程|课程名称|课|课名|subject|course|lesson)$/,
  teacher: /^(?:教师|老师|任课教师|任课老师|授课教师|教师姓名|姓名|teacher|teachername)$/,
  week: /^(?:单双周|周次|周别|周类型|weeks?|oddeven|odd\/even|parity)$/,
  times: /^(?:时间|上课时间|时段|times?)$/,
  from: /^(?:开始|开始时间|上课|起始时间|starts?|from|starttime|begin)$/,
  until: /^(?:结束|结束时间|下课|终止时间|ends?|until|to|endtime)$/,
};

export function columnMeaningIn(cell: string): ColumnMeaning | null {
  const text = tight(cell).replaceAll(/[()[\]【】*:_]/g, '');
  return columnMeanings.find((meaning) => columnNames[meaning].test(text)) ?? null;
}
