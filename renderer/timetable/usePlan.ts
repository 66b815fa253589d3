import type { CivilDate } from '../../core/timetable/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { type PlanPlace, placeInWeek } from './plan-text.ts';

type Plan = (places: readonly PlanPlace[], lessonId: LessonId | null, today: CivilDate) => Promise<boolean>;

/**
 * Puts a lesson into periods, or takes out what is there; one notice has the way back for all of them. Answers whether
 * all is done.
 */
export function usePlan(): Plan {
  const { call, notices } = useLectern();
  const words = useWords();
  const put = async ({ date, number, className }: PlanPlace, lessonId: LessonId | null) => {
    const answer = await call('timetable.planLesson', { date, number, className, lessonId });
    if (answer.ok) return answer.value;
    notices.say(errorText(words, answer.error.code));
    return null;
  };
  return async (places, lessonId, today) => {
    const done: { readonly place: PlanPlace; readonly before: LessonId | null }[] = [];
    for (const place of places) {
      const answer = await put(place, lessonId);
      if (!answer) break;
      done.push({ place, before: answer.before });
    }
    if (done.length > 0) {
      const at = done.map(({ place }) => placeInWeek(words, place, today)).join(words.t('plan.and'));
      notices.did(words.t(lessonId === null ? 'plan.takenOut' : 'plan.did', { at }), () => {
        for (const { place, before } of done) void put(place, before);
      });
    }
    return done.length === places.length;
  };
}
