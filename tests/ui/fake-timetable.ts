import type { TimetableView, TimetableWeek } from '../../core/contract/index.ts';
import {
  bellPatterns,
  bellsOf,
  type CivilDate,
  changed,
  classKey,
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
import { type LessonCard, type LessonId, subjectIn, type UnixMs } from '../../core/words/index.ts';
import { cards, people } from './fake-data.ts';

/** The Wednesday of the 11th week that the pictures are drawn for. */
const today = '2026-11-25' as CivilDate;
const words = ['四1 数学', '四2 数学', '', '四3 数学', '五1 科学', '', ''];
/** By place: what the week's row shows. */
const plannedAtFirst: Readonly<Record<string, string>> = {
  '2026-11-23/1/4.2': 'a/4',
  '2026-11-23/3/4.3': 'a/4',
  '2026-11-25/5/4.1': 'a/1',
  '2026-11-25/6/4.2': 'sample/triangle',
  '2026-11-26/1/5.1': 'a/2',
  '2026-11-27/4/4.2': 'a/9',
};

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

type PlanPlace = { readonly date: CivilDate; readonly number: number; readonly className: string | null };

/** With the class as this PC calls it: 四(2)班 for 四2. */
function placeOf({ date, bell, className }: Pick<PeriodOnDate, 'date' | 'bell' | 'className'>) {
  const known = people.classes.find(({ name }) => className !== null && classKey(name) === classKey(className));
  return { date, number: bell.number, className: known?.name ?? className, classId: known?.id ?? null };
}

const plannedOf = (lesson: LessonCard | null) => lesson && { lessonId: lesson.id, title: lesson.title, lesson };

/** The real law over a timetable of the page's own. */
export function fakeTimetable(tell: (name: string, payload: unknown) => void) {
  const planned = new Map(Object.entries(plannedAtFirst));
  const keyOf = ({ date, number, className }: PlanPlace) => `${date}/${number}/${classKey(className ?? '')}`;
  const cardAt = (place: PlanPlace): LessonCard | null =>
    cards.find(({ id }) => id === planned.get(keyOf(place))) ?? null;
  let timetable = sample();
  const before: Timetable[] = [];
  const view = (): TimetableView => {
    const { number, parity } = weekOf(timetable, today);
    const lastChange = before.length === 0 ? null : before.length;
    return { timetable, locked: [], lastChange, today: { date: today, weekNumber: number, parity } };
  };
  const shown = ({ date, bell, className: written, subject, teacherName }: PeriodOnDate) => ({
    ...placeOf({ date, bell, className: written }),
    ...{ name: bell.name, teacherName, teacherId: null, subjectName: subject },
    subject: subject === null ? null : subjectIn(subject),
    planned: plannedOf(cardAt(placeOf({ date, bell, className: written }))),
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
      // As the pictures have it: the third period, 24 minutes before its end.
      const [first = null, next = null] = periodsOn(timetable, today)
        .map(shown)
        .filter(({ number }) => number >= 3);
      const endsAtUnixMs = (Date.now() + 24 * 60_000) as UnixMs;
      return ok({ current: first && { ...first, endsAtUnixMs }, next });
    },
    'timetable.planLesson': ({ lessonId, ...place }: PlanPlace & { lessonId: LessonId | null }) => {
      const before = planned.get(keyOf(place)) ?? null;
      if (lessonId) planned.set(keyOf(place), lessonId);
      else planned.delete(keyOf(place));
      tell('timetable.changed', {});
      return ok({ before });
    },
    'timetable.takeClass': () => ok(people),
    'timetable.import': () => ({ ok: false, error: { code: 'noTimetable' } }),
  };
}
