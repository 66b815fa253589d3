import type { People } from '../core/contract/index.ts';
import { segmentBehind } from '../core/plan/index.ts';
import type { SessionState } from '../core/session/index.ts';
import type { Lesson, LessonId, PlanId, UnixMs } from '../core/words/index.ts';
import type { PreparedInk } from './annotations/index.ts';
import type { Classroom, Session } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import type { Carrier, Clock } from './host/ports.ts';
import type { Log } from './log.ts';
import { type createPlans, giveInk, inClass, keepCues, planHandlers, showSegment } from './plans/index.ts';
import type { createTimetable } from './timetable/index.ts';
import { comingPeriods, periodRunning } from './timetable/index.ts';

type Deps = {
  readonly plans: ReturnType<typeof createPlans>;
  readonly lessons: Databases['lessons'];
  readonly session: Session;
  readonly classroom: Classroom;
  readonly timetable: ReturnType<typeof createTimetable>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly people: () => Promise<People>;
  readonly prepared: PreparedInk;
  readonly carrier: Carrier;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

/** Plans in class: which one the lesson before the class is taught by, and the period's minutes beside it. */
export function buildPlans(deps: Deps) {
  const { plans, lessons, session, classroom, timetable, lessonOf, people, prepared } = deps;
  const { carrier, clock, wallClock, log } = deps;
  const planOf = async ({ teacherId, classId, lesson }: SessionState) =>
    lesson && plans.ofLesson({ teacherId, classId }, lesson.id, lesson.planId ?? null);
  const taught = inClass({
    ...{ session, lessons, clock, wallClock, log, planOf, lessonOf, period: () => periodRunning(timetable) },
  });
  taught.onChange(() => carrier.send('plans.changed', {}));
  keepCues({ session, plans, lessonOf, log });
  giveInk({ session, prepared, log, send: (stored) => carrier.send('ink.committed', stored) });
  const coming = async () => comingPeriods(timetable, await people());
  const copyInk = async (from: PlanId, to: PlanId) => prepared.copy(from, to, (await people()).teacherId);
  const handlers = planHandlers({ plans, classroom, taught, session, coming, copyInk });
  return {
    ...{ handlers, settled: taught.settled },
    /** From the end of a segment to the next one, as the key for the next stop does on the console. False: it is not there. */
    async onward(): Promise<boolean> {
      const plan = await planOf(session.state());
      const next = plan && segmentBehind(plan, session.state());
      if (!plan || !next) return false;
      return (await showSegment({ session, classroom }, plan.id, next)).ok;
    },
  };
}
