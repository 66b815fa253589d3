import { afterEach, expect, test } from 'vitest';
import type { PlanChange, PlanItem } from '../../core/plan/index.ts';
import {
  type ClassId,
  type Lesson,
  mediaSeconds,
  type PlanId,
  type PlanItemId,
  type TeacherId,
  type WindowId,
} from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { listLog } from '../../tests/support/data.ts';
import { type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createSession } from '../classroom/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { keepCues } from './keep-cues.ts';
import { createPlans } from './plans.ts';

let here: TeacherHere;
afterEach(() => here.clean());

const classId = 'c-1' as ClassId;
const own = lessonOf({ cues: [] });
const film = { ...own, assets: [], stage: null, grade: null, ready: true, edition: null } as unknown as Lesson;
const pause = (id: string, atSeconds: number): PlanItem => ({
  ...{ kind: 'pause', id: id as PlanItemId, lessonId: own.id, atSeconds: mediaSeconds(atSeconds) },
});

/** A lesson before the class, taught by a plan with a pause at half a minute. */
async function room() {
  here = teacherHere([film]);
  const session = createSession(createVirtualClock());
  session.dispatch({ type: 'attach', windowId: 'screen-1' as WindowId, role: 'screen' });
  const plans = createPlans(here.ports());
  const log = listLog();
  keepCues({ session, plans, lessonOf: here.ports().lessonOf, log });
  const opened = await plans.open({ lessonIds: [own.id], anew: true, name: null, periodSeconds: null });
  if (!opened.ok) throw new Error(opened.error.code);
  const { planId } = opened.value;
  const change = (edit: Partial<PlanChange>) => plans.change(planId, { puts: [], removes: [], ...edit });
  await change({ puts: [pause('p1', 30)] });
  session.dispatch({ ...open({ ...own, planId }), teacherId: wang, classId } as Parameters<typeof session.dispatch>[0]);
  await change({ name: '第一课时' });
  const stops = () => session.state().lesson?.cues.map(({ atSeconds }) => atSeconds);
  await expect.poll(stops).toEqual([30]);
  return { session, plans, planId: planId as PlanId, change, stops };
}

test('an edit counts at once, and the class stays where it is', async () => {
  const { session, change, stops } = await room();
  session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(10) });
  session.dispatch({ type: 'play' });
  const { motion } = session.state();
  await change({ puts: [pause('p2', 60)], removes: ['p1' as PlanItemId] });
  await expect.poll(stops).toEqual([60]);
  expect(session.state().motion).toMatchObject({ kind: motion.kind, mediaSeconds: motion.mediaSeconds });
});

test('a plan that is removed and brought back takes its stops with it and brings them again', async () => {
  const { session, plans, planId, stops } = await room();
  await plans.remove(planId);
  await expect.poll(stops).toEqual([]);
  expect(session.state().lesson?.planId).toBeUndefined();
  await plans.restore(planId);
  await expect.poll(stops).toEqual([30]);
  expect(session.state().lesson?.planId).toBe(planId);
});

test('another teacher at this PC has nothing of it, and the first one has it again', async () => {
  const { session, stops } = await room();
  session.dispatch({ type: 'class', teacherId: 't-li' as TeacherId, classId });
  await expect.poll(stops).toEqual([]);
  session.dispatch({ type: 'class', teacherId: wang, classId });
  await expect.poll(stops).toEqual([30]);
});

test('what changes while a question is held frozen counts when the picture is let go', async () => {
  const { session, change, stops } = await room();
  const question = { ...pause('q1', 40), kind: 'question', text: '为什么？', thinkSeconds: null } as PlanItem;
  await change({ puts: [question] });
  await expect.poll(stops).toEqual([30, 40]);
  session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(40) });
  session.dispatch({ type: 'freeze', frozen: true, presentedSeconds: null });
  await change({ removes: ['p1', 'q1'] as PlanItemId[] });
  await new Promise((later) => setTimeout(later, 50));
  expect(stops()).toEqual([30, 40]);
  session.dispatch({ type: 'freeze', frozen: false, presentedSeconds: null });
  await expect.poll(stops).toEqual([]);
});
