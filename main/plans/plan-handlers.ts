import type { Handlers } from '../../core/contract/index.ts';
import { type PlanSegment, segmentsOfPlan } from '../../core/plan/index.ts';
import { fail, ok, type PlanId } from '../../core/words/index.ts';
import type { Classroom, Session } from '../classroom/index.ts';
import { plansByNeed } from './by-need.ts';
import type { InClass } from './in-class.ts';
import type { Plans } from './plans.ts';

type PlanHandlers = Pick<Handlers, Extract<keyof Handlers, `plans.${string}`>>;

type Deps = {
  readonly plans: Plans;
  readonly taught: InClass;
  readonly session: Session;
  readonly classroom: Pick<Classroom, 'project' | 'playable'>;
  /** The marks that were drawn while preparing. */
  readonly copyInk: (from: PlanId, to: PlanId) => Promise<void>;
  /** The periods ahead in which a lesson is planned. */
  readonly coming: () => Promise<Parameters<typeof plansByNeed>[1]>;
};

export function planHandlers({ plans, taught, session, classroom, coming, copyInk }: Deps): PlanHandlers {
  return {
    'plans.list': async () => ok({ plans: plansByNeed(await plans.list(), await coming()) }),
    'plans.read': ({ planId }) => plans.read(planId),
    'plans.open': (asked) => plans.open(asked),
    async 'plans.copy'({ planId, name }) {
      const copied = await plans.copy(planId, name);
      if (copied.ok) await copyInk(planId, copied.value.planId);
      return copied;
    },
    'plans.addLesson': ({ planId, lessonId }) => plans.addLesson(planId, lessonId),
    'plans.change': ({ planId, change }) => plans.change(planId, change),
    'plans.remove': ({ planId }) => plans.remove(planId),
    'plans.restore': ({ planId }) => plans.restore(planId),
    'plans.lesson': ({ lessonId }) => classroom.playable(lessonId),
    async 'plans.show'({ planId, segmentId }) {
      const read = await plans.read(planId);
      if (!read.ok) return read;
      const segment = segmentsOfPlan(read.value.plan).find(({ id }) => id === segmentId);
      if (!segment) return fail({ code: 'planGone' });
      return showSegment({ session, classroom }, planId, segment);
    },
    'plans.inClass': async () => ok(await taught.now()),
  };
}

type Shows = Pick<Deps, 'session'> & { readonly classroom: Pick<Classroom, 'project'> };

/** Before the class: this segment, from its beginning. How the room is set up (rate, layout) stays within a lesson. */
export async function showSegment(
  { session, classroom }: Shows,
  planId: PlanId,
  { id, lessonId, fromSeconds }: PlanSegment,
): ReturnType<Classroom['project']> {
  const { lesson, showing } = session.state();
  const stays = lesson?.id === lessonId && lesson.planId === planId && showing.kind === 'lesson';
  const shown = stays ? ok({}) : await classroom.project(lessonId, fromSeconds, planId);
  if (stays) session.dispatch({ type: 'seek', mediaSeconds: fromSeconds });
  if (shown.ok) session.dispatch({ type: 'segment', segmentId: id });
  return shown;
}
