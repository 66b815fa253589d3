import { type DayMinute, dayMinute } from './civil.ts';
import type { Bell } from './timetable.ts';

export type BellPattern = {
  readonly startsAtMinute: number;
  readonly lengthMinutes: number;
  readonly breakMinutes: number;
  readonly morning: number;
  readonly afternoonStartsAtMinute: number;
  readonly afternoon: number;
};

/** Four in the morning and three after lunch: 40 minutes in primary schools, 45 above. */
export const bellPatterns: Readonly<Record<'primary' | 'secondary', BellPattern>> = {
  primary: {
    ...{ startsAtMinute: 8 * 60, lengthMinutes: 40, breakMinutes: 10, morning: 4 },
    ...{ afternoonStartsAtMinute: 14 * 60, afternoon: 3 },
  },
  secondary: {
    ...{ startsAtMinute: 8 * 60, lengthMinutes: 45, breakMinutes: 10, morning: 4 },
    ...{ afternoonStartsAtMinute: 14 * 60, afternoon: 4 },
  },
};

export function bellsOf(pattern: BellPattern): readonly Bell[] {
  const { startsAtMinute, lengthMinutes, breakMinutes, morning, afternoonStartsAtMinute, afternoon } = pattern;
  const half = (first: number, from: number, count: number): Bell[] =>
    Array.from({ length: count }, (_, place) => {
      const starts = from + place * (lengthMinutes + breakMinutes);
      return bell(first + place, null, starts, starts + lengthMinutes);
    });
  return [...half(1, startsAtMinute, morning), ...half(morning + 1, afternoonStartsAtMinute, afternoon)];
}

const bell = (number: number, name: string | null, starts: number, ends: number): Bell => ({
  ...{ number, name },
  ...{ startsAtMinute: dayMinute(starts), endsAtMinute: dayMinute(ends) },
});

/** Longer than any break between two periods: what is behind it is another half of the day. */
const LUNCH_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

/**
 * [T11] A bell that is moved takes those behind it along, up to the next long break: who corrects the first sees the
 * whole half day follow. Where they would run into what is behind the break or out of the day, nothing moves.
 */
export function moveBell(bells: readonly Bell[], at: number, startsAtMinute: DayMinute): readonly Bell[] {
  const moved = bells[at];
  if (!moved) return bells;
  const by = startsAtMinute - moved.startsAtMinute;
  const end = endOfHalf(bells, at);
  const next = bells.map((one, place) => (place < at || place > end ? one : shifted(one, by)));
  return isInOrder(next) ? next : bells;
}

/** [T12] A longer or shorter period takes those behind it along in the same way. */
export function lengthenBell(bells: readonly Bell[], at: number, endsAtMinute: DayMinute): readonly Bell[] {
  const changed = bells[at];
  if (!changed) return bells;
  const by = endsAtMinute - changed.endsAtMinute;
  const end = endOfHalf(bells, at);
  const next = bells.map((one, place) => {
    if (place === at) return { ...one, endsAtMinute };
    return place < at || place > end ? one : shifted(one, by);
  });
  return isInOrder(next) ? next : bells;
}

/** [T13] One more period behind the last, as long as the last and after the same break. */
export function addBell(bells: readonly Bell[]): readonly Bell[] {
  const last = bells.at(-1);
  if (!last) return bellsOf(bellPatterns.primary).slice(0, 1);
  const before = bells.at(-2);
  const breakMinutes = before ? last.startsAtMinute - before.endsAtMinute : LUNCH_MINUTES;
  const pause = breakMinutes < LUNCH_MINUTES ? breakMinutes : 10;
  const starts = last.endsAtMinute + pause;
  const ends = starts + last.endsAtMinute - last.startsAtMinute;
  const number = Math.max(...bells.map((one) => one.number)) + 1;
  return ends > DAY_MINUTES || number > 20 ? bells : [...bells, bell(number, null, starts, ends)];
}

function endOfHalf(bells: readonly Bell[], at: number): number {
  const behind = bells.findIndex(
    ({ startsAtMinute }, place) =>
      place > at && startsAtMinute - (bells[place - 1]?.endsAtMinute ?? 0) >= LUNCH_MINUTES,
  );
  return behind < 0 ? bells.length - 1 : behind - 1;
}

function shifted(one: Bell, by: number): Bell {
  return bell(one.number, one.name, one.startsAtMinute + by, one.endsAtMinute + by);
}

/** [T14] Bells follow each other: none begins before the one before it has ended, each number stands once. */
export function isInOrder(bells: readonly Bell[]): boolean {
  return (
    new Set(bells.map(({ number }) => number)).size === bells.length &&
    bells.every(
      ({ startsAtMinute, endsAtMinute }, place) =>
        startsAtMinute >= (bells[place - 1]?.endsAtMinute ?? 0) &&
        endsAtMinute > startsAtMinute &&
        endsAtMinute <= DAY_MINUTES,
    )
  );
}
