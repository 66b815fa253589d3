import type { TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, weekdayOf } from '../../core/timetable/index.ts';
import { periodName, shortClass, weekdayName } from '../timetable/index.ts';
import type { Words } from '../words/index.ts';

type OfDay = { readonly key: string; readonly date: CivilDate; readonly isToday: boolean };

/** What stands in the week's row: a lesson with the periods of a day that it is planned for, or a day's free ones. */
export type WeekCell =
  | (OfDay & {
      readonly kind: 'lesson';
      readonly planned: NonNullable<WeekPeriod['planned']>;
      readonly periods: readonly WeekPeriod[];
    })
  | (OfDay & { readonly kind: 'free'; readonly periods: readonly WeekPeriod[] });

/** A period that is over and had no lesson is nobody's business any more. */
export function weekCells({ days, today }: TimetableWeek, nowUnixMs: number): readonly WeekCell[] {
  return days.flatMap(({ date, periods }): WeekCell[] => {
    const day = { date, isToday: date === today };
    const lessons = new Map<string, WeekCell & { kind: 'lesson' }>();
    for (const period of periods) {
      const { planned } = period;
      if (!planned) continue;
      const before = lessons.get(planned.lessonId)?.periods ?? [];
      const key = `${date}/${planned.lessonId}`;
      lessons.set(planned.lessonId, { ...day, kind: 'lesson', key, planned, periods: [...before, period] });
    }
    const free = periods.filter(({ planned, endsAtUnixMs }) => !planned && endsAtUnixMs > nowUnixMs);
    return [
      ...lessons.values(),
      ...(free.length > 0 ? [{ ...day, kind: 'free' as const, key: `${date}/`, periods: free }] : []),
    ];
  });
}

/** Lessons of the week, each once however many classes have it. */
export function weekCount(cells: readonly WeekCell[]): { readonly lessons: number; readonly ready: number } {
  const lessons = new Map<string, boolean>();
  for (const cell of cells) {
    if (cell.kind === 'lesson') lessons.set(cell.planned.lessonId, cell.planned.lesson?.ready ?? false);
  }
  return { lessons: lessons.size, ready: [...lessons.values()].filter(Boolean).length };
}

/** 周一 and 四(1) 四(3); of one class with its period: 四(2) 第三节. */
export function cellLabel(words: Words, cell: WeekCell): { readonly day: string; readonly who: string } {
  const weekday = weekdayName(words, weekdayOf(cell.date));
  const day = cell.isToday ? words.t('timetable.today', { day: weekday }) : weekday;
  if (cell.kind === 'free') return { day, who: '' };
  const classes = [...new Set(cell.periods.flatMap(({ className }) => (className ? [shortClass(className)] : [])))];
  const [only, ...others] = cell.periods;
  const name = only && others.length === 0 ? periodName(words, only.number, only.name) : '';
  return { day, who: [...classes, name].filter(Boolean).join(' ') };
}
