import { type CivilDate, type CivilMoment, daysLater } from './civil.ts';
import { classKey } from './class-name.ts';
import { dayOf } from './days.ts';
import type { Bell, Period, Timetable } from './timetable.ts';

/** A period as it stands on a date: whose, what and when, with nothing left unsaid that `usual` says. */
export type PeriodOnDate = {
  readonly date: CivilDate;
  readonly bell: Bell;
  readonly className: string | null;
  readonly subject: string | null;
  readonly teacherName: string | null;
};

/** Who asks: a name as the timetable may write it. */
export type Whose = { readonly className: string | null; readonly teacherName: string | null };

/**
 * [T4] What is taught on a date, by the bells: a period whose bell is not set has no time and does not run. [T5] A
 * period of odd weeks runs in odd weeks only; where no term says which week it is, in none.
 */
export function periodsOn(timetable: Timetable, date: CivilDate): readonly PeriodOnDate[] {
  const { taughtAs, parity } = dayOf(timetable, date);
  if (taughtAs === null) return [];
  const bells = new Map(timetable.bells.map((bell) => [bell.number, bell]));
  const found: PeriodOnDate[] = [];
  for (const period of timetable.periods) {
    const bell = bells.get(period.number);
    if (period.weekday !== taughtAs || bell === undefined) continue;
    if (period.week === 'every' || period.week === parity) found.push({ date, bell, ...said(timetable, period) });
  }
  return found.sort((one, other) => one.bell.startsAtMinute - other.bell.startsAtMinute);
}

/** [T6] What a period leaves unsaid is as the timetable's owner says. */
export function said({ usual }: Pick<Timetable, 'usual'>, period: Period): Whose & { readonly subject: string | null } {
  return {
    className: period.className ?? usual.className,
    subject: period.subject ?? usual.subject,
    teacherName: period.teacherName ?? usual.teacherName,
  };
}

/** [T7] A period runs from the second its bell rings to the second before the bell that ends it. */
export function runningAt(timetable: Timetable, { date, daySeconds }: CivilMoment): readonly PeriodOnDate[] {
  return periodsOn(timetable, date).filter(
    ({ bell }) => bell.startsAtMinute * 60 <= daySeconds && daySeconds < bell.endsAtMinute * 60,
  );
}

/** A summer holiday; what is further away is nobody's next period. */
const DAYS_AHEAD = 70;

/** [T8] The periods that begin next after this moment, today or on a later day; those that began are not next. */
export function nextAfter(timetable: Timetable, { date, daySeconds }: CivilMoment): readonly PeriodOnDate[] {
  if (timetable.periods.length === 0) return [];
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const all = periodsOn(timetable, daysLater(date, days));
    const later = all.filter(({ bell }) => days > 0 || bell.startsAtMinute * 60 > daySeconds);
    const [first] = later;
    if (first) return later.filter(({ bell }) => bell.startsAtMinute === first.bell.startsAtMinute);
  }
  return [];
}

/**
 * [T9] A timetable of one room or one teacher is everybody's who sits here. In one that holds several periods at
 * once (a whole school's) a teacher sees her own; who teaches nothing in it, the class's; else all of it.
 */
export function ofWhom(timetable: Timetable, { className, teacherName }: Whose): Timetable {
  if (!hasSeveralAtOnce(timetable)) return timetable;
  const name = teacherName === null ? null : personKey(teacherName);
  const key = className === null ? null : classKey(className);
  const hers = timetable.periods.filter((period) => isOf(said(timetable, period).teacherName, name, personKey));
  const its = timetable.periods.filter((period) => isOf(said(timetable, period).className, key, classKey));
  const [periods = timetable.periods] = [hers, its].filter((some) => some.length > 0);
  return { ...timetable, periods };
}

function isOf(text: string | null, key: string | null, keyOf: (text: string) => string): boolean {
  return text !== null && key !== null && keyOf(text) === key;
}

/** 王老师 and 王 老师, Wang and wang. */
export const personKey = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');

function hasSeveralAtOnce({ periods }: Pick<Timetable, 'periods'>): boolean {
  const taken = new Set<string>();
  for (const { weekday, number, week } of periods) {
    const slots = (week === 'every' ? ['odd', 'even'] : [week]).map((each) => `${weekday}/${number}/${each}`);
    if (slots.some((slot) => taken.has(slot))) return true;
    for (const slot of slots) taken.add(slot);
  }
  return false;
}

/** [T10] Seconds until the next bell that begins or ends a period; null where none rings today. */
export function secondsToNextBell(timetable: Timetable, { date, daySeconds }: CivilMoment): number | null {
  const bells = periodsOn(timetable, date).flatMap(({ bell }) => [bell.startsAtMinute * 60, bell.endsAtMinute * 60]);
  const ahead = bells.filter((seconds) => seconds > daySeconds);
  return ahead.length === 0 ? null : Math.min(...ahead) - daySeconds;
}
