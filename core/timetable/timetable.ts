import * as v from 'valibot';
import { CivilDate, DayMinute, Weekday } from './civil.ts';

const shortName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

/** Which of a day: the first, the second; 0 is what comes before the first, such as 早读. */
export const PeriodNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20));
export type PeriodNumber = v.InferOutput<typeof PeriodNumber>;

/** When a period of the day begins and ends. */
export const Bell = v.object({
  number: PeriodNumber,
  /** 早读, 课后服务; null: it is called by its number. */
  name: v.nullable(shortName),
  startsAtMinute: DayMinute,
  endsAtMinute: DayMinute,
});
export type Bell = v.InferOutput<typeof Bell>;

export const WeekKind = v.picklist(['every', 'odd', 'even']);
export type WeekKind = v.InferOutput<typeof WeekKind>;

/** What is taught in one period of the week. What it does not say is as the timetable's `usual` says. */
export const Period = v.object({
  weekday: Weekday,
  number: PeriodNumber,
  week: WeekKind,
  className: v.nullable(shortName),
  /** As the school calls it: 数学, 班会. */
  subject: v.nullable(shortName),
  teacherName: v.nullable(shortName),
});
export type Period = v.InferOutput<typeof Period>;

/** Whose timetable it is: a class's own names no class in its periods, a teacher's own no teacher. */
export const Usual = v.object({
  className: v.nullable(shortName),
  subject: v.nullable(shortName),
  teacherName: v.nullable(shortName),
});
export type Usual = v.InferOutput<typeof Usual>;

/** Days that are not as their weekday says. */
export const DayException = v.variant('kind', [
  /** No lessons, from the first to the last day. */
  v.object({ kind: v.literal('holiday'), from: CivilDate, until: CivilDate, name: v.nullable(shortName) }),
  /** Taught as another weekday; `week`: as one of an odd or even week, null: as its own week is. */
  v.object({
    kind: v.literal('makeUp'),
    date: CivilDate,
    weekday: Weekday,
    week: v.nullable(v.picklist(['odd', 'even'])),
    name: v.nullable(shortName),
  }),
]);
export type DayException = v.InferOutput<typeof DayException>;

export const Term = v.object({
  /** Any day of the first week. */
  startsOn: v.nullable(CivilDate),
  endsOn: v.nullable(CivilDate),
});
export type Term = v.InferOutput<typeof Term>;

export const periodsMax = 5000;
export const exceptionsMax = 200;

export const Timetable = v.object({
  bells: v.pipe(v.array(Bell), v.maxLength(21)),
  periods: v.pipe(v.array(Period), v.maxLength(periodsMax)),
  exceptions: v.pipe(v.array(DayException), v.maxLength(exceptionsMax)),
  term: Term,
  usual: Usual,
});
export type Timetable = v.InferOutput<typeof Timetable>;

export const emptyTimetable: Timetable = {
  bells: [],
  periods: [],
  exceptions: [],
  term: { startsOn: null, endsOn: null },
  usual: { className: null, subject: null, teacherName: null },
};
