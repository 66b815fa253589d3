import type { UnixMs } from '../../../core/words/index.ts';

/** Of a day as the wall shows it: 16:30. From after to: over midnight. */
export type Hours = { readonly from: string; readonly to: string };

/** Null: at any hour. */
export function isWithin(hours: Hours | null, nowUnixMs: UnixMs): boolean {
  if (hours === null) return true;
  const date = new Date(nowUnixMs);
  const now = date.getHours() * 60 + date.getMinutes();
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
