import type { WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, mondayOf, weekdayOf } from '../../core/timetable/index.ts';
import type { Words } from '../words/index.ts';
import { periodName, weekdayName } from './period-text.ts';

export type PlanPlace = Pick<WeekPeriod, 'date' | 'number' | 'name' | 'className'>;

/** 周三第三节 · 四(2)班; of a later week 下周三第三节. */
export function placeInWeek(words: Words, place: PlanPlace, today: CivilDate): string {
  const { t } = words;
  const weekday = weekdayName(words, weekdayOf(place.date));
  const day = mondayOf(place.date) > mondayOf(today) ? t('plan.nextWeek', { day: weekday }) : weekday;
  const period = t('plan.period', { day, name: periodName(words, place.number, place.name) });
  return [period, place.className].filter(Boolean).join(' · ');
}

/** 四(2)班 is 四(2) where it stands beside others. */
export const shortClass = (name: string): string => name.replace(/(?<=[)）\d])班$/u, '');
