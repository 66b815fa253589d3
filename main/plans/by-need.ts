import type { PlanCard } from '../../core/contract/index.ts';
import type { ClassId, LessonId, UnixMs } from '../../core/words/index.ts';

type Coming = {
  readonly lessonId: LessonId;
  readonly className: string | null;
  readonly classId: ClassId | null;
  readonly startsAtUnixMs: UnixMs;
};

/** Plans with the period each is needed in next: the sooner, the further up; behind them the others as they were. */
export function plansByNeed(plans: readonly Omit<PlanCard, 'next'>[], coming: readonly Coming[]): PlanCard[] {
  const never = Number.POSITIVE_INFINITY;
  return plans
    .map((plan): PlanCard => {
      const isForIt = ({ lessonId, classId }: Coming) =>
        plan.lessons.some((one) => one.lessonId === lessonId) && (plan.classId === null || plan.classId === classId);
      const period = coming.find(isForIt);
      return { ...plan, next: period ? { startsAtUnixMs: period.startsAtUnixMs, className: period.className } : null };
    })
    .sort((a, b) => {
      const [first, second] = [a.next?.startsAtUnixMs ?? never, b.next?.startsAtUnixMs ?? never];
      return first === second ? 0 : first - second;
    });
}
