import { useCallback } from 'react';
import type { EventName, TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, daysLater } from '../../core/timetable/index.ts';
import { useLectern, useTold } from '../state/index.ts';

export type WeeksAhead = {
  readonly today: CivilDate;
  /** What is not over yet of this week, and the next one. */
  readonly weeks: readonly (readonly WeekPeriod[])[];
};

const events: readonly EventName[] = ['timetable.changed', 'people.changed'];

/** The periods that a lesson can still be put into; null while they are awaited. */
export function useWeeksAhead(): WeeksAhead | null {
  const { call, wallClock } = useLectern();
  const ask = useCallback(async (): Promise<WeeksAhead | undefined> => {
    const first = await call('timetable.week', { date: null });
    if (!first.ok) return undefined;
    const { monday, today } = first.value;
    const second = await call('timetable.week', { date: daysLater(monday, 7) });
    const periodsOf = (week: TimetableWeek) =>
      week.days.flatMap(({ periods }) => periods).filter(({ endsAtUnixMs }) => endsAtUnixMs > wallClock());
    return { today, weeks: [first.value, ...(second.ok ? [second.value] : [])].map(periodsOf) };
  }, [call, wallClock]);
  return useTold(ask, events);
}
