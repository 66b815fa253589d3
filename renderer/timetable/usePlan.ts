import type { CivilDate } from '../../core/timetable/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { type PlanPlace, placeInWeek } from './plan-text.ts';

/** Puts a lesson into a period, or takes out what is there; the notice has the way back. Answers whether it is done. */
export function usePlan(): (place: PlanPlace, lessonId: LessonId | null, today: CivilDate) => Promise<boolean> {
  const { call, notices } = useLectern();
  const words = useWords();
  const put = async ({ date, number, className }: PlanPlace, lessonId: LessonId | null) => {
    const answer = await call('timetable.planLesson', { date, number, className, lessonId });
    if (answer.ok) return answer.value;
    notices.say(errorText(words, answer.error.code));
    return null;
  };
  return async (place, lessonId, today) => {
    const done = await put(place, lessonId);
    if (!done) return false;
    const at = placeInWeek(words, place, today);
    notices.did(words.t(lessonId === null ? 'plan.takenOut' : 'plan.did', { at }), () => void put(place, done.before));
    return true;
  };
}
