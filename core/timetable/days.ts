import { type CivilDate, dayNumberOf, daysLater, mondayOf, type Weekday, weekdayOf } from './civil.ts';
import type { DayException, Timetable } from './timetable.ts';

export type WeekInTerm = {
  /** 第 11 周; null where no term says when the first week was. */
  readonly number: number | null;
  readonly parity: 'odd' | 'even' | null;
};

/** [T1] Week 1 is the week, Monday to Sunday, that holds the term's first day; odd weeks are 1, 3, 5. */
export function weekOf({ term }: Pick<Timetable, 'term'>, date: CivilDate): WeekInTerm {
  if (term.startsOn === null) return { number: null, parity: null };
  const weeks = (dayNumberOf(mondayOf(date)) - dayNumberOf(mondayOf(term.startsOn))) / 7;
  // Before the term weeks are not counted, but a make-up day there still is of an odd or an even one.
  return { number: weeks >= 0 ? weeks + 1 : null, parity: weeks % 2 === 0 ? 'odd' : 'even' };
}

export type DayPlan = {
  readonly date: CivilDate;
  /** The weekday it is taught as; null: nothing is taught. */
  readonly taughtAs: Weekday | null;
  readonly parity: 'odd' | 'even' | null;
  /** Why it is not as its weekday says. */
  readonly exception: DayException | null;
  readonly outsideTerm: boolean;
};

/**
 * [T2] A make-up day counts before a holiday, and both before the term's ends. [T3] Outside the term nothing is
 * taught; a term without a last day goes on.
 */
export function dayOf(timetable: Pick<Timetable, 'term' | 'exceptions'>, date: CivilDate): DayPlan {
  const { exceptions, term } = timetable;
  const { parity } = weekOf(timetable, date);
  const makeUp = exceptions.find((one) => one.kind === 'makeUp' && one.date === date);
  if (makeUp?.kind === 'makeUp') {
    return {
      ...{ date, taughtAs: makeUp.weekday, parity: makeUp.week ?? parity },
      ...{ exception: makeUp, outsideTerm: false },
    };
  }
  const holiday = exceptions.find((one) => one.kind === 'holiday' && one.from <= date && date <= one.until);
  const outsideTerm =
    (term.startsOn !== null && date < mondayOf(term.startsOn)) || (term.endsOn !== null && date > term.endsOn);
  const taughtAs = holiday || outsideTerm ? null : weekdayOf(date);
  return { date, taughtAs, parity, exception: holiday ?? null, outsideTerm };
}

/** Monday to Sunday of the week that holds the date. */
export function datesOfWeek(date: CivilDate): readonly CivilDate[] {
  const monday = mondayOf(date);
  return [0, 1, 2, 3, 4, 5, 6].map((days) => daysLater(monday, days));
}
