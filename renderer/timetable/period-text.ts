import type { Weekday } from '../../core/timetable/index.ts';
import type { TextKey, Words } from '../words/index.ts';

const numerals = [
  '',
  ...'一二三四五六七八九十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];

/** 第三节, Period 3; or the name that the school gives it: 早读. */
export function periodName({ t, language }: Words, number: number, name: string | null): string {
  if (name !== null) return name;
  return t('timetable.period', { number: language === 'en' ? number : (numerals[number] ?? number) });
}

/** 周一, Mon. */
export const weekdayName = ({ t }: Words, weekday: Weekday): string => t(`timetable.weekday.${weekday}` as TextKey);
