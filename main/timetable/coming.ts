import type { People } from '../../core/contract/index.ts';
import { daysLater, ofWhom, periodsOn } from '../../core/timetable/index.ts';
import type { ClassId, LessonId, UnixMs } from '../../core/words/index.ts';
import { civilMomentOf, unixMsAt } from './civil-time.ts';
import type { TimetableService } from './timetable.ts';
import { classOf } from './week.ts';

type ComingPeriod = {
  readonly lessonId: LessonId;
  readonly className: string | null;
  readonly classId: ClassId | null;
  readonly startsAtUnixMs: UnixMs;
};

/** What is planned further ahead is not what a teacher prepares now. */
const DAYS_AHEAD = 21;

/** The chosen teacher's periods from now on in which a lesson is planned, the first one first. */
export async function comingPeriods(
  timetable: Pick<TimetableService, 'current' | 'planned' | 'now'>,
  who: People,
): Promise<readonly ComingPeriod[]> {
  const now = timetable.now();
  const { date: today } = civilMomentOf(now);
  const teacherName = who.teachers.find(({ id }) => id === who.teacherId)?.name ?? null;
  const hers = ofWhom(timetable.current(), { className: null, teacherName });
  const planned = await timetable.planned(today, daysLater(today, DAYS_AHEAD));
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => periodsOn(hers, daysLater(today, ahead)));
  return days
    .flat()
    .flatMap(({ date, bell, className }): ComingPeriod[] => {
      const lesson = planned({ date, number: bell.number, className });
      if (!lesson || unixMsAt(date, bell.endsAtMinute) <= now) return [];
      const classId = className === null ? null : (classOf(who, className)?.id ?? null);
      return [{ lessonId: lesson.lessonId, className, classId, startsAtUnixMs: unixMsAt(date, bell.startsAtMinute) }];
    })
    .sort((a, b) => a.startsAtUnixMs - b.startsAtUnixMs);
}
