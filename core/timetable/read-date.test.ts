import { describe, expect, test } from 'vitest';
import { type CivilDate, monthsLater } from './civil.ts';
import { readDate } from './read-date.ts';

const near = '2026-11-27' as CivilDate;

describe('a date that is typed', () => {
  test.each([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026.9.1', '2026-09-01'],
    ['20260901', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    ['２０２６年 9月 1号', '2026-09-01'],
    ['Sep 1, 2026', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
    ['sept. 1st 2026', '2026-09-01'],
    ['2028-02-29', '2028-02-29'],
  ])('%s', (text, date) => {
    expect(readDate(text, near)).toBe(date);
  });

  test.each([
    ['12月3日', '2026-12-03'],
    ['2月20日', '2027-02-20'],
    ['9/1', '2026-09-01'],
    ['Feb 20', '2027-02-20'],
    ['2月29日', null],
  ])('%s without a year is the nearest one', (text, date) => {
    expect(readDate(text, near)).toBe(date);
  });

  test.each(['', '2026', '2026-02-29', '2026-13-01', 'someday', 'Foo 3, 2026', '0002-09-01', '31'])(
    '%s is no date',
    (text) => {
      expect(readDate(text, near)).toBe(null);
    },
  );
});

test('a month later is the same day, or the last that the month has', () => {
  expect(monthsLater('2026-01-31' as CivilDate, 1)).toBe('2026-02-28');
  expect(monthsLater('2026-11-27' as CivilDate, 2)).toBe('2027-01-27');
  expect(monthsLater('2026-03-31' as CivilDate, -13)).toBe('2025-02-28');
});
