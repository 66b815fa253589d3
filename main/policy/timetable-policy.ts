import * as v from 'valibot';
import {
  type Bell,
  CivilDate,
  type DayException,
  isInOrder,
  Period,
  readMinute,
  type Timetable,
  Usual,
  Weekday,
} from '../../core/timetable/index.ts';

const time = v.pipe(
  v.string(),
  v.regex(/^\d{1,2}:\d{2}$/),
  v.check((text) => readMinute(text) !== null, 'a time of the day'),
);
const name = v.nullish(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)), null);
const parity = v.nullish(v.picklist(['odd', 'even']), null);

/**
 * What a school can give of the timetable, as people write it in JSON. Each key by itself: bells and holidays of the
 * school, while each teacher types her own week. What is given cannot be changed on the PC.
 */
export const TimetablePolicy = v.strictObject({
  /** In their order; they are numbered from 1 where they do not say. */
  bells: v.optional(
    v.pipe(
      v.array(v.strictObject({ number: v.optional(v.number()), name, from: time, until: time })),
      v.maxLength(21),
      v.check((bells) => isInOrder(bellsOf(bells)), 'bells that follow each other, each number once'),
    ),
  ),
  periods: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          ...{ weekday: Weekday, number: Period.entries.number, week: parity },
          ...{ class: name, subject: name, teacher: name },
        }),
      ),
      v.maxLength(5000),
    ),
  ),
  /** Any day of the first week, and the last day. */
  term: v.optional(v.strictObject({ startsOn: CivilDate, endsOn: v.nullish(CivilDate, null) })),
  holidays: v.optional(
    v.pipe(v.array(v.strictObject({ from: CivilDate, until: v.optional(CivilDate), name })), v.maxLength(100)),
  ),
  makeUpDays: v.optional(
    v.pipe(v.array(v.strictObject({ date: CivilDate, taughtAs: Weekday, week: parity, name })), v.maxLength(100)),
  ),
  /** Whose timetable it is, for what its periods leave unsaid. */
  usual: v.optional(v.strictObject({ class: name, subject: name, teacher: name })),
});
export type TimetablePolicy = v.InferOutput<typeof TimetablePolicy>;

type GivenBell = {
  readonly number?: number;
  readonly name: string | null;
  readonly from: string;
  readonly until: string;
};

function bellsOf(bells: readonly GivenBell[]): Bell[] {
  return bells.map(({ number, name: called, from, until }, place) => ({
    ...{ number: number ?? place + 1, name: called },
    startsAtMinute: readMinute(from) ?? (0 as never),
    endsAtMinute: readMinute(until) ?? (0 as never),
  }));
}

/** The parts that policy gives; a part that it does not name is the PC's own. */
export function givenTimetable(policy: TimetablePolicy | null): Partial<Timetable> | null {
  if (policy === null) return null;
  const { bells, periods, term, holidays, makeUpDays, usual } = policy;
  const exceptions: DayException[] = [
    ...(holidays ?? []).map(({ from, until = from, name: called }) => ({
      ...{ kind: 'holiday' as const, from, until, name: called },
    })),
    ...(makeUpDays ?? []).map(({ date, taughtAs, week, name: called }) => ({
      ...{ kind: 'makeUp' as const, date, weekday: taughtAs, week, name: called },
    })),
  ];
  return {
    ...(bells && { bells: bellsOf(bells) }),
    ...(periods && {
      periods: periods.map(({ weekday, number, week, class: className, subject, teacher }) => ({
        ...{ weekday, number, week: week ?? ('every' as const), className, subject, teacherName: teacher },
      })),
    }),
    ...(term && { term }),
    ...((holidays || makeUpDays) && { exceptions }),
    ...(usual && {
      usual: v.parse(Usual, { className: usual.class, subject: usual.subject, teacherName: usual.teacher }),
    }),
  };
}
