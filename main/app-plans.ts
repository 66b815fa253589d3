import type { People } from '../core/contract/index.ts';
import type { Lesson, LessonId, UnixMs } from '../core/words/index.ts';
import type { Classroom, Session } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import type { Carrier, Clock } from './host/ports.ts';
import type { Log } from './log.ts';
import { type createPlans, inClass, keepCues, planHandlers } from './plans/index.ts';
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
  readonly carrier: Carrier;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

/** Plans in class: which one the lesson before the class is taught by, and the period's minutes beside it. */
export function buildPlans(deps: Deps) {
  const { plans, lessons, session, classroom, timetable, lessonOf, people, carrier, clock, wallClock, log } = deps;
  const taught = inClass({
    ...{ session, lessons, clock, wallClock, log, period: () => periodRunning(timetable) },
    planOf: ({ teacherId, classId, lesson }) =>
      lesson ? plans.ofLesson({ teacherId, classId }, lesson.id, lesson.planId ?? null) : Promise.resolve(null),
  });
  taught.onChange(() => carrier.send('plans.changed', {}));
  keepCues({ session, plans, lessonOf, log });
  const coming = async () => comingPeriods(timetable, await people());
  return { handlers: planHandlers({ plans, classroom, taught, session, coming }), settled: taught.settled };
}
