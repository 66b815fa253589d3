import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClassId, type LessonId, mediaSeconds, type TeacherId } from '../../core/words/index.ts';
import { type DataFolder, dataFolder, handClock, type LessonsHere } from '../../tests/support/data.ts';
import { someLesson } from '../../tests/support/ink.ts';
import { createMemory, type Memory } from './memory.ts';
import type { KeptStop } from './stop-keeper.ts';

let data: DataFolder;
let here: LessonsHere;
let memory: Memory;
let wall: ReturnType<typeof handClock>;
let named: LessonId[];

beforeEach(() => {
  data = dataFolder();
  here = data.openLessons();
  wall = handClock();
  named = [];
  memory = createMemory({ lessons: here.lessons, keep: (lessonId) => void named.push(lessonId), wallClock: wall.now });
});
afterEach(() => data.clean());

const wang = 't-wang' as TeacherId;
const class1 = 'c-1' as ClassId;
const class2 = 'c-2' as ClassId;
const other = 'lectern.sample/other' as LessonId;

function stopAt(stopSeconds: number, own: Partial<KeptStop> = {}): KeptStop {
  return {
    ...{ teacherId: wang, classId: class2, lessonId: someLesson, title: { 'zh-CN': '三角形' }, finished: false },
    ...{ durationSeconds: mediaSeconds(120), stopSeconds: mediaSeconds(stopSeconds) },
    ...own,
  };
}

describe('where a class stopped', () => {
  test('is remembered per teacher, class and lesson, the last one only', async () => {
    await memory.remember(stopAt(10));
    await memory.remember(stopAt(41));
    await memory.remember(stopAt(7, { classId: class1 }));
    await memory.remember(stopAt(3, { teacherId: null, classId: null }));
    expect((await memory.stopOf(wang, class2, someLesson))?.stopSeconds).toBe(41);
    expect((await memory.stopOf(wang, class1, someLesson))?.stopSeconds).toBe(7);
    expect((await memory.stopOf(null, null, someLesson))?.stopSeconds).toBe(3);
    expect(await memory.stopOf(wang, null, someLesson)).toBe(null);
    expect(await memory.stopOf(wang, class2, other)).toBe(null);
  });

  test('comes back whole, with the name of the class', async () => {
    await here.lessons.run('people.addClass', { id: class2, name: '四年级2班', nameKey: '四年级2班', atUnixMs: 1 });
    await memory.remember(stopAt(119.5, { finished: true }));
    expect(await memory.stopOf(wang, class2, someLesson)).toEqual({
      ...{ teacherId: wang, classId: class2, className: '四年级2班', lessonId: someLesson },
      ...{ title: { 'zh-CN': '三角形' }, stopSeconds: 119.5, durationSeconds: 120, finished: true },
      atUnixMs: wall.now(),
    });
    expect(named).toEqual([someLesson]);
  });

  test('is listed newest first, of one teacher', async () => {
    for (const [seconds, own] of [
      [1, { lessonId: other }],
      [2, { classId: class1 }],
      [3, {}],
      [4, { teacherId: null }],
    ] as const) {
      await memory.remember(stopAt(seconds, own));
      wall.forward(60_000);
    }
    expect((await memory.stops(wang)).map(({ stopSeconds }) => stopSeconds)).toEqual([3, 2, 1]);
    expect(await memory.stops(wang, 1)).toHaveLength(1);
    expect((await memory.stops(null)).map(({ stopSeconds }) => stopSeconds)).toEqual([4]);
  });
});

describe('the history of a class in a lesson', () => {
  test('has one entry for a lesson taught once, however often its place was kept', async () => {
    const from = wall.now();
    for (const seconds of [5, 10, 15]) {
      await memory.remember(stopAt(seconds));
      wall.forward(5000);
    }
    expect(await memory.history(wang, class2, someLesson)).toEqual([
      { fromUnixMs: from, untilUnixMs: from + 10_000, stopSeconds: 15 },
    ]);
  });

  test('has another when it is taught again', async () => {
    await memory.remember(stopAt(50));
    wall.forward(7 * 24 * 3600_000);
    await memory.remember(stopAt(80));
    expect((await memory.history(wang, class2, someLesson)).map(({ stopSeconds }) => stopSeconds)).toEqual([80, 50]);
    expect(await memory.history(wang, class1, someLesson)).toEqual([]);
  });
});
