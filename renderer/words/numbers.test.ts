import { describe, expect, test } from 'vitest';
import { bytesText, clockText, dayText, hourText, languageName, lengthText, wholeText } from './index.ts';

describe('a place in a lesson', () => {
  test.each([
    [0, '00:00'],
    [521, '08:41'],
    [521.98, '08:41'],
    [522 - 0.0005, '08:42'],
    [3723, '1:02:03'],
    [-3, '00:00'],
  ])('%d s is %s', (seconds, text) => expect(clockText(seconds)).toBe(text));
});

test('a count has its thousands apart', () => {
  expect([wholeText(54, 'en'), wholeText(12_754, 'en'), wholeText(12_754, 'zh-CN')]).toEqual([
    '54',
    '12,754',
    '12,754',
  ]);
});

describe('a length', () => {
  test('has no leading nought before the minutes, but keeps the nought minutes', () => {
    expect(lengthText(114)).toBe('1:54');
    expect(lengthText(14)).toBe('0:14');
    expect(lengthText(754)).toBe('12:34');
    expect(lengthText(3723)).toBe('1:02:03');
  });
});

describe('sizes', () => {
  test.each([
    [12, '1 KB'],
    [42_000, '42 KB'],
    [1_800_000, '1.8 MB'],
    [480_000_000, '480 MB'],
    [61_400_000_000, '61.4 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));
});

describe('days', () => {
  const now = new Date(2026, 10, 25, 10, 21).getTime();
  const days = (count: number) => now - count * 86_400_000;

  test('today is an hour, this week a weekday, before that a date', () => {
    expect(dayText(now - 3_600_000, now, 'zh-CN')).toBe('09:21');
    expect(dayText(days(2), now, 'zh-CN')).toBe('周一');
    expect(dayText(days(2), now, 'en')).toBe('Mon');
    expect(dayText(days(9), now, 'zh-CN')).toBe('11月16日');
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(hourText(new Date(2026, 10, 25, 0, 0).getTime(), 'en')).toBe('00:00');
  });
});

test('languages are called by themselves, without their country', () => {
  expect(languageName('zh-CN', 'zh-CN')).toBe('中文');
  expect(languageName('en', 'zh-CN')).toBe('英语');
  expect(languageName('zh-CN', 'en')).toBe('Chinese');
  expect(languageName('und', 'en')).toBe('');
  expect(languageName(null, 'en')).toBe('');
});
