import * as v from 'valibot';
import { fail, ok, type Result } from '../words/index.ts';
import { isInOrder } from './bells.ts';
import { CivilDate, dayNumberOf, Weekday } from './civil.ts';
import {
  DayException,
  emptyTimetable,
  exceptionsMax,
  Period,
  PeriodNumber,
  periodsMax,
  Term,
  Timetable,
  Usual,
} from './timetable.ts';

/** One thing a person does to the timetable. */
export const TimetableChange = v.variant('kind', [
  v.object({ kind: v.literal('bells'), bells: Timetable.entries.bells }),
  /** All that stands in one cell of the week: several where weeks differ or classes share the time. */
  v.object({
    kind: v.literal('cell'),
    weekday: Weekday,
    number: PeriodNumber,
    periods: v.pipe(v.array(Period), v.maxLength(200)),
  }),
  v.object({ kind: v.literal('periods'), periods: Timetable.entries.periods }),
  v.object({ kind: v.literal('term'), term: Term }),
  v.object({ kind: v.literal('usual'), usual: Usual }),
  v.object({ kind: v.literal('addException'), exception: DayException }),
  /** The exception that begins on this day. */
  v.object({ kind: v.literal('removeException'), of: v.picklist(['holiday', 'makeUp']), from: CivilDate }),
  v.object({ kind: v.literal('clear') }),
]);
export type TimetableChange = v.InferOutput<typeof TimetableChange>;

/** The parts that IT can give by policy, each by itself. */
export const timetableParts = ['bells', 'periods', 'exceptions', 'term', 'usual'] as const;
export const TimetablePart = v.picklist(timetableParts);
export type TimetablePart = v.InferOutput<typeof TimetablePart>;

export const changeRefusals = ['bellsOverlap', 'datesWrong', 'tooMany', 'setByPolicy'] as const;
export type ChangeRefusal = { readonly code: (typeof changeRefusals)[number] };

const partOf: Readonly<Record<TimetableChange['kind'], TimetablePart | null>> = {
  ...{ bells: 'bells', cell: 'periods', periods: 'periods', term: 'term', usual: 'usual' },
  ...{ addException: 'exceptions', removeException: 'exceptions', clear: null },
};

/** [T15] Changes are made all or none; what policy gives is not changed, and not cleared. */
export function changed(
  timetable: Timetable,
  changes: readonly TimetableChange[],
  locked: readonly TimetablePart[] = [],
): Result<Timetable, ChangeRefusal> {
  let next = timetable;
  for (const change of changes) {
    const part = partOf[change.kind];
    if (part !== null && locked.includes(part)) return fail({ code: 'setByPolicy' });
    const made = changedOnce(next, change);
    if (!made.ok) return made;
    next = made.value;
  }
  return ok(next);
}

function changedOnce(timetable: Timetable, change: TimetableChange): Result<Timetable, ChangeRefusal> {
  switch (change.kind) {
    case 'bells': {
      const bells = [...change.bells].sort((one, other) => one.startsAtMinute - other.startsAtMinute);
      return isInOrder(bells) ? ok({ ...timetable, bells }) : fail({ code: 'bellsOverlap' });
    }
    case 'cell': {
      const { weekday, number } = change;
      const others = timetable.periods.filter((one) => one.weekday !== weekday || one.number !== number);
      // A cell says where its periods are, whatever they say of themselves: they may be copied from another one.
      const own = change.periods.map((period) => ({ ...period, weekday, number }));
      return withPeriods(timetable, [...others, ...own]);
    }
    case 'periods':
      return withPeriods(timetable, change.periods);
    case 'term': {
      const { startsOn, endsOn } = change.term;
      const wrong = startsOn !== null && endsOn !== null && endsOn < startsOn;
      return wrong ? fail({ code: 'datesWrong' }) : ok({ ...timetable, term: change.term });
    }
    case 'usual':
      return ok({ ...timetable, usual: change.usual });
    case 'addException':
      return withException(timetable, change.exception);
    case 'removeException': {
      const exceptions = timetable.exceptions.filter(
        (one) => one.kind !== change.of || firstDayOf(one) !== change.from,
      );
      return ok({ ...timetable, exceptions });
    }
    case 'clear':
      return ok(emptyTimetable);
  }
}

/** [T16] The very same line stands once; two classes, or two teachers of one class, may share a time. */
function withPeriods(timetable: Timetable, periods: readonly Period[]): Result<Timetable, ChangeRefusal> {
  const byPlace = new Map<string, Period>();
  for (const period of periods) {
    const { weekday, number, week, className, teacherName, subject } = period;
    byPlace.set([weekday, number, week, className, teacherName, subject].join('\u0000'), period);
  }
  if (byPlace.size > periodsMax) return fail({ code: 'tooMany' });
  return ok({ ...timetable, periods: [...byPlace.values()].sort(byTime) });
}

function byTime(one: Period, other: Period): number {
  return one.weekday - other.weekday || one.number - other.number;
}

const HOLIDAY_DAYS_MAX = 120;

function withException(timetable: Timetable, exception: DayException): Result<Timetable, ChangeRefusal> {
  if (exception.kind === 'holiday') {
    const days = dayNumberOf(exception.until) - dayNumberOf(exception.from);
    if (days < 0 || days > HOLIDAY_DAYS_MAX) return fail({ code: 'datesWrong' });
  }
  const others = timetable.exceptions.filter(
    (one) => one.kind !== exception.kind || firstDayOf(one) !== firstDayOf(exception),
  );
  if (others.length >= exceptionsMax) return fail({ code: 'tooMany' });
  const exceptions = [...others, exception].sort((one, other) => (firstDayOf(one) < firstDayOf(other) ? -1 : 1));
  return ok({ ...timetable, exceptions });
}

export function firstDayOf(exception: DayException): CivilDate {
  return exception.kind === 'holiday' ? exception.from : exception.date;
}
