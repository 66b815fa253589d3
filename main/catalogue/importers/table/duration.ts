const daySeconds = 86_400;
const part = '(\\d{1,5}(?:\\.\\d{1,6})?)';
const words = new RegExp(
  `^(?:${part}\\s*(?:小时|时|hours?|hrs?|h))?\\s*(?:${part}\\s*(?:分钟|分|minutes?|mins?|min|m|'|′))?\\s*(?:${part}\\s*(?:秒钟|秒|seconds?|secs?|s|"|′′|''))?$`,
  'i',
);

/**
 * 45, 45分钟, 12:30, 00:45:00, 1小时5分; null where it is none. A bare number counts by the header's unit; without one it
 * is of minutes, as people write, up to three hours, and of seconds, as programs do, from there. Below 1 it is what
 * Excel holds of a time: a part of a day.
 */
export function durationOf(cell: string, unit: 'seconds' | 'minutes' | null): number | null {
  const text = cell.normalize('NFKC').trim();
  if (text === '' || text.length > 60) return null;
  const seconds = bareNumber(text, unit) ?? clock(text) ?? inWords(text);
  return seconds !== null && seconds > 0 && seconds <= daySeconds ? Math.round(seconds * 1000) / 1000 : null;
}

function bareNumber(text: string, unit: 'seconds' | 'minutes' | null): number | null {
  if (!/^\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,2})?$/i.test(text)) return null;
  const number = Number(text);
  if (number < 1) return number * daySeconds;
  return unit === 'seconds' || (unit === null && number > 180) ? number : number * 60;
}

/** Two parts are minutes and seconds. */
function clock(text: string): number | null {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  return minutes === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function inWords(text: string): number | null {
  const [found, hours, minutes, seconds] = words.exec(text) ?? [];
  if (found === undefined) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
