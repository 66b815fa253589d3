import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../core/contract/index.ts';
import {
  bellPatterns,
  bellsOf,
  type CivilDate,
  type Period,
  readCell,
  type Timetable,
  type Weekday,
} from '../../core/timetable/index.ts';
import type { LessonCard, LessonId, UnixMs } from '../../core/words/index.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { createPeople } from '../classroom/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { createTimetable, timetableHandlers } from './index.ts';

let data: DataFolder;
beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.clean());

/** A Tuesday in the first week, on the wall of this machine. */
const tuesday = '2026-09-08' as CivilDate;
const wallAt = (hours: number, minutes = 0, day = 8): UnixMs =>
  new Date(2026, 8, day, hours, minutes).getTime() as UnixMs;
const caller = { windowId: 'console-1', role: 'console' } as Caller;
const card = (id: string) => ({ id, title: { 'zh-CN': '三角形的内角和' } }) as unknown as LessonCard;

async function opened(given: Partial<Timetable> | null = null) {
  let now = wallAt(7);
  const clock = createVirtualClock();
  const { lessons } = data.openLessons();
  const people = createPeople({ lessons, wallClock: () => now });
  const timetable = createTimetable({ lessons, given, clock, wallClock: () => now });
  await timetable.begin();
  const gone = new Set(['f/gone']);
  const handlers = timetableHandlers({
    ...{ timetable, people, workFolder: data.folder },
    cardOf: async (lessonId) => (gone.has(lessonId) ? null : card(lessonId)),
  });
  return {
    ...{ timetable, people, handlers, clock },
    lose: (lessonId: string) => void gone.add(lessonId),
    at(hours: number, minutes = 0, day = 8) {
      now = wallAt(hours, minutes, day);
    },
  };
}

const cell = (weekday: Weekday, number: number, text: string) => ({
  ...{ kind: 'cell' as const, weekday, number },
  periods: [...readCell(text, { weekday, number })] as Period[],
});
const bells = { kind: 'bells' as const, bells: [...bellsOf(bellPatterns.primary)] };

async function typed(app: Awaited<ReturnType<typeof opened>>, ...cells: [Weekday, number, string][]) {
  const changes = [bells, ...cells.map((one) => cell(...one))];
  const answer = await app.handlers['timetable.change']({ changes }, caller);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe('a PC without a timetable', () => {
  test('has no period, no next one, and an empty week', async () => {
    const { handlers, timetable } = await opened();
    expect(await handlers['timetable.now']({}, caller)).toEqual({ ok: true, value: { current: null, next: null } });
    expect(await handlers['timetable.week']({ date: null }, caller)).toMatchObject({
      value: { hasTimetable: false, monday: '2026-09-07', today: tuesday, weekNumber: null },
    });
    expect(timetable.periodRuns()).toBe(false);
  });
});

describe('a typed timetable', () => {
  test('says what runs now, until when, and what comes next', async () => {
    const app = await opened();
    await typed(app, [2, 1, '四2 数学 王老师'], [2, 3, '四1 数学 王老师']);
    app.at(8, 30);
    const now = await app.handlers['timetable.now']({}, caller);
    expect(now).toMatchObject({
      value: {
        current: {
          ...{ number: 1, className: '四2', subject: 'mathematics', subjectName: '数学', teacherName: '王老师' },
          ...{ endsAtUnixMs: wallAt(8, 40), classId: null },
        },
        next: { number: 3, className: '四1', startsAtUnixMs: wallAt(9, 40) },
      },
    });
    expect(app.timetable.periodRuns()).toBe(true);
    app.at(8, 40);
    expect(app.timetable.periodRuns()).toBe(false);
    app.at(12);
    expect(await app.handlers['timetable.now']({}, caller)).toMatchObject({
      value: { current: null, next: { date: '2026-09-15', number: 1 } },
    });
  });

  test('is there after a restart', async () => {
    const first = await opened();
    const before = await typed(first, [1, 1, '四2 数学'], [5, 7, '班会(单)']);
    await data.openLessons().close();
    expect((await opened()).timetable.view().timetable).toEqual(before.timetable);
  });

  test('is taken back change by change, the last one first, and no change twice', async () => {
    const app = await opened();
    const first = await typed(app, [1, 1, '数学']);
    const second = await typed(app, [1, 1, '']);
    expect(second.timetable.periods).toEqual([]);
    const undo = (change: number | null) => app.handlers['timetable.undo']({ change: change ?? -1 }, caller);
    expect(await undo(first.lastChange)).toEqual({ ok: false, error: { code: 'stale' } });
    expect(await undo(second.lastChange)).toMatchObject({ value: { timetable: first.timetable } });
    expect(await undo(second.lastChange)).toEqual({ ok: false, error: { code: 'stale' } });
    expect(await undo(first.lastChange)).toMatchObject({ value: { lastChange: null, timetable: { periods: [] } } });
  });

  test('tells when a bell rings, and only then', async () => {
    const app = await opened();
    await typed(app, [2, 1, '数学']);
    app.timetable.look();
    let heard = 0;
    app.timetable.onChange(() => {
      heard += 1;
    });
    app.at(7, 59);
    app.clock.advance(60_000);
    expect(heard).toBe(0);
    app.at(8);
    app.clock.advance(60_000);
    expect(heard).toBe(1);
    app.at(8, 40);
    app.clock.advance(60_000);
    expect(heard).toBe(2);
    app.timetable.stop();
  });

  test('changed twice at the same time has both changes', async () => {
    const app = await opened();
    await Promise.all([typed(app, [1, 1, '数学']), typed(app, [1, 2, '语文'])]);
    expect(app.timetable.current().periods.map(({ subject }) => subject)).toEqual(['数学', '语文']);
  });
});

describe('a lesson put into a period', () => {
  test('stands in the week of its date, for its class however it is written, and its title stays', async () => {
    const app = await opened();
    await typed(app, [2, 1, '四(2)班 数学']);
    const place = { date: tuesday, number: 1, className: '四年级2班' };
    const plan = (lessonId: string | null) =>
      app.handlers['timetable.planLesson']({ ...place, lessonId: lessonId as LessonId }, caller);
    expect(await plan('f/gone')).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect(await plan('f/one')).toEqual({ ok: true, value: { before: null } });
    const week = await app.handlers['timetable.week']({ date: tuesday }, caller);
    expect(week.ok && week.value.days[1]?.periods[0]?.planned).toMatchObject({
      ...{ lessonId: 'f/one', title: { 'zh-CN': '三角形的内角和' }, lesson: { id: 'f/one' } },
    });
    expect(await app.handlers['timetable.week']({ date: '2026-09-15' as CivilDate }, caller)).toMatchObject({
      value: { days: { 1: { periods: { 0: { planned: null } } } } },
    });
    expect(await plan(null)).toEqual({ ok: true, value: { before: 'f/one' } });
  });

  test('that has gone from the library is put back by an undo, under the title it had', async () => {
    const app = await opened();
    await typed(app, [2, 1, '四(2)班 数学']);
    const place = { date: tuesday, number: 1, className: '四(2)班' };
    const plan = (lessonId: string | null) =>
      app.handlers['timetable.planLesson']({ ...place, lessonId: lessonId as LessonId }, caller);
    await plan('f/one');
    app.lose('f/one');
    expect(await plan(null)).toEqual({ ok: true, value: { before: 'f/one' } });
    expect(await plan('f/one')).toEqual({ ok: true, value: { before: null } });
    const week = await app.handlers['timetable.week']({ date: tuesday }, caller);
    expect(week.ok && week.value.days[1]?.periods[0]?.planned).toMatchObject({
      ...{ lessonId: 'f/one', title: { 'zh-CN': '三角形的内角和' }, lesson: null },
    });
  });
});

describe('taking a class', () => {
  test('chooses the class and teacher of the period, and adds who is not here yet', async () => {
    const app = await opened();
    const known = await app.people.addClass('四年级2班');
    const take = app.handlers['timetable.takeClass'];
    const first = await take({ className: '四(2)班', teacherName: '王老师' }, caller);
    expect(first.ok && first.value).toMatchObject({
      ...{ classId: known.ok && known.value.id, teachers: [{ name: '王老师' }], classes: [{ name: '四年级2班' }] },
    });
    const second = await take({ className: '五1班', teacherName: '王 老师' }, caller);
    expect(second.ok && second.value).toMatchObject({ teachers: [{}], classes: [{}, { name: '五1班' }] });
  });
});

describe('what the school gives by policy', () => {
  test('is shown, cannot be changed, and is not written down', async () => {
    const given = { bells: [...bellsOf(bellPatterns.secondary)] };
    const app = await opened(given);
    const change = app.handlers['timetable.change'];
    expect(await change({ changes: [cell(2, 1, '数学'), bells] }, caller)).toEqual({
      ...{ ok: false, error: { code: 'setByPolicy' } },
    });
    expect(app.timetable.current().periods).toEqual([]);
    expect(await change({ changes: [cell(2, 1, '数学')] }, caller)).toMatchObject({
      value: { locked: ['bells'], timetable: { bells: given.bells, periods: [{ subject: '数学' }] } },
    });
    await data.openLessons().close();
    expect((await opened()).timetable.current().bells).toEqual([]);
  });
});
