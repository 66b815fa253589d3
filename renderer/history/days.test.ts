import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../core/contract/index.ts';
import { wordsIn } from '../words/index.ts';
import { dayName, daysOf } from './days.ts';

const at = (...parts: [number, number, number, number]) => new Date(...parts).getTime();
const entry = (id: number, untilUnixMs: number) => ({ id, untilUnixMs }) as HistoryEntry;
const now = at(2026, 10, 25, 10);

describe('the days of a history', () => {
  const days = daysOf([
    entry(4, at(2026, 10, 25, 9)),
    entry(3, at(2026, 10, 25, 0)),
    entry(2, at(2026, 10, 24, 23)),
    entry(1, at(2025, 10, 24, 23)),
  ]);

  test('begin at midnight and keep their order', () => {
    expect(days.map(({ entries }) => entries.map(({ id }) => id))).toEqual([[4, 3], [2], [1]]);
  });

  test('are called today and yesterday, then by their date, with the year where it is another', () => {
    expect(days.map((day) => dayName(day, now, wordsIn('zh-CN')))).toEqual(['今天', '昨天', '2025年11月24日星期一']);
    expect(days.map((day) => dayName(day, at(2026, 10, 28, 10), wordsIn('en')))).toEqual([
      'Wednesday, November 25',
      'Tuesday, November 24',
      'Monday, November 24, 2025',
    ]);
  });

  test('yesterday of the first of a month is the last of the one before', () => {
    const [day] = daysOf([entry(1, at(2026, 9, 31, 12))]);
    expect(day && dayName(day, at(2026, 10, 1, 8), wordsIn('zh-CN'))).toBe('昨天');
  });
});
