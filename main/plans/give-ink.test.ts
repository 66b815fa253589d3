import { expect, test } from 'vitest';
import type { StoredInk } from '../../core/ink/index.ts';
import type { ClassId, PlanId, TeacherId } from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { listLog } from '../../tests/support/data.ts';
import { strokeOf } from '../../tests/support/ink.ts';
import { createSession } from '../classroom/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { giveInk } from './give-ink.ts';

const planId = 'plan-1' as PlanId;
const teacherId = 't-1' as TeacherId;

test('whoever a lesson is taught to by a plan is given its marks once, and windows are told of what is new', async () => {
  const session = createSession(createVirtualClock());
  const given: unknown[] = [];
  const sent: StoredInk[] = [];
  giveInk({
    ...{ session, log: listLog(), send: (stored: StoredInk) => sent.push(stored) },
    prepared: {
      give: async (plan, lessonId, { classId }) => {
        given.push([plan, lessonId, classId]);
        return [{ sequence: given.length, record: strokeOf('a') }];
      },
    },
  });
  const { id } = lessonOf();
  session.dispatch(open(lessonOf()));
  session.dispatch(open(lessonOf({ planId })));
  session.dispatch({ type: 'play' });
  session.dispatch({ type: 'class', teacherId, classId: 'c-1' as ClassId });
  await expect.poll(() => sent.length).toBe(2);
  expect(given).toEqual([
    [planId, id, null],
    [planId, id, 'c-1'],
  ]);
});
