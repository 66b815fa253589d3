import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonId } from '../../core/words/index.ts';
import { someLesson } from '../../tests/support/ink.ts';
import { lessonNamed, type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createFavourites, type Favourites } from './favourites.ts';

const other = 'lectern.sample/other' as LessonId;

let here: TeacherHere;
let favourites: Favourites;

beforeEach(() => {
  here = teacherHere([lessonNamed(someLesson, '三角形'), lessonNamed(other, '分数')]);
  favourites = createFavourites(here.ports());
});
afterEach(() => here.clean());

const titles = async () => (await favourites.list()).map(({ title }) => title['zh-CN']);

describe('favourites', () => {
  test('are listed newest first, as the library has them', async () => {
    await favourites.set(someLesson, true);
    here.wall.forward(1000);
    await favourites.set(other, true);
    expect(await titles()).toEqual(['分数', '三角形']);
    expect((await favourites.list())[0]?.lesson?.id).toBe(other);
  });

  test('keep their place when they are chosen a second time', async () => {
    await favourites.set(someLesson, true);
    here.wall.forward(1000);
    await favourites.set(other, true);
    here.wall.forward(1000);
    await favourites.set(someLesson, true);
    expect(await titles()).toEqual(['分数', '三角形']);
  });

  test('belong to one teacher; nobody chosen has favourites too', async () => {
    await favourites.set(someLesson, true);
    here.teacherId = null;
    expect(await titles()).toEqual([]);
    await favourites.set(other, true);
    expect(await titles()).toEqual(['分数']);
    here.teacherId = wang;
    expect(await titles()).toEqual(['三角形']);
  });

  test('are still there after the file was closed and opened again', async () => {
    await favourites.set(someLesson, true);
    await here.reopen();
    favourites = createFavourites(here.ports());
    expect(await titles()).toEqual(['三角形']);
  });

  test('tell when they change', async () => {
    let told = 0;
    const stop = favourites.onChange(() => {
      told += 1;
    });
    await favourites.set(someLesson, true);
    await favourites.set(someLesson, false);
    stop();
    await favourites.set(someLesson, true);
    expect(told).toBe(2);
  });
});

describe('a favourite whose lesson has gone', () => {
  test('stays listed with its title', async () => {
    await favourites.set(someLesson, true);
    here.library.clear();
    expect(await favourites.list()).toEqual([{ lessonId: someLesson, title: { 'zh-CN': '三角形' }, lesson: null }]);
  });

  test('can be taken off, and that can be undone', async () => {
    await favourites.set(someLesson, true);
    here.library.clear();
    await favourites.set(someLesson, false);
    expect(await titles()).toEqual([]);
    expect(await favourites.set(someLesson, true)).toMatchObject({ ok: true });
    expect(await titles()).toEqual(['三角形']);
  });

  test('does not begin as one: a lesson nobody has is refused', async () => {
    here.library.clear();
    expect(await favourites.set(other, true)).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect(await titles()).toEqual([]);
  });
});
