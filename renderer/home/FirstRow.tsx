import type { ClassStop, WeekPeriod } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { usePeople } from '../people/index.ts';
import { GoOn } from './GoOn.tsx';
import { NextPeriodCard } from './NextPeriodCard.tsx';
import { type NextPeriod, stopsBeside } from './next-period.ts';
import { Reserved } from './Reserved.tsx';

type Props = {
  readonly next: NextPeriod | null;
  /** Main has not said yet what comes next, and something did the last time, with so many cards beside it. */
  readonly awaited: number | null;
  readonly today: CivilDate;
  readonly stops: readonly ClassStop[];
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onFill: (period: WeekPeriod) => void;
};

/** The next period, and beside it where the classes stopped. */
export function FirstRow({ next, awaited, today, stops, onOpen, onFill }: Props) {
  const { people } = usePeople();
  if (next) {
    const card = <NextPeriodCard next={next} today={today} onOpen={onOpen} onFill={onFill} />;
    return <GoOn first={card} stops={stopsBeside(next, stops)} onOpen={onOpen} />;
  }
  // Which stop the period's own card will show is not known yet: a card would slide into its place.
  if (awaited !== null)
    return <GoOn first={<Reserved kind="next" />} stops={stops} awaited={awaited} onOpen={onOpen} />;
  // The class in the room first; main's order (latest first) for all others.
  const mine = stops.filter(({ classId }) => classId === people.classId);
  const others = stops.filter(({ classId }) => classId !== people.classId);
  return <GoOn stops={[...mine, ...others]} onOpen={onOpen} />;
}
