import type { Language } from '../../core/words/index.ts';

/** 521 → 08:41; from an hour on 1:02:03. Whole seconds, never rounded up: 08:41 is on show until 08:42 is. */
export function clockText(seconds: number): string {
  // A frame's middle may lie half a frame short of the second it belongs to; a millisecond of grace for floats.
  const whole = Math.max(0, Math.floor(seconds + 0.001));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A length, not a place: 1:54. */
export function lengthText(seconds: number): string {
  return clockText(seconds).replace(/^0(?=\d:)/, '');
}

export function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(bytes >= 1e8 ? 0 : 1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
}

const formats = new Map<Language, Intl.NumberFormat>();

/** A count: 12,754. */
export function wholeText(count: number, language: Language): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, format);
  return format.format(count);
}

export function rateText(rate: number): string {
  return `${rate}×`;
}

/** The hour on the wall: 10:21. */
export function hourText(unixMs: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(unixMs);
}

/** A day that is remembered for long, with its year where that is not this one's. */
export function dateText(unixMs: number, nowUnixMs: number, language: Language): string {
  const isThisYear = new Date(unixMs).getFullYear() === new Date(nowUnixMs).getFullYear();
  const form: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, isThisYear ? form : { ...form, year: 'numeric' }).format(unixMs);
}

const DAY_MS = 86_400_000;

/** Today the hour, within six days the weekday, else the date. */
export function dayText(unixMs: number, nowUnixMs: number, language: Language): string {
  const date = (ms: number) => new Date(ms).toDateString();
  if (date(unixMs) === date(nowUnixMs)) return hourText(unixMs, language);
  const near = Math.abs(nowUnixMs - unixMs) < 6 * DAY_MS;
  const form: Intl.DateTimeFormatOptions = near ? { weekday: 'short' } : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, form).format(unixMs);
}
