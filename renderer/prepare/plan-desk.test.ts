import { expect, test } from 'vitest';
import type { CallMain } from '../../core/contract/index.ts';
import { changedPlan, type Plan, type PlanEdit, type PlanItem } from '../../core/plan/index.ts';
import { type LessonId, mediaSeconds, type PlanId, type PlanItemId } from '../../core/words/index.ts';
import { createPlanDesk } from './plan-desk.ts';

const [a, b] = ['f/a', 'f/b'] as [LessonId, LessonId];
const lesson = (lessonId: LessonId): Plan['lessons'][number] => ({
  ...{ lessonId, title: {}, durationSeconds: mediaSeconds(60), digest: null, stage: null, grade: null },
  ...{ stops: [], ready: true },
});
const empty: Plan = {
  ...{ id: 'plan-1' as PlanId, name: 'n', classId: null, periodSeconds: 2400, items: [] },
  lessons: [lesson(a)],
};
const pause = (id: string): PlanItem => ({
  ...{ kind: 'pause', id: id as PlanItemId, lessonId: a, atSeconds: mediaSeconds(5) },
});

/** Main with a plan on its disk; each answer comes when the test says so. */
function mainWith() {
  let kept = empty;
  const waiting: (() => void)[] = [];
  const refuse = new Set<string>();
  const call = ((name: string, request: { change: PlanEdit; lessonId: LessonId }) =>
    new Promise((resolve) => {
      waiting.push(() => {
        if (name === 'plans.read') return resolve({ ok: true, value: { plan: kept } });
        const id = request.change?.puts?.[0]?.id ?? '';
        if (refuse.has(id)) return resolve({ ok: false, error: { code: 'planFull' } });
        kept =
          name === 'plans.change'
            ? changedPlan(kept, request.change)
            : { ...kept, lessons: [...kept.lessons, lesson(request.lessonId)] };
        resolve({ ok: true, value: {} });
      });
    })) as unknown as CallMain;
  return {
    ...{ call, refuse, kept: () => kept },
    async answer(count = 1) {
      for (let n = 0; n < count; n += 1) {
        await expect.poll(() => waiting.length).toBeGreaterThan(0);
        waiting.shift()?.();
      }
      await new Promise((later) => setTimeout(later));
    },
  };
}
const ids = ({ items }: Plan) => items.map(({ id }) => id);

test('what is edited while the plan is read again stays in sight, and comes to the disk', async () => {
  const main = mainWith();
  const desk = createPlanDesk(main.call, empty, () => undefined);
  const added = desk.addLesson(b);
  await main.answer();
  desk.edit({ puts: [pause('p1')] });
  // The first reading was asked before the edit: its answer knows nothing of it.
  await main.answer(3);
  expect(await added).toBe(true);
  expect(ids(desk.get().plan)).toEqual(['p1']);
  expect(desk.get().plan.lessons).toHaveLength(2);
  expect(ids(main.kept())).toEqual(['p1']);
});

test('a refused edit goes from sight, and those before and after it stay', async () => {
  const main = mainWith();
  const said: string[] = [];
  const desk = createPlanDesk(main.call, empty, (code) => said.push(code));
  main.refuse.add('p2');
  for (const id of ['p1', 'p2', 'p3']) desk.edit({ puts: [pause(id)] });
  await main.answer(4);
  expect(said).toEqual(['planFull']);
  expect(ids(desk.get().plan)).toEqual(['p1', 'p3']);
});

test('is settled when the last edit is on the disk', async () => {
  const main = mainWith();
  const desk = createPlanDesk(main.call, empty, () => undefined);
  desk.edit({ puts: [pause('p1')] });
  desk.edit({ puts: [pause('p2')] });
  let settled = false;
  void desk.settled().then(() => {
    settled = true;
  });
  await main.answer();
  expect(settled).toBe(false);
  await main.answer();
  await expect.poll(() => settled).toBe(true);
  expect(ids(main.kept())).toEqual(['p1', 'p2']);
});
