import { describe, expect, test } from 'vitest';
import type { ClassStop, WeekPeriod } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { ClassId, LessonCard, LessonId } from '../../core/words/index.ts';
import { wordsIn } from '../words/index.ts';
import { nextPeriodOf, periodWhen, stopsBeside } from './next-period.ts';

const now = new Date(2026, 10, 25, 9, 50).getTime();
const HOUR_MS = 3_600_000;

function period(more: Partial<WeekPeriod> = {}): WeekPeriod {
  return {
    ...{ date: '2026-11-25' as CivilDate, number: 3, name: null },
    startsAtUnixMs: (now + 15 * 60_000) as WeekPeriod['startsAtUnixMs'],
    endsAtUnixMs: (now + HOUR_MS) as WeekPeriod['endsAtUnixMs'],
    ...{ className: '四(2)班', classId: 'c2' as ClassId, subjectName: '数学', subject: 'mathematics' },
    ...{ teacherName: null, teacherId: null, planned: null },
    ...more,
  };
}
const stop = (classId: string | null, lessonId: string, stopSeconds = 521) =>
  ({ classId, lessonId, stopSeconds, title: { en: lessonId }, lesson: null, finished: false }) as unknown as ClassStop;
const planned = (id: string): WeekPeriod['planned'] => ({
  lessonId: id as LessonId,
  title: { en: id },
  lesson: { id } as LessonCard,
});
const asked = (current: WeekPeriod | null, next: WeekPeriod | null, plannedStops: readonly ClassStop[] = []) => ({
  ...{ current, next, plannedStops },
});

describe('the next period', () => {
  test('is the one that runs, else the next within a week', () => {
    const later = period({ number: 4 });
    expect(nextPeriodOf(asked(period(), later), [], now)).toMatchObject({ isRunning: true, period: { number: 3 } });
    expect(nextPeriodOf(asked(null, later), [], now)).toMatchObject({ isRunning: false, period: { number: 4 } });
    expect(nextPeriodOf(asked(null, null), [], now)).toBeNull();
    const afterHoliday = (now + 8 * 24 * HOUR_MS) as WeekPeriod['startsAtUnixMs'];
    expect(nextPeriodOf(asked(null, period({ startsAtUnixMs: afterHoliday })), [], now)).toBeNull();
  });

  test('has its planned lesson, where this class stopped in it', () => {
    const stops = [stop('c1', 'a', 1), stop('c2', 'b', 2), stop('c2', 'a', 3)];
    const next = nextPeriodOf(asked(null, period({ planned: planned('a') }), stops), [stop('c2', 'z')], now);
    expect(next?.lesson).toMatchObject({ lessonId: 'a', isPlanned: true, stop: { stopSeconds: 3 } });
  });

  test('where nothing is planned goes on with what its class is in, and with no other’s', () => {
    const goOn = [stop(null, 'x'), stop('c1', 'y'), stop('c2', 'z')];
    expect(nextPeriodOf(asked(null, period()), goOn, now)?.lesson).toMatchObject({ lessonId: 'z', isPlanned: false });
    expect(nextPeriodOf(asked(null, period({ classId: null })), goOn, now)?.lesson).toBeNull();
  });

  test('does not show its own stop once more beside it, but the class’s stop in another lesson', () => {
    const goOn = [stop('c2', 'a'), stop('c1', 'a')];
    const own = nextPeriodOf(asked(null, period()), goOn, now);
    const other = nextPeriodOf(asked(null, period({ planned: planned('b') })), goOn, now);
    expect(own && stopsBeside(own, goOn)).toEqual([goOn[1]]);
    expect(other && stopsBeside(other, goOn)).toEqual(goOn);
  });
});

test('when it is, is said by the hour, by tomorrow, or by the day', () => {
  const words = wordsIn('zh-CN');
  const said = (more: Partial<WeekPeriod>, isRunning = false) =>
    periodWhen(words, { period: period(more), isRunning, lesson: null }, '2026-11-25' as CivilDate);
  expect(said({})).toBe('下一节 10:05');
  expect(said({ date: '2026-11-26' as CivilDate })).toBe('下一节 明天 10:05');
  expect(said({ date: '2026-11-30' as CivilDate })).toBe('下一节 周一 10:05');
  expect(said({}, true)).toBe('正在上 第三节');
});
