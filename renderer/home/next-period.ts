import type { ClassStop, WeekPeriod } from '../../core/contract/index.ts';
import { type CivilDate, dateText, daysLater, weekdayOf } from '../../core/timetable/index.ts';
import type { LessonCard, LessonId, LocalText } from '../../core/words/index.ts';
import type { HomePeriods } from '../state/index.ts';
import { periodName, weekdayName } from '../timetable/index.ts';
import { hourText, type Words } from '../words/index.ts';

export type NextLesson = {
  readonly lessonId: LessonId;
  readonly title: LocalText;
  readonly card: LessonCard | null;
  /** Where the period's class stopped in it. */
  readonly stop: ClassStop | null;
  /** False: nobody planned it, the class was in the middle of it. */
  readonly isPlanned: boolean;
};

export type NextPeriod = {
  readonly period: WeekPeriod;
  readonly isRunning: boolean;
  readonly lesson: NextLesson | null;
};

const DAY_MS = 86_400_000;
/** What is further away, behind a holiday, is not what a teacher opens Lectern for. */
const DAYS_AHEAD = 7;

/** The period that runs, or comes next within a week, with its planned lesson or the one its class is in. */
export function nextPeriodOf(
  { current, next, plannedStops }: Omit<HomePeriods, 'week'>,
  goOn: readonly ClassStop[],
  nowUnixMs: number,
): NextPeriod | null {
  const period = current ?? next;
  if (!period || period.startsAtUnixMs > nowUnixMs + DAYS_AHEAD * DAY_MS) return null;
  return { period, isRunning: current !== null, lesson: lessonOf(period, plannedStops, goOn) };
}

function lessonOf(
  { planned, classId }: WeekPeriod,
  plannedStops: readonly ClassStop[],
  goOn: readonly ClassStop[],
): NextLesson | null {
  if (planned) {
    const { lessonId, title, lesson } = planned;
    const stop = plannedStops.find((one) => one.lessonId === lessonId && one.classId === classId) ?? null;
    return { lessonId, title, card: lesson, stop, isPlanned: true };
  }
  // A class that is not on this PC yet has stopped nowhere; the stops of no class are not its.
  const stop = classId === null ? null : (goOn.find((one) => one.classId === classId) ?? null);
  return stop && { lessonId: stop.lessonId, title: stop.title, card: stop.lesson, stop, isPlanned: false };
}

/** How many stops stand beside the first card. */
export const BESIDE = 3;

/** The stops that stand beside the period's card: all that it does not show itself. */
export function stopsBeside(next: NextPeriod, goOn: readonly ClassStop[]): readonly ClassStop[] {
  const { period, lesson } = next;
  return goOn.filter((stop) => stop.classId !== period.classId || stop.lessonId !== lesson?.lessonId);
}

export function civilDateAt(unixMs: number): CivilDate {
  const date = new Date(unixMs);
  return dateText(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** 下一节 10:05, 下一节 明天 08:00, 下一节 周三 10:05; of a period that runs 正在上 第三节. */
export function periodWhen(words: Words, { period, isRunning }: NextPeriod, today: CivilDate): string {
  const { t, language } = words;
  if (isRunning) return t('home.running', { name: periodName(words, period.number, period.name) });
  const time = hourText(period.startsAtUnixMs, language);
  if (period.date === today) return t('home.nextAt', { at: time });
  const at =
    period.date === daysLater(today, 1)
      ? t('home.tomorrow', { time })
      : `${weekdayName(words, weekdayOf(period.date))} ${time}`;
  return t('home.nextAt', { at });
}
