import * as v from 'valibot';
import { Plan, PlanChange } from '../plan/index.ts';
import { SessionLesson } from '../session/index.ts';
import { ClassId, LessonId, LocalText, PlanId, PlanItemId, UnixMs } from '../words/index.ts';
import { channel } from './channel.ts';

/** A plan as the list of all shows it. */
export const PlanCard = v.object({
  id: PlanId,
  name: v.string(),
  /** Null: for all classes of the teacher. */
  classId: v.nullable(ClassId),
  periodSeconds: v.number(),
  lessons: v.array(v.object({ lessonId: LessonId, title: LocalText })),
  segments: v.number(),
  videoSeconds: v.number(),
  changedUnixMs: UnixMs,
  /** The period that runs or comes first in which one of its lessons is planned. */
  next: v.nullable(v.object({ startsAtUnixMs: UnixMs, className: v.nullable(v.string()) })),
});
export type PlanCard = v.InferOutput<typeof PlanCard>;

const asked = v.object({ planId: PlanId });

export const planChannels = {
  /** Of the teacher chosen now: by when each is needed next, then the one changed last first. */
  'plans.list': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ plans: v.array(PlanCard) }),
    errors: [],
  }),
  'plans.read': channel({ who: ['console'], request: asked, answer: v.object({ plan: Plan }), errors: ['planGone'] }),
  /** The plan that these lessons are prepared in: the last one that names them all, else a new one. */
  'plans.open': channel({
    who: ['console'],
    request: v.object({
      lessonIds: v.pipe(v.array(LessonId), v.minLength(1), v.maxLength(50)),
      /** Always a new one. */
      anew: v.boolean(),
      name: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))),
      periodSeconds: v.nullable(v.pipe(v.number(), v.minValue(60), v.maxValue(14_400))),
    }),
    answer: v.object({ planId: PlanId }),
    errors: ['lessonGone', 'tooManyPlans'],
  }),
  /** Another one with all that is in it. */
  'plans.copy': channel({
    who: ['console'],
    request: v.object({ planId: PlanId, name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)) }),
    answer: v.object({ planId: PlanId }),
    errors: ['planGone', 'tooManyPlans'],
  }),
  'plans.addLesson': channel({
    who: ['console'],
    request: v.object({ planId: PlanId, lessonId: LessonId }),
    answer: v.object({}),
    errors: ['planGone', 'lessonGone', 'planFull'],
  }),
  /** Answered when it is on the disk. */
  'plans.change': channel({
    who: ['console'],
    request: v.object({ planId: PlanId, change: PlanChange }),
    answer: v.object({}),
    errors: ['planGone', 'planFull', 'lessonGone'],
  }),
  /** `plans.restore` brings it back until the next start. */
  'plans.remove': channel({ who: ['console'], request: asked, answer: v.object({}), errors: ['planGone'] }),
  'plans.restore': channel({ who: ['console'], request: asked, answer: v.object({}), errors: ['planGone'] }),
  /** A lesson as the windows play it, for a window that prepares it by itself. */
  'plans.lesson': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({ lesson: SessionLesson }),
    errors: ['lessonGone', 'notReady'],
  }),
  /** Before the class: this segment, from its beginning. */
  'plans.show': channel({
    who: ['console'],
    request: v.object({ planId: PlanId, segmentId: PlanItemId }),
    answer: v.object({}),
    errors: ['planGone', 'lessonGone', 'notReady'],
  }),
  /** What of a plan is for the lesson before the class, and what the class has seen in this period. */
  'plans.inClass': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({
      plan: v.nullable(Plan),
      periodSeconds: v.number(),
      /** Of the stretches that have ended, and the longest of them. */
      videoSeconds: v.number(),
      stretchSeconds: v.number(),
      /** Of the stretch under way, up to where its motion began. */
      openSeconds: v.number(),
      /** Whose guidance holds for the lesson before the class. */
      school: v.picklist(['primary', 'secondary']),
    }),
    errors: [],
  }),
} as const;
