import * as v from 'valibot';
import { CivilDate, dateText, dayNumberOf, partsOf } from './civil.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as people type it: 2026-9-1, 2026/09/01, 20260901, 2026年9月1日, Sep 1, 2026, 1 September 2026. Without a year it is
 * the one nearest to `near`: in autumn 2月20日 is in the next year. Null: no date of the calendar.
 */
export function readDate(text: string, near: CivilDate): CivilDate | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const read = inNumbers(plain) ?? inWords(plain);
  if (!read) return null;
  const { year, month, day } = read;
  if (year !== null) return dateOf(year, month, day);
  const [nearYear] = partsOf(near);
  const away = (date: CivilDate) => Math.abs(dayNumberOf(date) - dayNumberOf(near));
  return [nearYear - 1, nearYear, nearYear + 1]
    .flatMap((one) => dateOf(one, month, day) ?? [])
    .reduce<CivilDate | null>((best, one) => (best === null || away(one) < away(best) ? one : best), null);
}

type Read = { readonly year: number | null; readonly month: number; readonly day: number };

function inNumbers(plain: string): Read | null {
  const found =
    /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return null;
  const [, year, month, day] = found;
  return { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
}

function inWords(plain: string): Read | null {
  const found =
    /^(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?$/.exec(plain) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>[a-z]{3,9})\.?(?:,?\s+(?<year>\d{4}))?$/.exec(plain);
  const { name = '', day, year } = found?.groups ?? {};
  const month = monthNames.findIndex((one) => name.startsWith(one)) + 1;
  return month === 0 ? null : { year: year === undefined ? null : Number(year), month, day: Number(day) };
}

function dateOf(year: number, month: number, day: number): CivilDate | null {
  const date = dateText(year, month, day);
  return v.is(CivilDate, date) ? date : null;
}
