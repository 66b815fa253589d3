import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BookmarkId, type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { someLesson } from '../../tests/support/ink.ts';
import { lessonNamed, type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createBookmarks } from './bookmarks.ts';

const other = 'lectern.sample/other' as LessonId;
let here: TeacherHere;
let bookmarks: ReturnType<typeof createBookmarks>;

beforeEach(() => {
  here = teacherHere([lessonNamed(someLesson, '三角形'), lessonNamed(other, '分数')]);
  bookmarks = createBookmarks(here.ports());
});
afterEach(() => here.clean());

const mark = (id: string, at: number, name: string) => ({
  ...{ bookmarkId: id as BookmarkId, atSeconds: mediaSeconds(at), name },
});
const named = async (lessonId: LessonId = someLesson) => (await bookmarks.list(lessonId)).map(({ name }) => name);

describe('bookmarks', () => {
  test('of a lesson stand in its order, and in no other lesson', async () => {
    await bookmarks.put(someLesson, mark('b', 40, '撕一撕'));
    await bookmarks.put(someLesson, mark('a', 12.5, '猜一猜'));
    expect(await bookmarks.list(someLesson)).toEqual([mark('a', 12.5, '猜一猜'), mark('b', 40, '撕一撕')]);
    expect(await named(other)).toEqual([]);
  });

  test('are named and placed anew', async () => {
    await bookmarks.put(someLesson, mark('a', 12, '猜一猜'));
    await bookmarks.put(someLesson, mark('a', 13, '先猜'));
    expect(await bookmarks.list(someLesson)).toEqual([mark('a', 13, '先猜')]);
  });

  test('that were removed come back by undo', async () => {
    await bookmarks.put(someLesson, mark('a', 12, '猜一猜'));
    await bookmarks.remove('a' as BookmarkId);
    expect(await named()).toEqual([]);
    await bookmarks.put(someLesson, mark('a', 12, '猜一猜'));
    expect(await named()).toEqual(['猜一猜']);
  });

  test('belong to one teacher: another sees none of them and cannot change them', async () => {
    await bookmarks.put(someLesson, mark('a', 12, '猜一猜'));
    here.teacherId = null;
    expect(await named()).toEqual([]);
    await bookmarks.put(someLesson, mark('a', 50, '不是我的'));
    await bookmarks.remove('a' as BookmarkId);
    here.teacherId = wang;
    expect(await bookmarks.list(someLesson)).toEqual([mark('a', 12, '猜一猜')]);
  });

  test('are still there after the file was closed and opened again', async () => {
    await bookmarks.put(someLesson, mark('a', 12, '猜一猜'));
    await here.reopen();
    bookmarks = createBookmarks(here.ports());
    expect(await named()).toEqual(['猜一猜']);
  });

  test('of a lesson that nobody has are refused, and every change is told', async () => {
    let told = 0;
    const stop = bookmarks.onChange(() => {
      told += 1;
    });
    here.library.clear();
    expect(await bookmarks.put(other, mark('a', 1, 'x'))).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect(told).toBe(0);
    here.library.set(other, lessonNamed(other, '分数'));
    await bookmarks.put(other, mark('a', 1, 'x'));
    await bookmarks.remove('a' as BookmarkId);
    stop();
    expect(told).toBe(2);
  });
});
