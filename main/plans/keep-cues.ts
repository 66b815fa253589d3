import { cuesWithPlan, type Plan } from '../../core/plan/index.ts';
import type { Lesson, LessonId } from '../../core/words/index.ts';
import type { Session } from '../classroom/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Plans } from './plans.ts';

type Deps = {
  readonly session: Session;
  readonly plans: Pick<Plans, 'ofLesson' | 'onChange'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly log: Log;
};

/**
 * Keeps the lesson before the class to its plan: a plan that is edited, removed or brought back counts at once, and
 * whoever takes over at this PC teaches by a plan of her own. The class stays where it is (S43); what the session
 * cannot take now, while a question is held frozen, it takes when the picture is let go.
 */
export function keepCues({ session, plans, lessonOf, log }: Deps): Stop {
  let turn: Promise<unknown> = Promise.resolve();
  let owed = false;

  async function bring(): Promise<void> {
    const { lesson, teacherId, classId } = session.state();
    const own = lesson && (await lessonOf(lesson.id));
    if (!own) return;
    const plan = await plans.ofLesson({ teacherId, classId }, lesson.id, lesson.planId ?? null);
    const now = session.state();
    // Another teacher, class or lesson meanwhile: that has asked for itself.
    if (now.lesson?.id !== lesson.id || now.teacherId !== teacherId || now.classId !== classId) return;
    const cues = cuesWithPlan(own, plan);
    if (isSame(now.lesson, cues, plan)) return;
    const told = session.dispatch({ type: 'cues', lessonId: lesson.id, cues, planId: plan?.id ?? null });
    owed = !told.ok && told.error.code === 'notWhileFrozen';
  }

  function look(): void {
    turn = turn.then(bring).catch((error: unknown) => log.fault('the plan of the lesson', error));
  }

  const stops = [
    plans.onChange(look),
    session.onState((state, before) => {
      const isAnother = state.teacherId !== before.teacherId || state.classId !== before.classId;
      if (state.lesson && (isAnother || (owed && state.frozen === null))) look();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function isSame(lesson: { cues: unknown; planId?: string | undefined }, cues: unknown, plan: Plan | null): boolean {
  return lesson.planId === plan?.id && JSON.stringify(lesson.cues) === JSON.stringify(cues);
}
