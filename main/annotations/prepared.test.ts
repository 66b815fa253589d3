import { afterEach, beforeEach, expect, test } from 'vitest';
import { lessonPage, planPage } from '../../core/ink/index.ts';
import {
  type ClassId,
  type LessonId,
  mediaSeconds,
  type PlanId,
  type RecordId,
  type TeacherId,
  unixMs,
} from '../../core/words/index.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { someLesson, strokeOf } from '../../tests/support/ink.ts';
import {
  type Annotations,
  createAnnotations,
  createKeptLessons,
  createPreparedInk,
  type PreparedInk,
} from './index.ts';

let data: DataFolder;
let annotations: Annotations;
let prepared: PreparedInk;

const wang = 't-wang' as TeacherId;
const [class1, class2] = ['c-1', 'c-2'] as [ClassId, ClassId];
const [plan, copy] = ['plan-1', 'plan-2'] as [PlanId, PlanId];
const moment = mediaSeconds(12.34);
const page = planPage(plan, someLesson, moment);
const inLesson = { kind: 'lesson', lessonId: someLesson } as const;

beforeEach(async () => {
  data = dataFolder();
  const { lessons } = data.openLessons();
  const kept = createKeptLessons({ lessons, lessonOf: async () => null, log: data.log });
  annotations = createAnnotations({ lessons, kept, log: data.log });
  prepared = createPreparedInk({ annotations, wallClock: () => unixMs(5) });
  for (const id of ['a', 'b']) await annotations.commit(strokeOf(id, { pageId: page, teacherId: wang }));
  const { writer, madeUnixMs } = strokeOf('x');
  const own = { pageId: page, teacherId: wang, classId: null, writer, madeUnixMs };
  await annotations.commit({ ...own, kind: 'erase', id: 'e' as RecordId, strokes: ['b' as RecordId] });
});
afterEach(() => data.clean());

const give = (classId: ClassId | null, lessonId = someLesson) =>
  prepared.give(plan, lessonId, { teacherId: wang, classId });
const pagesOf = (classId: ClassId) => annotations.pages(inLesson, wang, classId);

test('[A11] what is to be seen on a plan’s page is on the class’s page of that moment, and not what was erased', async () => {
  expect(await pagesOf(class1)).toEqual([]);
  expect(await give(class1)).toHaveLength(1);
  const [given] = await pagesOf(class1);
  expect(given).toMatchObject({ pageId: lessonPage(someLesson, moment), strokes: 1 });
  const { points, colour } = strokeOf('a');
  expect(given?.records[0]?.record).toMatchObject({ kind: 'stroke', points, colour, classId: class1 });
});

test('[A11] each class has it once: what it erased stays erased, and another class has its own', async () => {
  const [stored] = await give(class1);
  if (!stored) throw new Error('nothing was given');
  const { id, ...own } = stored.record;
  await annotations.commit({ ...own, kind: 'clear', id: 'gone' as RecordId } as never);
  expect(await give(class1)).toEqual([]);
  expect(await pagesOf(class1)).toMatchObject([{ strokes: 0 }]);
  expect(await give(class2)).toHaveLength(1);
  expect(id).not.toBe('a');
  expect(await pagesOf(class2)).toMatchObject([{ strokes: 1 }]);
});

test('[A11] nothing of another lesson, another plan or another teacher is given', async () => {
  expect(await give(class1, 'f/other' as LessonId)).toEqual([]);
  expect(await prepared.give(copy, someLesson, { teacherId: wang, classId: class1 })).toEqual([]);
  expect(await prepared.give(plan, someLesson, { teacherId: 't-li' as TeacherId, classId: class1 })).toEqual([]);
});

test('a copied plan has the marks too, and they are its own', async () => {
  await prepared.copy(plan, copy, wang);
  const of = (planId: PlanId) => annotations.pages({ kind: 'plan', planId }, wang, class1);
  expect(await of(copy)).toMatchObject([{ pageId: planPage(copy, someLesson, moment), strokes: 1 }]);
  expect(await of(plan)).toMatchObject([{ strokes: 1 }]);
});
