import type { People, TimetableDay, TimetableNow, TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import {
  type CivilDate,
  classKey,
  datesOfWeek,
  dayOf,
  mondayOf,
  nextAfter,
  ofWhom,
  type PeriodOnDate,
  periodsOn,
  personKey,
  runningAt,
  type Whose,
  weekdayOf,
  weekOf,
} from '../../core/timetable/index.ts';
import { type LessonCard, type LessonId, subjectIn } from '../../core/words/index.ts';
import { civilMomentOf, unixMsAt } from './civil-time.ts';
import type { Place, Planned, TimetableService } from './timetable.ts';

type Deps = {
  readonly timetable: Pick<TimetableService, 'current' | 'planned' | 'now'>;
  readonly people: () => Promise<People>;
  readonly cardOf: (lessonId: LessonId) => Promise<LessonCard | null>;
};

/** What the windows show of the timetable: a week, and now. */
export function createWeeks({ timetable, people, cardOf }: Deps) {
  async function shown(all: readonly PeriodOnDate[], who: People, planned: (place: Place) => Planned | null) {
    return Promise.all(all.map((period) => weekPeriod(period, who, planned)));
  }

  async function weekPeriod(
    { date, bell, className, subject, teacherName }: PeriodOnDate,
    who: People,
    planned: (place: Place) => Planned | null,
  ): Promise<WeekPeriod> {
    const lesson = planned({ date, number: bell.number, className });
    return {
      ...{ date, number: bell.number, name: bell.name, className, teacherName, subjectName: subject },
      startsAtUnixMs: unixMsAt(date, bell.startsAtMinute),
      endsAtUnixMs: unixMsAt(date, bell.endsAtMinute),
      classId: className === null ? null : (classOf(who, className)?.id ?? null),
      teacherId: teacherName === null ? null : (teacherOf(who, teacherName)?.id ?? null),
      subject: subject === null ? null : subjectIn(subject),
      planned: lesson && { ...lesson, lesson: await cardOf(lesson.lessonId) },
    };
  }

  return {
    async week(asked: CivilDate | null): Promise<TimetableWeek> {
      const today = civilMomentOf(timetable.now()).date;
      const date = asked ?? today;
      const who = await people();
      const hers = ofWhom(timetable.current(), whoseOf(who));
      const dates = datesOfWeek(date);
      const [monday = date, sunday = date] = [dates[0], dates.at(-1)];
      const planned = await timetable.planned(monday, sunday);
      const days = await Promise.all(
        dates.map(async (day): Promise<TimetableDay> => {
          const { taughtAs, exception } = dayOf(hers, day);
          const periods = await shown(periodsOn(hers, day), who, planned);
          return { date: day, weekday: weekdayOf(day), taughtAs, exception, periods };
        }),
      );
      const { number, parity } = weekOf(hers, date);
      const hasTimetable = hers.periods.length > 0 && hers.bells.length > 0;
      return { hasTimetable, monday: mondayOf(date), today, weekNumber: number, parity, days };
    },
    async now(): Promise<TimetableNow> {
      const moment = civilMomentOf(timetable.now());
      const who = await people();
      const hers = ofWhom(timetable.current(), whoseOf(who));
      const current = preferred(runningAt(hers, moment), who);
      const next = preferred(nextAfter(hers, moment), who);
      const planned = await timetable.planned(moment.date, next?.date ?? moment.date);
      const [first] = await shown(current ? [current] : [], who, planned);
      const [second] = await shown(next ? [next] : [], who, planned);
      return { current: first ?? null, next: second ?? null };
    },
  };
}

function whoseOf({ teachers, classes, teacherId, classId }: People): Whose {
  return {
    className: classes.find(({ id }) => id === classId)?.name ?? null,
    teacherName: teachers.find(({ id }) => id === teacherId)?.name ?? null,
  };
}

/** Of several at once that of the class in the room. */
function preferred(all: readonly PeriodOnDate[], who: People): PeriodOnDate | null {
  const { className } = whoseOf(who);
  const key = className === null ? null : classKey(className);
  return all.find((one) => one.className !== null && classKey(one.className) === key) ?? all[0] ?? null;
}

export function classOf({ classes }: Pick<People, 'classes'>, name: string): People['classes'][number] | null {
  const key = classKey(name);
  return classes.find((one) => classKey(one.name) === key) ?? null;
}

export function teacherOf({ teachers }: Pick<People, 'teachers'>, name: string): People['teachers'][number] | null {
  const key = personKey(name);
  return teachers.find((one) => personKey(one.name) === key) ?? null;
}
