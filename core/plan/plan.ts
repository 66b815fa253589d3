import * as v from 'valibot';
import {
  AssetDigest,
  ClassId,
  Grade,
  LessonId,
  LocalText,
  MediaSeconds,
  PlanId,
  PlanItemId,
  Stage,
} from '../words/index.ts';

/** What pupils are given to read from the back row is short; a note may be as long as a page. */
const shortText = v.pipe(v.string(), v.trim(), v.maxLength(200));
const noteText = v.pipe(v.string(), v.maxLength(4000));
const seconds = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400));
const place = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(86_400), v.brand('MediaSeconds'));
const own = { id: PlanItemId, lessonId: LessonId };

/** A part [from, to) of a lesson, and how long the teacher talks after it. */
export const PlanSegment = v.object({
  kind: v.literal('segment'),
  ...own,
  fromSeconds: place,
  toSeconds: place,
  talkSeconds: seconds,
  /** How long the lesson stood in it and after it when the plan was last tried. */
  triedSeconds: v.optional(seconds),
});
export type PlanSegment = v.InferOutput<typeof PlanSegment>;

const at = { ...own, atSeconds: place };
export const PlanItem = v.variant('kind', [
  PlanSegment,
  v.object({ kind: v.literal('chapter'), ...at, title: shortText }),
  v.object({ kind: v.literal('pause'), ...at }),
  v.object({ kind: v.literal('question'), ...at, text: shortText, thinkSeconds: v.nullable(seconds) }),
  /** For the teacher's eyes only. */
  v.object({ kind: v.literal('note'), ...at, text: noteText }),
]);
export type PlanItem = v.InferOutput<typeof PlanItem>;
/** What lies at one moment of a lesson. */
export type PlanMark = Exclude<PlanItem, PlanSegment>;
export type PlanNote = Extract<PlanItem, { kind: 'note' }>;

/** A lesson that a plan names, as it was when it was named: it is shown so when it has gone. */
export const PlanLesson = v.object({
  lessonId: LessonId,
  title: LocalText,
  durationSeconds: MediaSeconds,
  digest: v.nullable(AssetDigest),
  stage: v.nullable(Stage),
  grade: v.nullable(Grade),
  /** Where it halts by itself, whatever the plan says; none known of one that has gone. */
  stops: v.array(v.object({ atSeconds: place, thinkSeconds: v.nullable(seconds) })),
  /** It is here and can be played. */
  ready: v.boolean(),
});
export type PlanLesson = v.InferOutput<typeof PlanLesson>;

/** A period of 40 minutes where no timetable says otherwise. */
export const PERIOD_SECONDS = 40 * 60;
export const PLAN_ITEMS_MAX = 500;

/** A teacher's own way through lessons, for one period. Segments stand in the order in which they are shown. */
export const Plan = v.object({
  id: PlanId,
  name: v.string(),
  /** Null: for all classes of the teacher. */
  classId: v.nullable(ClassId),
  periodSeconds: seconds,
  lessons: v.array(PlanLesson),
  items: v.array(PlanItem),
});
export type Plan = v.InferOutput<typeof Plan>;

export function segmentsOfPlan({ items }: Pick<Plan, 'items'>): readonly PlanSegment[] {
  return items.filter((item) => item.kind === 'segment');
}

/** In the order of time. */
export function marksOfLesson({ items }: Pick<Plan, 'items'>, lessonId: LessonId): readonly PlanMark[] {
  return items
    .filter((item) => item.kind !== 'segment')
    .filter((item) => item.lessonId === lessonId)
    .sort((a, b) => a.atSeconds - b.atSeconds);
}
