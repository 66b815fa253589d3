import { afterEach, expect, test } from 'vitest';
import { mediaSeconds, unixMs } from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { listLog } from '../../tests/support/data.ts';
import { type TeacherHere, teacherHere } from '../../tests/support/teacher-here.ts';
import { createSession } from '../classroom/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { inClass } from './in-class.ts';

let here: TeacherHere;
afterEach(() => here.clean());

function room() {
  here = teacherHere([]);
  const clock = createVirtualClock();
  const session = createSession(clock);
  let nowMs = 10_000_000;
  const log = listLog();
  const period = { sinceUnixMs: nowMs, seconds: 2700 };
  const taught = inClass({
    ...{ session, clock, log, lessons: here.lessons(), period: () => period },
    planOf: async () => null,
    lessonOf: async () => ({ stage: 'junior', grade: 8 }),
    wallClock: () => unixMs(nowMs),
  });
  const wait = (seconds: number) => {
    clock.advance(seconds * 1000);
    nowMs += seconds * 1000;
  };
  return { session, taught, wait, period, log };
}

test('what the class sees is counted by stretches: the sum, the longest, and the running one when it stands again', async () => {
  const { session, taught, wait } = room();
  session.dispatch(open(lessonOf({ cues: [] })));
  session.dispatch({ type: 'play' });
  wait(30.15);
  session.dispatch({ type: 'pause', reason: 'teacher', presentedSeconds: null });
  wait(100);
  session.dispatch({ type: 'play' });
  wait(10.15);
  expect(await taught.now()).toMatchObject({
    videoSeconds: expect.closeTo(30, 0),
    stretchSeconds: expect.closeTo(30, 0),
    openSeconds: 0,
  });
  session.dispatch({ type: 'pause', reason: 'teacher', presentedSeconds: null });
  expect(await taught.now()).toMatchObject({
    ...{ periodSeconds: 2700, plan: null, school: 'secondary' },
    ...{ videoSeconds: expect.closeTo(40, 0), stretchSeconds: expect.closeTo(30, 0) },
  });
});

test('a seek does not end a stretch: what ran before it is told of as under way, and windows are told', async () => {
  const { session, taught, wait } = room();
  session.dispatch(open(lessonOf({ cues: [] })));
  session.dispatch({ type: 'rate', rate: 2 });
  session.dispatch({ type: 'play' });
  wait(20.15);
  let told = 0;
  taught.onChange(() => {
    told += 1;
  });
  session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(10) });
  expect(told).toBeGreaterThan(0);
  expect(await taught.now()).toMatchObject({ videoSeconds: 0, openSeconds: expect.closeTo(20, 0) });
  wait(10.15);
  session.dispatch({ type: 'pause', reason: 'teacher', presentedSeconds: null });
  expect(await taught.now()).toMatchObject({ videoSeconds: expect.closeTo(30, 0), openSeconds: 0 });
});

test('the period before is not counted, and what runs when Lectern ends is', async () => {
  const { session, taught, wait, period } = room();
  session.dispatch(open(lessonOf({ cues: [] })));
  session.dispatch({ type: 'play' });
  wait(20.15);
  await taught.settled();
  expect(await taught.now()).toMatchObject({ videoSeconds: expect.closeTo(20, 0) });
  period.sinceUnixMs += 3_600_000;
  expect(await taught.now()).toMatchObject({ videoSeconds: 0, stretchSeconds: 0 });
});
