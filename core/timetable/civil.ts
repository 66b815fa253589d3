import * as v from 'valibot';

/**
 * Dates and times as they stand on the classroom's wall, without a zone: a timetable says "Tuesday, ten past ten", and
 * means that on both sides of a clock change. So nothing here knows an instant; main turns instants into these and back.
 */
export const CivilDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((text) => isDate(text), 'no date of the calendar'),
  v.brand('CivilDate'),
);
export type CivilDate = v.InferOutput<typeof CivilDate>;

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export const Weekday = v.picklist([1, 2, 3, 4, 5, 6, 7]);
export type Weekday = v.InferOutput<typeof Weekday>;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Minutes since midnight on the wall. */
export const DayMinute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60), v.brand('DayMinute'));
export type DayMinute = v.InferOutput<typeof DayMinute>;
export const dayMinute = (minutes: number): DayMinute => minutes as DayMinute;

/** A moment on the wall. */
export type CivilMoment = { readonly date: CivilDate; readonly daySeconds: number };

/** Days since 1970-01-01 of the calendar that has always been in force, negative before. */
export function dayNumberOf(date: CivilDate): number {
  const [year, month, day] = partsOf(date);
  // The year is taken to begin in March, so that the leap day is its last one.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

export function civilDateOf(dayNumber: number): CivilDate {
  const days = dayNumber + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return dateText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function dateText(year: number, month: number, day: number): CivilDate {
  const digits = (number: number, length: number) => String(number).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CivilDate;
}

export const daysLater = (date: CivilDate, days: number): CivilDate => civilDateOf(dayNumberOf(date) + days);

/** The same day of another month, or the last one that it has. */
export function monthsLater(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const first = (of: number): CivilDate => dateText(Math.floor(of / 12), (((of % 12) + 12) % 12) + 1, 1);
  const last = dayNumberOf(first(count + 1)) - dayNumberOf(first(count));
  return daysLater(first(count), Math.min(day, last) - 1);
}

export function weekdayOf(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export const mondayOf = (date: CivilDate): CivilDate => daysLater(date, 1 - weekdayOf(date));

export function partsOf(date: CivilDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function isDate(text: string): boolean {
  const [year, month, day] = partsOf(text as CivilDate);
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && civilDateOf(dayNumberOf(text as CivilDate)) === text;
}

/** 605 → 10:05. */
export function minuteText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 8:05, 08：05, 8.05, 0805, 8点05分, 8点; and 0.3368, a part of a day as a sheet keeps it. Null: no time of a day. */
export function readMinute(text: string): DayMinute | null {
  const plain = text.normalize('NFKC').trim();
  if (/^0?\.\d{2,}$/.test(plain) && Number(plain) < 1) return dayMinute(Math.round(Number(plain) * 24 * 60));
  const [, hours, minutes = '0'] =
    /^(\d{1,2})\s*[:.点时]\s*(\d{1,2})?\s*分?(?::\d{2})?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return dayMinute(Number(hours) * 60 + Number(minutes));
}
