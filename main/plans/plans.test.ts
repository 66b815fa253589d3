import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlanChange, type PlanEdit, type PlanItem } from '../../core/plan/index.ts';
import {
  type ClassId,
  type LessonId,
  mediaSeconds,
  type PlanId,
  type PlanItemId,
  type TeacherId,
} from '../../core/words/index.ts';
import { lessonNamed, type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createPlans, type Plans } from './plans.ts';

const [a, b] = ['f/a', 'f/b'] as [LessonId, LessonId];
const chosen = { teacherId: wang, classId: 'c-1' as ClassId };

let here: TeacherHere;
let plans: Plans;

beforeEach(() => {
  const own = { durationSeconds: mediaSeconds(60), stage: 'primary' as const, grade: 4 as const, ready: true };
  here = teacherHere([a, b].map((id) => lessonNamed(id, id, own)));
  plans = createPlans(here.ports());
});
afterEach(() => here.clean());

async function reopen(): Promise<void> {
  await here.reopen();
  plans = createPlans(here.ports());
}
async function opened(...lessonIds: LessonId[]): Promise<PlanId> {
  const answer = await plans.open({ lessonIds, anew: true, name: null, periodSeconds: null });
  if (!answer.ok) throw new Error(answer.error.code);
  here.wall.forward(1000);
  return answer.value.planId;
}
async function read(planId: PlanId) {
  const answer = await plans.read(planId);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.plan;
}
const change = (planId: PlanId, edit: PlanEdit) => plans.change(planId, v.parse(PlanChange, edit));
const pause = (id: string, atSeconds: number, lessonId = a): PlanItem => ({
  ...{ kind: 'pause', id: id as PlanItemId, lessonId, atSeconds: mediaSeconds(atSeconds) },
});
const ids = async (planId: PlanId) => (await read(planId)).items.map(({ id }) => id);

describe('a plan', () => {
  test('is opened for a lesson once, and again the one changed last; anew where that is asked for', async () => {
    const first = await opened(a);
    const asked = { lessonIds: [a], anew: false, name: null, periodSeconds: null };
    expect(await plans.open(asked)).toMatchObject({ value: { planId: first } });
    const second = await opened(a, b);
    expect(await plans.open(asked)).toMatchObject({ value: { planId: second } });
    await change(first, { name: '第一课时' });
    expect(await plans.open(asked)).toMatchObject({ value: { planId: first } });
    expect((await plans.list()).map(({ name }) => name)).toEqual(['第一课时', 'f/a']);
    expect(await plans.open({ ...asked, lessonIds: ['f/none' as LessonId] })).toMatchObject({
      error: { code: 'lessonGone' },
    });
  });

  test('is written with each edit, in the order it was given, and is there after the file was opened again', async () => {
    const id = await opened(a);
    await plans.addLesson(id, b);
    await change(id, { puts: [pause('p1', 5), pause('p2', 9, b)] });
    await change(id, { puts: [pause('p3', 12), pause('p1', 6)] });
    await change(id, { order: ['p3', 'p1'] as PlanItemId[], periodSeconds: 2700 });
    await reopen();
    const plan = await read(id);
    expect(plan.items.map((one) => one.id)).toEqual(['p3', 'p1', 'p2']);
    expect(plan).toMatchObject({
      periodSeconds: 2700,
      lessons: [{ lessonId: a, grade: 4, ready: true }, { lessonId: b }],
    });
    await change(id, { removes: ['p1' as PlanItemId], puts: [pause('p4', 20)] });
    expect(await ids(id)).toEqual(['p3', 'p2', 'p4']);
  });

  test('takes nothing of an edit that names a lesson it does not know', async () => {
    const id = await opened(a);
    const edit = { name: 'other', puts: [pause('p1', 5), pause('p2', 9, b)] };
    expect(await change(id, edit)).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect(await read(id)).toMatchObject({ name: 'f/a', items: [] });
  });

  test('shows its lessons by name and length when they have gone', async () => {
    const id = await opened(a);
    here.library.clear();
    expect((await read(id)).lessons).toMatchObject([
      { lessonId: a, title: { 'zh-CN': a }, durationSeconds: 60, ready: false },
    ]);
    expect(await plans.addLesson(id, b)).toMatchObject({ error: { code: 'lessonGone' } });
  });

  test('is removed and brought back, until the next start', async () => {
    const id = await opened(a);
    await change(id, { puts: [pause('p1', 5)] });
    await plans.remove(id);
    expect(await plans.read(id)).toEqual({ ok: false, error: { code: 'planGone' } });
    expect(await change(id, { name: 'x' })).toEqual({ ok: false, error: { code: 'planGone' } });
    await plans.restore(id);
    expect(await ids(id)).toEqual(['p1']);
    await plans.remove(id);
    await reopen();
    await plans.tidyUp();
    expect(await plans.restore(id)).toEqual({ ok: false, error: { code: 'planGone' } });
  });

  test('is its teacher’s alone, also where a lesson names it that another teacher has taken over', async () => {
    const id = await opened(a);
    expect(await plans.ofLesson({ ...chosen, teacherId: null }, a, null)).toBeNull();
    expect(await plans.ofLesson({ ...chosen, teacherId: 't-li' as TeacherId }, a, id)).toBeNull();
    here.teacherId = null;
    expect(await plans.list()).toEqual([]);
  });

  test('of a lesson is the one changed last, or the one that is named', async () => {
    const first = await opened(a);
    const second = await opened(a);
    expect(await plans.ofLesson(chosen, a, null)).toMatchObject({ id: second });
    expect(await plans.ofLesson(chosen, a, first)).toMatchObject({ id: first });
    expect(await plans.ofLesson(chosen, b, null)).toBeNull();
  });

  test('may be for one class: it comes before those for all, and is none of another class’s', async () => {
    const all = await opened(a);
    const own = await opened(a);
    await change(own, { classId: 'c-1' });
    await change(all, { name: '全部' });
    const other = { ...chosen, classId: 'c-2' as ClassId };
    expect(await plans.ofLesson(chosen, a, null)).toMatchObject({ id: own, classId: 'c-1' });
    expect(await plans.ofLesson(other, a, null)).toMatchObject({ id: all });
    const asked = { lessonIds: [a], anew: false, name: null, periodSeconds: null };
    expect(await plans.open(asked)).toMatchObject({ value: { planId: own } });
    await change(own, { classId: 'c-2' });
    expect(await plans.open(asked)).toMatchObject({ value: { planId: all } });
    await change(own, { classId: null });
    expect(await read(own)).toMatchObject({ classId: null });
  });

  test('is copied whole under another name, and each is changed by itself from then on', async () => {
    const id = await opened(a, b);
    await change(id, { puts: [pause('p1', 5), pause('p2', 9, b)], periodSeconds: 2700, classId: 'c-1' });
    const copy = await plans.copy(id, '第二课时');
    if (!copy.ok) throw new Error(copy.error.code);
    const { id: _, ...whole } = await read(id);
    expect(await read(copy.value.planId)).toEqual({ ...whole, id: copy.value.planId, name: '第二课时' });
    await change(copy.value.planId, { removes: ['p1' as PlanItemId] });
    expect(await ids(id)).toEqual(['p1', 'p2']);
    await plans.remove(id);
    expect(await plans.copy(id, 'x')).toEqual({ ok: false, error: { code: 'planGone' } });
  });

  test('stands in the list with its lessons, its class and how much of it is video', async () => {
    const id = await opened(a, b);
    const segment = { kind: 'segment', id: 's1' as PlanItemId, lessonId: a, talkSeconds: 60 } as const;
    const place = { fromSeconds: mediaSeconds(10), toSeconds: mediaSeconds(35) };
    await change(id, { puts: [{ ...segment, ...place }, pause('p1', 5)] });
    expect(await plans.list()).toMatchObject([
      {
        id,
        segments: 1,
        videoSeconds: 25,
        classId: null,
        lessons: [{ lessonId: a, title: { 'zh-CN': a } }, { lessonId: b }],
      },
    ]);
  });

  test('tells when it changes', async () => {
    const id = await opened(a);
    let told = 0;
    plans.onChange(() => {
      told += 1;
    });
    await change(id, { puts: [pause('p1', 5)] });
    await plans.addLesson(id, b);
    await plans.remove(id);
    expect(told).toBe(3);
  });

  test('keeps what a newer Lectern wrote into it, and leaves it out of what is shown', async () => {
    const id = await opened(a);
    const strange = { itemId: 'x', lessonId: a, body: JSON.stringify({ kind: 'quiz', id: 'x', lessonId: a }) };
    const nothing = { removes: [], order: null, name: null, periodSeconds: null, forClass: null, atUnixMs: 5 };
    await here.lessons().run('plan.change', { id, puts: [strange], ...nothing });
    expect(await ids(id)).toEqual([]);
    await change(id, { puts: [pause('p1', 5)] });
    expect(await here.lessons().run('plan.get', { id })).toMatchObject({ items: [strange.body, expect.any(String)] });
  });
});
