import { changedPlan, type Plan, type PlanChange, type PlanItem, type PlanLesson } from '../../core/plan/index.ts';
import { type LessonId, mediaSeconds, type PlanId, type PlanItemId } from '../../core/words/index.ts';
import * as data from './fake-data.ts';

const ok = (value: unknown) => ({ ok: true, value });
const own = (id: string, lessonId: string) => ({ id: id as PlanItemId, lessonId: lessonId as LessonId });
const triangle = 'sample/triangle';

function lessonOf(id: string): PlanLesson {
  const card = data.cards.find((one) => one.id === id);
  return {
    lessonId: id as LessonId,
    title: card?.title ?? { en: id },
    durationSeconds: card?.durationSeconds ?? mediaSeconds(0),
    ...{ digest: null, stage: card?.stage ?? null, grade: card?.grade ?? null, ready: true, stops: [] },
  };
}

const segment = (id: string, lessonId: string, from: number, to: number, talkSeconds: number): PlanItem => ({
  ...{ kind: 'segment', ...own(id, lessonId), talkSeconds },
  ...{ fromSeconds: mediaSeconds(from), toSeconds: mediaSeconds(to) },
});

const items: readonly PlanItem[] = [
  segment('s1', triangle, 0, 42, 300),
  segment('s2', 'a/4', 65, 412, 480),
  segment('s3', triangle, 42, 96, 180),
  { kind: 'pause', ...own('m1', triangle), atSeconds: mediaSeconds(24) },
  {
    kind: 'note',
    ...own('m2', triangle),
    atSeconds: mediaSeconds(30),
    text: '剪刀和三种三角形纸片，每组一份。先让学生说方法，再撕。',
  },
  { kind: 'chapter', ...own('m3', triangle), atSeconds: mediaSeconds(52), title: '撕下三个角' },
  {
    ...{ kind: 'question', ...own('m4', triangle), atSeconds: mediaSeconds(62) },
    ...{ text: '为什么正好拼成一个平角？', thinkSeconds: 60 },
  },
  {
    kind: 'note',
    ...own('m5', triangle),
    atSeconds: mediaSeconds(74),
    text: '常见错：把边撕进角里，拼出来不到 180°。',
  },
];

/** The made-up plan that the scenes look at. */
export const fakePlan: Plan = {
  ...{ id: 'plan-1' as PlanId, name: '三角形的内角和 第一课时', classId: null, periodSeconds: 2400 },
  lessons: [lessonOf(triangle), lessonOf('a/4')],
  items: [...items],
};

function cardOf({ id, name, classId, periodSeconds, lessons }: Plan, next: unknown) {
  const made = { segments: 3, videoSeconds: 443, changedUnixMs: data.nowUnixMs, next };
  return { id, name, classId, periodSeconds, lessons, ...made };
}

/** Plans of the fake main: one that is full, and one that begins empty. */
export function fakePlans(tell: (name: string, payload: unknown) => void, which: 'full' | 'empty' | 'many' = 'empty') {
  const empty = which === 'empty';
  let plan: Plan = empty ? { ...fakePlan, name: '三角形的内角和', lessons: [lessonOf(triangle)], items: [] } : fakePlan;
  return {
    'plans.list': () =>
      ok({
        plans: empty
          ? []
          : [
              cardOf(plan, { startsAtUnixMs: data.nowUnixMs + 40 * 60_000, className: '四(2)班' }),
              {
                ...cardOf(plan, { startsAtUnixMs: data.nowUnixMs + 26 * 3_600_000, className: '四(1)班' }),
                ...{
                  id: 'plan-2',
                  name: '四边形 复习',
                  lessons: [lessonOf('a/4')],
                  classId: data.people.classes[0]?.id,
                },
              },
              ...Array.from({ length: which === 'many' ? 497 : 0 }, (_, n) => ({
                ...{ ...cardOf(plan, null), id: `many-${n}`, name: `第 ${n + 1} 份` },
              })),
              { ...cardOf(plan, null), id: 'plan-3', name: '平行四边形和梯形', segments: 0, videoSeconds: 0 },
            ],
      }),
    'plans.read': () => ok({ plan }),
    'plans.open': () => ok({ planId: plan.id }),
    'plans.addLesson': ({ lessonId }: { lessonId: LessonId }) => {
      plan = { ...plan, lessons: [...plan.lessons, lessonOf(lessonId)] };
      return ok({});
    },
    'plans.change': ({ change }: { change: PlanChange }) => {
      plan = changedPlan(plan, change);
      tell('plans.changed', {});
      return ok({});
    },
    'plans.copy': () => ok({ planId: plan.id }),
    'plans.remove': () => ok({}),
    'plans.restore': () => ok({}),
    'plans.lesson': ({ lessonId }: { lessonId: LessonId }) =>
      ok({ lesson: { ...data.sessionLesson(), id: lessonId, title: lessonOf(lessonId).title } }),
    'plans.show': () => ok({}),
    'plans.inClass': () =>
      ok({
        plan: empty ? null : plan,
        periodSeconds: 2400,
        videoSeconds: empty ? 0 : 318,
        stretchSeconds: empty ? 0 : 124,
        openSeconds: 0,
        school: 'primary',
      }),
  };
}
