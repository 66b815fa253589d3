import { type CivilDate, partsOf } from '../../core/timetable/index.ts';
import type { Words } from '../words/index.ts';

/** A date is written without a zone, so it is shown as one of no zone. */
export function utcOf(date: CivilDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

function formed(date: CivilDate, { language }: Words, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(utcOf(date));
}

/** 2026/9/1, Sep 1, 2026: as `readDate` reads it back. In English a month in figures could be the day. */
export function dateFieldText(date: CivilDate, words: Words): string {
  return formed(date, words, {
    ...{ year: 'numeric', day: 'numeric' },
    month: words.language === 'en' ? 'short' : 'numeric',
  });
}

/** 2026年9月, September 2026. */
export const monthText = (date: CivilDate, words: Words): string =>
  formed(date, words, { year: 'numeric', month: 'long' });

/** What a day of the month is called where it is read out: 2026年9月1日星期二. */
export const dayLabel = (date: CivilDate, words: Words): string =>
  formed(date, words, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
