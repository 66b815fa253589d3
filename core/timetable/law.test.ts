import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bellPatterns,
  bellsOf,
  type CivilDate,
  type CivilMoment,
  civilDateOf,
  datesOfWeek,
  dayNumberOf,
  dayOf,
  daysLater,
  emptyTimetable,
  mondayOf,
  nextAfter,
  ofWhom,
  type Period,
  periodsOn,
  readMinute,
  runningAt,
  secondsToNextBell,
  type Timetable,
  type Weekday,
  weekdayOf,
  weekOf,
} from './index.ts';

const date = (text: string) => text as CivilDate;
const period = (weekday: number, number: number, more: Partial<Period> = {}): Period => ({
  ...{ weekday: weekday as Weekday, number, week: 'every', className: null, subject: '数学', teacherName: null },
  ...more,
});
const bells = [...bellsOf(bellPatterns.primary)];
const table = (more: Partial<Timetable> = {}): Timetable => ({ ...emptyTimetable, bells, ...more });
const at = (text: string, hours = 0, minutes = 0, seconds = 0): CivilMoment => ({
  ...{ date: date(text), daySeconds: hours * 3600 + minutes * 60 + seconds },
});
const anyDay = fc.integer({ min: dayNumberOf(date('1990-01-01')), max: dayNumberOf(date('2199-12-31')) });
const anyDate = anyDay.map(civilDateOf);
const anyPeriod = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>,
  number: fc.integer({ min: 0, max: 9 }),
  week: fc.constantFrom('every' as const, 'odd' as const, 'even' as const),
  className: fc.constantFrom(null, '四1', '四2', '五(1)班'),
  subject: fc.constantFrom(null, '数学', '语文'),
  teacherName: fc.constantFrom(null, '王老师', '李老师'),
});
const anyTable = fc.record({
  bells: fc.constantFrom([], bells, [...bellsOf(bellPatterns.secondary)]),
  periods: fc.array(anyPeriod, { maxLength: 30 }),
  exceptions: fc.constant([]),
  term: fc.record({ startsOn: fc.option(anyDate), endsOn: fc.constant(null) }),
  usual: fc.constant(emptyTimetable.usual),
}) as fc.Arbitrary<Timetable>;

describe('civil dates', () => {
  test('go to days and back, in the order of their text, as the calendar of the machine does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = civilDateOf(day);
        expect(dayNumberOf(text)).toBe(day);
        expect(text).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOf(text)).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
        expect(text < daysLater(text, 1)).toBe(true);
      }),
    );
  });

  test('have a Monday that begins their week', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const week = datesOfWeek(text);
        expect([week.map(weekdayOf), week.includes(text), week[0]]).toEqual([
          [1, 2, 3, 4, 5, 6, 7],
          true,
          mondayOf(text),
        ]);
      }),
    );
  });

  test.each([
    ['8:05', 485],
    ['08：05', 485],
    ['8点05分', 485],
    ['8点', 480],
    ['0805', 485],
    ['0.336805555555556', 485],
    ['23:59', 1439],
    ['24:00', null],
    ['8:60', null],
    ['午休', null],
    ['8', null],
  ])('%s is minute %s of a day', (text, minute) => {
    expect(readMinute(text)).toBe(minute);
  });
});

describe('weeks of a term', () => {
  const term = { startsOn: date('2026-09-02'), endsOn: date('2027-01-22') };
  test('[T1] are counted from the one that holds the first day', () => {
    expect(weekOf({ term }, date('2026-08-31'))).toEqual({ number: 1, parity: 'odd' });
    expect(weekOf({ term }, date('2026-09-06'))).toEqual({ number: 1, parity: 'odd' });
    expect(weekOf({ term }, date('2026-11-10'))).toEqual({ number: 11, parity: 'odd' });
    expect(weekOf({ term }, date('2026-08-30'))).toEqual({ number: null, parity: 'even' });
    expect(weekOf(emptyTimetable, date('2026-09-02'))).toEqual({ number: null, parity: null });
  });

  test('[T1] alternate, and the days of one week are of one parity', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (startsOn, day) => {
        const term = { startsOn, endsOn: null };
        const of = (each: CivilDate) => weekOf({ term }, each);
        expect(of(daysLater(day, 7)).parity).not.toBe(of(day).parity);
        expect(new Set(datesOfWeek(day).map((each) => of(each).parity)).size).toBe(1);
      }),
    );
  });

  test('[T3] outside them nothing is taught; without a last day they go on', () => {
    const taught = (day: string, more = term) => dayOf({ term: more, exceptions: [] }, date(day)).taughtAs;
    expect(taught('2026-08-28')).toBe(null);
    expect(taught('2027-01-22')).toBe(5);
    expect(taught('2027-01-25')).toBe(null);
    expect(taught('2030-01-25', { ...term, endsOn: null as never })).toBe(5);
  });
});

describe('exceptions', () => {
  const exceptions: Timetable['exceptions'] = [
    { kind: 'holiday', from: date('2026-10-01'), until: date('2026-10-10'), name: '国庆节' },
    { kind: 'makeUp', date: date('2026-10-10'), weekday: 5, week: 'even', name: null },
  ];
  const term = { startsOn: date('2026-09-02'), endsOn: null };
  test('[T2] a holiday has no lessons, a make-up day those of another weekday, though it lies in the holiday', () => {
    expect(dayOf({ term, exceptions }, date('2026-10-05'))).toMatchObject({
      taughtAs: null,
      exception: { name: '国庆节' },
    });
    expect(dayOf({ term, exceptions }, date('2026-10-10'))).toMatchObject({ taughtAs: 5, parity: 'even' });
    expect(dayOf({ term, exceptions }, date('2026-10-11'))).toMatchObject({ taughtAs: 7, exception: null });
  });

  test('[T2] a make-up day counts outside the term too', () => {
    const ended = { startsOn: date('2026-09-02'), endsOn: date('2026-09-30') };
    expect(dayOf({ term: ended, exceptions }, date('2026-10-10'))).toMatchObject({ taughtAs: 5, outsideTerm: false });
  });
});

describe('what runs', () => {
  test('[T7] begins with its bell and ends the second before the next', () => {
    const one = table({ periods: [period(2, 1)] });
    const running = (hours: number, minutes: number, seconds: number) =>
      runningAt(one, at('2026-09-08', hours, minutes, seconds)).length;
    expect([running(7, 59, 59), running(8, 0, 0), running(8, 39, 59), running(8, 40, 0)]).toEqual([0, 1, 1, 0]);
  });

  test('[T4] needs a bell', () => {
    expect(periodsOn(table({ bells: [], periods: [period(2, 1)] }), date('2026-09-08'))).toEqual([]);
  });

  test('[T5] of odd weeks runs in odd weeks, and in none where no term says which week it is', () => {
    const periods = [period(2, 1, { week: 'odd' }), period(2, 1, { week: 'even', subject: '美术' })];
    const said = (term: Timetable['term'], day: string) =>
      periodsOn(table({ periods, term }), date(day)).map((one) => one.subject);
    const term = { startsOn: date('2026-09-07'), endsOn: null };
    expect(said(term, '2026-09-08')).toEqual(['数学']);
    expect(said(term, '2026-09-15')).toEqual(['美术']);
    expect(said(emptyTimetable.term, '2026-09-15')).toEqual([]);
  });

  test('[T6] is said by the owner of the timetable where its period leaves it out', () => {
    const usual = { className: '四2', subject: null, teacherName: '王老师' };
    const periods = [period(2, 1), period(2, 2, { className: '五1', teacherName: '李老师' })];
    expect(periodsOn(table({ periods, usual }), date('2026-09-08'))).toMatchObject([
      { className: '四2', subject: '数学', teacherName: '王老师' },
      { className: '五1', teacherName: '李老师' },
    ]);
  });

  test('[T7] is in exactly one place: now, or not now', () => {
    fc.assert(
      fc.property(anyTable, anyDate, fc.integer({ min: 0, max: 86_399 }), (one, day, daySeconds) => {
        const running = runningAt(one, { date: day, daySeconds });
        const all = periodsOn(one, day);
        const again = all.filter(
          ({ bell }) => daySeconds >= bell.startsAtMinute * 60 && daySeconds < bell.endsAtMinute * 60,
        );
        expect(running).toEqual(again);
        expect(new Set(running.map(({ bell }) => bell.number)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('[T10] changes at the next bell and not before', () => {
    fc.assert(
      fc.property(anyTable, anyDate, fc.integer({ min: 0, max: 86_399 }), (one, day, daySeconds) => {
        const moment = { date: day, daySeconds };
        const seconds = secondsToNextBell(one, moment);
        const until = seconds ?? 86_400 - daySeconds;
        const before = runningAt(one, moment);
        for (const later of [0, until / 2, until - 1]) {
          expect(runningAt(one, { date: day, daySeconds: daySeconds + Math.floor(Math.max(0, later)) })).toEqual(
            before,
          );
        }
        if (seconds === null) return;
        expect(runningAt(one, { date: day, daySeconds: daySeconds + seconds })).not.toEqual(before);
      }),
    );
  });
});

describe('what comes next', () => {
  test('[T8] has not begun, and nothing begins between now and then', () => {
    fc.assert(
      fc.property(anyTable, anyDate, fc.integer({ min: 0, max: 86_399 }), (one, day, daySeconds) => {
        const [next] = nextAfter(one, { date: day, daySeconds });
        const days = next ? dayNumberOf(next.date) - dayNumberOf(day) : 14;
        expect(days).toBeGreaterThanOrEqual(0);
        for (let later = 0; later <= Math.min(days, 14); later += 1) {
          const between = periodsOn(one, daysLater(day, later)).filter(
            ({ bell, date: when }) =>
              (later > 0 || bell.startsAtMinute * 60 > daySeconds) &&
              (!next || when < next.date || bell.startsAtMinute < next.bell.startsAtMinute),
          );
          // Weeks may alternate, so nothing within a fortnight is nothing at all, unless the term is to come.
          if (next || one.term.startsOn === null || one.term.startsOn <= day) expect(between).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[T8] is found over a holiday, but not over a year', () => {
    const holiday = { kind: 'holiday' as const, from: date('2026-07-01'), until: date('2026-08-31'), name: null };
    const one = table({ periods: [period(2, 1)], exceptions: [holiday] });
    expect(nextAfter(one, at('2026-06-30', 9)).map((next) => next.date)).toEqual(['2026-09-01']);
    const term = { startsOn: date('2027-09-01'), endsOn: null };
    expect(nextAfter({ ...one, term }, at('2026-06-30', 9))).toEqual([]);
  });
});

describe('whose periods', () => {
  const wang = period(2, 1, { className: '四1', teacherName: '王老师' });
  const li = period(2, 1, { className: '四2', teacherName: '李老师' });
  const nobody = { className: null, teacherName: null };
  test('[T9] of a room are everybody’s', () => {
    const room = table({ periods: [wang, period(2, 2, { teacherName: '李老师' })] });
    expect(ofWhom(room, { className: null, teacherName: '李老师' })).toBe(room);
  });

  test('[T9] of a school are the teacher’s, else the class’s, else all', () => {
    const school = table({ periods: [wang, li] });
    expect(ofWhom(school, { className: '四年级1班', teacherName: '李 老师' }).periods).toEqual([li]);
    expect(ofWhom(school, { className: '四年级1班', teacherName: '赵老师' }).periods).toEqual([wang]);
    expect(ofWhom(school, nobody).periods).toEqual([wang, li]);
  });

  test('[T9] odd and even weeks at one time are still one room’s', () => {
    const periods = [period(2, 1, { week: 'odd' }), period(2, 1, { week: 'even' })];
    expect(ofWhom(table({ periods }), { className: null, teacherName: '王老师' }).periods).toHaveLength(2);
  });
});
