import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { People } from '../../core/contract/index.ts';
import type { ClassId, Result, TeacherId } from '../../core/words/index.ts';
import { type DataFolder, dataFolder, handClock } from '../../tests/support/data.ts';
import { createPeople, type PeopleService } from './people.ts';
import { byClassName } from './people-names.ts';

let data: DataFolder;
let people: PeopleService;
beforeEach(() => {
  data = dataFolder();
  people = createPeople({ lessons: data.openLessons().lessons, wallClock: handClock().now });
});
afterEach(() => data.clean());

function good<Value>(result: Result<Value, { code: string }>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('the people of this PC', () => {
  test('are nobody at first, and nobody is chosen', async () => {
    expect(await people.list()).toEqual({ teachers: [], classes: [], teacherId: null, classId: null });
  });

  test('are added and listed, classes as a school counts them', async () => {
    good(await people.addTeacher('王老师', 'mathematics'));
    for (const name of ['四年级10班', '四年级2班', '三年级1班']) good(await people.addClass(name));
    const { teachers, classes } = await people.list();
    expect(teachers.map(({ name, subject }) => [name, subject])).toEqual([['王老师', 'mathematics']]);
    expect(classes.map(({ name }) => name)).toEqual(['三年级1班', '四年级2班', '四年级10班']);
  });

  test('have names that nobody else has, as people read them', async () => {
    good(await people.addTeacher('Li Wei', null));
    expect(await people.addTeacher('li wei', null)).toMatchObject({ ok: false, error: { code: 'nameTaken' } });
    good(await people.addClass('四(2)班'));
    expect(await people.addClass('四（2）班')).toMatchObject({ ok: false, error: { code: 'nameTaken' } });
  });

  test('are chosen, and stay chosen over a restart', async () => {
    const teacher = good(await people.addTeacher('王', null));
    const schoolClass = good(await people.addClass('四年级2班'));
    good(await people.choose(teacher.id, schoolClass.id));
    await data.openLessons().close();
    const again = createPeople({ lessons: data.openLessons().lessons, wallClock: handClock().now });
    expect(await again.list()).toMatchObject({ teacherId: teacher.id, classId: schoolClass.id });
    expect(good(await again.choose(null, schoolClass.id)).teacherId).toBe(null);
  });

  test('cannot be chosen when they are not there; the choice then stays', async () => {
    const teacher = good(await people.addTeacher('王', null));
    good(await people.choose(teacher.id, null));
    expect(await people.choose(teacher.id, 'c-gone' as ClassId)).toEqual({ ok: false, error: { code: 'personGone' } });
    expect(await people.choose('t-gone' as TeacherId, null)).toEqual({ ok: false, error: { code: 'personGone' } });
    expect((await people.list()).teacherId).toBe(teacher.id);
  });

  test('are renamed, also to the same name written otherwise, but not to another one’s', async () => {
    const wang = good(await people.addTeacher('Wang', null));
    good(await people.addTeacher('Li', null));
    good(await people.renameTeacher(wang.id, 'WANG'));
    expect(await people.renameTeacher(wang.id, 'li')).toEqual({ ok: false, error: { code: 'nameTaken' } });
    expect(await people.renameClass('c-gone' as ClassId, '五年级1班')).toEqual({
      ok: false,
      error: { code: 'personGone' },
    });
    expect((await people.list()).teachers.map(({ name }) => name)).toEqual(['WANG', 'Li']);
  });

  test('are told to whoever listens, after each change', async () => {
    const heard: People[] = [];
    const stop = people.onChange((now) => void heard.push(now));
    const teacher = good(await people.addTeacher('王', null));
    good(await people.choose(teacher.id, null));
    stop();
    good(await people.addClass('四年级2班'));
    expect(heard.map(({ teachers, teacherId }) => [teachers.length, teacherId])).toEqual([
      [1, null],
      [1, teacher.id],
    ]);
  });
});

test('classes stand in the order of their numbers, however they are written', () => {
  const names = ['十一年级1班', '四(10)班', '二年级1班', '四(2)班', '4(1)班', '十年级1班'];
  const sorted = names.map((name) => ({ name })).toSorted(byClassName);
  expect(sorted.map(({ name }) => name)).toEqual([
    '二年级1班',
    '4(1)班',
    '四(2)班',
    '四(10)班',
    '十年级1班',
    '十一年级1班',
  ]);
});
