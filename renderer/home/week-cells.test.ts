import { describe, expect, test } from 'vitest';
import type { TimetableDay, TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, datesOfWeek, weekdayOf } from '../../core/timetable/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { wordsIn } from '../words/index.ts';
import { cellLabel, weekCells, weekCount } from './week-cells.ts';

const monday = '2026-11-23' as CivilDate;
const tuesday = '2026-11-24' as CivilDate;
const now = 1000;

function period(date: CivilDate, number: number, className: string, lesson: string | null, endsAt = 2000): WeekPeriod {
  const card = { id: lesson, ready: lesson !== 'catalogue' } as LessonCard;
  return {
    ...{ date, number, name: null, className, classId: null, subjectName: null, subject: null },
    ...{ teacherName: null, teacherId: null },
    startsAtUnixMs: 0 as WeekPeriod['startsAtUnixMs'],
    endsAtUnixMs: endsAt as WeekPeriod['endsAtUnixMs'],
    planned: lesson === null ? null : { lessonId: lesson as LessonId, title: { en: lesson }, lesson: card },
  };
}

function week(...periods: readonly WeekPeriod[]): TimetableWeek {
  const days = datesOfWeek(monday).map(
    (date): TimetableDay => ({
      ...{ date, weekday: weekdayOf(date), taughtAs: weekdayOf(date), exception: null },
      periods: periods.filter((one) => one.date === date),
    }),
  );
  return { hasTimetable: true, monday, today: tuesday, weekNumber: 11, parity: null, days };
}

describe('the row of the week', () => {
  test('has a lesson once a day, for all the classes it is planned for, and the free periods after it', () => {
    const cells = weekCells(
      week(
        period(monday, 1, '四(1)班', 'a'),
        period(monday, 2, '四(2)班', null),
        period(monday, 3, '四(3)班', 'a'),
        period(tuesday, 1, '四(1)班', 'a'),
      ),
      now,
    );
    expect(cells.map(({ kind, date, periods }) => [kind, date, periods.length])).toEqual([
      ['lesson', monday, 2],
      ['free', monday, 1],
      ['lesson', tuesday, 1],
    ]);
    expect(cells.map(({ isToday }) => isToday)).toEqual([false, false, true]);
  });

  test('keeps what was taught, and forgets a free period that is over', () => {
    const over = [period(monday, 1, '四(1)班', 'a', 900), period(monday, 2, '四(2)班', null, 900)];
    expect(weekCells(week(...over), now).map(({ kind }) => kind)).toEqual(['lesson']);
  });

  test('counts each lesson once, and those that are ready', () => {
    const cells = weekCells(
      week(period(monday, 1, '1', 'a'), period(tuesday, 1, '1', 'a'), period(tuesday, 2, '1', 'catalogue')),
      now,
    );
    expect(weekCount(cells)).toEqual({ lessons: 2, ready: 1 });
  });

  test('says the day, and the class with its period or the classes', () => {
    const cells = weekCells(
      week(
        period(monday, 1, '四(1)班', 'a'),
        period(monday, 3, '四(3)班', 'a'),
        period(tuesday, 3, '四(2)班', 'b'),
        period(tuesday, 4, '四(2)班', null),
      ),
      now,
    );
    expect(cells.map((cell) => cellLabel(wordsIn('zh-CN'), cell))).toEqual([
      { day: '周一', who: '四(1) 四(3)' },
      { day: '今天 周二', who: '四(2) 第三节' },
      { day: '今天 周二', who: '' },
    ]);
  });
});
