import { expect, test } from 'vitest';
import type { MainCommand, SessionDocument } from '../../core/session/index.ts';
import { type ClassId, type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { digestOf, lessonOf, open } from '../../tests/fixtures/session.ts';
import { listLog } from '../../tests/support/data.ts';
import { createSession } from '../classroom/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import type { Taught } from './history.ts';
import { keepHistory } from './keep-history.ts';

const digest = digestOf('sheet');

function room(fails = false) {
  const session = createSession(createVirtualClock());
  const told: Taught[] = [];
  const log = listLog();
  const keeper = keepHistory({
    session,
    async taught(one) {
      if (fails) throw new Error('the disk is full');
      told.push(one);
    },
    log,
  });
  return { session, told, keeper, log };
}
const document = (pageIndex: number, lessonId: LessonId | null = 'test:lesson' as LessonId): MainCommand => {
  const shown: SessionDocument = { digest, lessonId, title: { en: 'A sheet' }, mediaType: 'application/pdf' };
  return { type: 'document', document: shown, pageIndex };
};

test('a lesson is written down when it is opened, once, where it begins', async () => {
  const { session, told, keeper } = room();
  session.dispatch(open(lessonOf(), 12));
  session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(40) });
  session.dispatch({ type: 'rate', rate: 1.25 });
  await keeper.settled();
  expect(told).toEqual([
    { teacherId: null, classId: null, lessonId: 'test:lesson', document: null, stopSeconds: expect.closeTo(12, 1) },
  ]);
});

test('another class before the same lesson is another line', async () => {
  const { session, told, keeper } = room();
  session.dispatch(open(lessonOf()));
  session.dispatch({ type: 'class', teacherId: null, classId: 'c-2' as ClassId });
  session.dispatch({ type: 'end' });
  await keeper.settled();
  expect(told.map(({ classId }) => classId)).toEqual([null, 'c-2']);
});

test('a document is written down at each page, not at each scrolling', async () => {
  const { session, told, keeper } = room();
  session.dispatch(document(0));
  session.dispatch({ type: 'turn', digest, pageIndex: 3, scroll: 0 });
  session.dispatch({ type: 'turn', digest, pageIndex: 3, scroll: 0.5 });
  await keeper.settled();
  expect(told.map((one) => one.document?.pageIndex)).toEqual([0, 3]);
});

test('a document of no lesson, and a board, are no lesson that was taught', async () => {
  const { session, told, keeper } = room();
  session.dispatch(document(0, null));
  await keeper.settled();
  expect(told).toEqual([]);
});

test('what cannot be written stops neither the class nor the next line', async () => {
  const { session, keeper, log } = room(true);
  session.dispatch(open(lessonOf()));
  await keeper.settled();
  expect(log.lines).toHaveLength(1);
  expect(session.state().lesson?.id).toBe('test:lesson');
});
