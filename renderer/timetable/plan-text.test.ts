import { expect, test } from 'vitest';
import type { CivilDate } from '../../core/timetable/index.ts';
import { wordsIn } from '../words/index.ts';
import { placeInWeek, shortClass } from './plan-text.ts';

const today = '2026-11-25' as CivilDate;
const place = (date: string, className: string | null = '四(2)班', name: string | null = null) => ({
  ...{ date: date as CivilDate, number: 3, name, className },
});

test('a period is called by its day, its number or name, and its class', () => {
  const chinese = wordsIn('zh-CN');
  expect(placeInWeek(chinese, place('2026-11-27'), today)).toBe('周五第三节 · 四(2)班');
  expect(placeInWeek(chinese, place('2026-11-29', null, '早读'), today)).toBe('周日早读');
  expect(placeInWeek(chinese, place('2026-11-30'), today)).toBe('下周一第三节 · 四(2)班');
  expect(placeInWeek(wordsIn('en'), place('2026-11-30', '4(2)'), today)).toBe('next Mon, Period 3 · 4(2)');
});

test('a class beside others is called without its last word, where that leaves its number', () => {
  expect(['四(2)班', '四（2）班', '402班', '实验班', 'Class 4'].map(shortClass)).toEqual([
    '四(2)',
    '四（2）',
    '402',
    '实验班',
    'Class 4',
  ]);
});
