import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AssetDigest, type ClassId, type Lesson, type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { lessonNamed, type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createKeptLessons } from '../annotations/index.ts';
import { createMemory } from '../classroom/index.ts';
import { createHistory, type History, type Taught } from './history.ts';

const triangle = 'f/triangle' as LessonId;
const fractions = 'f/fractions' as LessonId;
const sheet = 'd'.repeat(64) as AssetDigest;
const class2 = 'c-2' as ClassId;
const HOUR_MS = 3_600_000;

let here: TeacherHere;
let history: History;
let memory: ReturnType<typeof createMemory>;
let kept: ReturnType<typeof createKeptLessons>;

beforeEach(() => {
  here = teacherHere([lessonOf(triangle, '三角形'), lessonOf(fractions, '分数')]);
  open();
});
afterEach(() => here.clean());

function open(): void {
  const ports = here.ports();
  kept = createKeptLessons({ ...ports, log: here.data.log });
  memory = createMemory({ ...ports, keep: kept.keep });
  history = createHistory({ ...ports, keep: kept.keep });
}

function lessonOf(id: LessonId, title: string): Lesson {
  const assets = [{ role: 'taskSheet', digest: sheet, name: '任务单.pdf' }];
  return lessonNamed(id, title, { assets: assets as unknown as Lesson['assets'] });
}
function taught(lessonId: LessonId, own: Partial<Taught> = {}): Taught {
  return { teacherId: here.teacherId, classId: class2, lessonId, document: null, stopSeconds: mediaSeconds(0), ...own };
}
const titles = async () => (await history.list(50)).entries.map(({ title }) => title['zh-CN']);
const ids = async () => (await history.list(50)).entries.map(({ id }) => id);

describe('the history of a teacher', () => {
  test('is newest first, with the class and where it stopped', async () => {
    await here.lessons().run('people.addClass', { id: class2, name: '四(2)班', nameKey: '四(2)班', atUnixMs: 1 });
    await history.taught(taught(triangle));
    await memory.remember({
      ...taught(triangle),
      ...{ title: { 'zh-CN': '三角形' }, durationSeconds: mediaSeconds(120), finished: false },
      stopSeconds: mediaSeconds(41),
    });
    here.wall.forward(HOUR_MS);
    await history.taught(taught(fractions, { classId: null }));
    expect(await history.list(50)).toMatchObject({
      entries: [
        { lessonId: fractions, classId: null, className: null, stopSeconds: 0, lesson: { id: fractions } },
        { lessonId: triangle, classId: class2, className: '四(2)班', stopSeconds: 41, document: null },
      ],
      more: false,
    });
  });

  test('has one entry for an hour with a lesson, and another one for the next', async () => {
    await history.taught(taught(triangle));
    here.wall.forward(HOUR_MS / 3);
    await history.taught(taught(triangle));
    expect(await ids()).toHaveLength(1);
    here.wall.forward(HOUR_MS);
    await history.taught(taught(triangle));
    await history.taught(taught(triangle, { classId: 'c-1' as ClassId }));
    expect(await ids()).toHaveLength(3);
  });

  test('knows the documents of a package by name and page', async () => {
    await history.taught(taught(triangle));
    await history.taught(taught(triangle, { document: { digest: sheet, pageIndex: 0 } }));
    await history.taught(taught(triangle, { document: { digest: sheet, pageIndex: 4 } }));
    const { entries } = await history.list(50);
    expect(entries.map(({ document }) => document)).toEqual([
      { digest: sheet, name: '任务单.pdf', pageIndex: 4 },
      null,
    ]);
  });

  test('belongs to one teacher; nobody chosen has one too', async () => {
    await history.taught(taught(triangle));
    here.teacherId = null;
    expect(await titles()).toEqual([]);
    await history.taught(taught(fractions));
    expect(await titles()).toEqual(['分数']);
  });

  test('keeps the name of a lesson that has gone', async () => {
    await history.taught(taught(triangle));
    await kept.settled();
    here.library.clear();
    expect(await history.list(50)).toMatchObject({ entries: [{ title: { 'zh-CN': '三角形' }, lesson: null }] });
  });

  test('is given in pieces', async () => {
    for (let count = 0; count < 3; count += 1) {
      await history.taught(taught(triangle));
      here.wall.forward(HOUR_MS);
    }
    expect((await history.list(2)).more).toBe(true);
    expect((await history.list(2)).entries).toHaveLength(2);
    expect((await history.list(3)).more).toBe(false);
  });

  test('tells when it changes', async () => {
    let told = 0;
    history.onChange(() => {
      told += 1;
    });
    await history.taught(taught(triangle));
    await history.restore(await history.clear(null));
    expect(told).toBe(3);
  });
});

describe('clearing', () => {
  beforeEach(async () => {
    await history.taught(taught(triangle));
    await history.taught(taught(fractions));
    await kept.settled();
  });

  test('takes all of this teacher’s away, and brings them back', async () => {
    here.teacherId = null;
    await history.taught(taught(triangle));
    here.teacherId = wang;
    const clearing = await history.clear(null);
    expect(await titles()).toEqual([]);
    here.teacherId = null;
    expect(await titles()).toEqual(['三角形']);
    here.teacherId = wang;
    await history.restore(clearing);
    expect(await ids()).toHaveLength(2);
  });

  test('takes one away; each is brought back by itself', async () => {
    const [newest = 0, older = 0] = await ids();
    const first = await history.clear(newest);
    const second = await history.clear(older);
    expect(await ids()).toEqual([]);
    await history.restore(first);
    expect(await ids()).toEqual([newest]);
    await history.restore(second);
    expect(await ids()).toEqual([newest, older]);
  });

  test('begins a new entry for the lesson that goes on', async () => {
    await history.clear(null);
    await history.taught(taught(triangle));
    expect(await titles()).toEqual(['三角形']);
  });

  test('is for good after the next start, and leaves stops alone', async () => {
    await memory.remember({
      ...taught(triangle),
      ...{ title: { 'zh-CN': '三角形' }, durationSeconds: mediaSeconds(120), finished: false },
      stopSeconds: mediaSeconds(41),
    });
    const clearing = await history.clear(null);
    await here.reopen();
    open();
    expect(await titles()).toEqual([]);
    await history.tidyUp();
    await history.restore(clearing);
    expect(await titles()).toEqual([]);
    expect((await memory.stopOf(wang, class2, triangle))?.stopSeconds).toBe(41);
  });
});
