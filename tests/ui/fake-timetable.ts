import type { TimetableView, TimetableWeek } from '../../core/contract/index.ts';
import {
  bellPatterns,
  bellsOf,
  type CivilDate,
  changed,
  datesOfWeek,
  dayOf,
  emptyTimetable,
  type PeriodOnDate,
  periodsOn,
  readCell,
  type Timetable,
  type TimetableChange,
  type Weekday,
  weekdayOf,
  weekdays,
  weekOf,
} from '../../core/timetable/index.ts';
import { subjectIn, type UnixMs } from '../../core/words/index.ts';

/** The Wednesday of the 11th week that the pictures are drawn for. */
const today = '2026-11-25' as CivilDate;
const words = ['四1 数学', '四2 数学', '', '四3 数学', '五1 科学', '', ''];

function sample(): Timetable {
  return {
    ...emptyTimetable,
    bells: [...bellsOf(bellPatterns.primary)],
    periods: weekdays
      .slice(0, 5)
      .flatMap((weekday) =>
        words.flatMap((_, place) => readCell(words[(place + weekday) % 7] ?? '', { weekday, number: place + 1 })),
      ),
    exceptions: [
      { kind: 'holiday', from: '2026-10-01' as CivilDate, until: '2026-10-07' as CivilDate, name: '国庆节' },
      { kind: 'makeUp', date: '2026-10-10' as CivilDate, weekday: 5 as Weekday, week: null, name: null },
    ],
    term: { startsOn: '2026-09-14' as CivilDate, endsOn: null },
  };
}

/** The real law over a timetable of the page's own. */
export function fakeTimetable(tell: (name: string, payload: unknown) => void) {
  let timetable = sample();
  const before: Timetable[] = [];
  const view = (): TimetableView => {
    const { number, parity } = weekOf(timetable, today);
    const lastChange = before.length === 0 ? null : before.length;
    return { timetable, locked: [], lastChange, today: { date: today, weekNumber: number, parity } };
  };
  const shown = ({ date, bell, className, subject, teacherName }: PeriodOnDate) => ({
    ...{ date, number: bell.number, name: bell.name, className, teacherName, subjectName: subject },
    ...{ classId: null, teacherId: null, planned: null, subject: subject === null ? null : subjectIn(subject) },
    startsAtUnixMs: (Date.parse(`${date}T00:00`) + bell.startsAtMinute * 60_000) as UnixMs,
    endsAtUnixMs: (Date.parse(`${date}T00:00`) + bell.endsAtMinute * 60_000) as UnixMs,
  });
  const week = (date: CivilDate): TimetableWeek => {
    const { number, parity } = weekOf(timetable, date);
    const days = datesOfWeek(date).map((day) => {
      const { taughtAs, exception } = dayOf(timetable, day);
      const periods = periodsOn(timetable, day).map(shown);
      return { date: day, weekday: weekdayOf(day), taughtAs, exception, periods };
    });
    return { hasTimetable: true, monday: days[0]?.date ?? date, today, weekNumber: number, parity, days };
  };
  const ok = (value: unknown) => ({ ok: true, value });
  return {
    'timetable.read': () => ok(view()),
    'timetable.change': ({ changes }: { changes: TimetableChange[] }) => {
      const next = changed(timetable, changes);
      if (!next.ok) return next;
      before.push(timetable);
      timetable = next.value;
      tell('timetable.changed', {});
      return ok(view());
    },
    'timetable.undo': () => {
      timetable = before.pop() ?? timetable;
      tell('timetable.changed', {});
      return ok(view());
    },
    'timetable.week': ({ date }: { date: CivilDate | null }) => ok(week(date ?? today)),
    'timetable.now': () => {
      const [first, next = null] = periodsOn(timetable, today).map(shown);
      // As the pictures have it: the third period, 24 minutes before its end.
      const endsAtUnixMs = (Date.now() + 24 * 60_000) as UnixMs;
      return ok({ current: first ? { ...first, number: 3, endsAtUnixMs } : null, next });
    },
    'timetable.planLesson': () => ok({ before: null }),
    'timetable.import': () => ({ ok: false, error: { code: 'noTimetable' } }),
  };
}
