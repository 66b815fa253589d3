import { useEffect, useState } from 'react';
import type { TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, daysLater } from '../../core/timetable/index.ts';
import { useLectern } from '../state/index.ts';

export type WeeksAhead = {
  readonly today: CivilDate;
  /** What is not over yet of this week, and the next one. */
  readonly weeks: readonly (readonly WeekPeriod[])[];
};

/** The periods that a lesson can still be put into; null while they are awaited. */
export function useWeeksAhead(): WeeksAhead | null {
  const { call, listen, wallClock } = useLectern();
  const [ahead, setAhead] = useState<WeeksAhead | null>(null);
  useEffect(() => {
    let asked = 0;
    const periodsOf = (week: TimetableWeek) =>
      week.days.flatMap(({ periods }) => periods).filter(({ endsAtUnixMs }) => endsAtUnixMs > wallClock());
    const read = async () => {
      asked += 1;
      const mine = asked;
      const first = await call('timetable.week', { date: null });
      if (!first.ok) return;
      const { monday, today } = first.value;
      const second = await call('timetable.week', { date: daysLater(monday, 7) });
      const weeks = [first.value, ...(second.ok ? [second.value] : [])].map(periodsOf);
      if (mine === asked) setAhead({ today, weeks });
    };
    void read();
    const stops = [listen('timetable.changed', () => void read()), listen('people.changed', () => void read())];
    return () => {
      asked += 1;
      for (const stop of stops) stop();
    };
  }, [call, listen, wallClock]);
  return ahead;
}
