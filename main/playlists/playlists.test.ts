import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Lesson, type LessonId, mediaSeconds, type PlaylistId } from '../../core/words/index.ts';
import { lessonNamed, type TeacherHere, teacherHere, wang } from '../../tests/support/teacher-here.ts';
import { createPlaylists, type Playlists } from './playlists.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `f/${name}` as LessonId) as [
  LessonId,
  LessonId,
  LessonId,
  LessonId,
];

let here: TeacherHere;
let playlists: Playlists;
let finished: Set<string>;

beforeEach(() => {
  finished = new Set();
  here = teacherHere([a, b, c, d].map(lessonOf));
  playlists = open();
});
afterEach(() => here.clean());

function open(): Playlists {
  return createPlaylists({
    ...here.ports(),
    stopOf: async ({ classId }, id) =>
      finished.has(`${classId} ${id}`) ? { stopSeconds: mediaSeconds(60), finished: true } : null,
  });
}

async function reopen(): Promise<void> {
  await here.reopen();
  playlists = open();
}

function lessonOf(id: LessonId): Lesson {
  return lessonNamed(id, id, { durationSeconds: mediaSeconds(60) });
}

async function made(name: string, ...lessons: LessonId[]): Promise<PlaylistId> {
  const answer = await playlists.make(name);
  if (!answer.ok) throw new Error(answer.error.code);
  for (const [index, lessonId] of lessons.entries()) await playlists.put(answer.value.playlistId, lessonId, index);
  here.wall.forward(1000);
  return answer.value.playlistId;
}
async function order(id: PlaylistId): Promise<LessonId[]> {
  const read = await playlists.read(id);
  return read.ok ? read.value.lessons.map(({ lessonId }) => lessonId) : [];
}
const names = async () => (await playlists.list()).map(({ name }) => name);

describe('playlists', () => {
  test('are listed oldest first, with their lessons, length and first covers', async () => {
    const triangles = await made('三角形', a, b, c, d);
    await made('分数');
    here.library.delete(b);
    expect(await playlists.list()).toEqual([
      {
        ...{ id: triangles, name: '三角形', lessonIds: [a, b, c, d], durationSeconds: 240 },
        covers: [a, c, d].map((id) => ({ id, title: { 'zh-CN': id } })),
      },
      expect.objectContaining({ name: '分数', lessonIds: [], durationSeconds: 0, covers: [] }),
    ]);
  });

  test('belong to one teacher; nobody chosen has lists too', async () => {
    await made('王老师的');
    here.teacherId = null;
    expect(await names()).toEqual([]);
    await made('大家的');
    here.teacherId = wang;
    expect(await names()).toEqual(['王老师的']);
  });

  test('are still there after the file was closed and opened again', async () => {
    const id = await made('三角形', a, b);
    await reopen();
    expect(await names()).toEqual(['三角形']);
    expect(await order(id)).toEqual([a, b]);
  });

  test('have names that differ, whatever the case; another teacher may use the same', async () => {
    const id = await made('Maths');
    expect(await playlists.make('maths')).toEqual({ ok: false, error: { code: 'nameTaken' } });
    const second = await made('分数');
    expect(await playlists.rename(second, 'MATHS')).toEqual({ ok: false, error: { code: 'nameTaken' } });
    expect(await playlists.rename(id, 'MATHS')).toMatchObject({ ok: true });
    here.teacherId = null;
    expect(await playlists.make('maths')).toMatchObject({ ok: true });
  });

  test('are renamed, removed and brought back with all that was in them', async () => {
    const id = await made('三角形', a, b);
    await playlists.rename(id, '图形');
    expect(await names()).toEqual(['图形']);
    await playlists.remove(id);
    expect(await names()).toEqual([]);
    expect(await playlists.read(id)).toEqual({ ok: false, error: { code: 'playlistGone' } });
    expect(await playlists.put(id, c, 0)).toEqual({ ok: false, error: { code: 'playlistGone' } });
    await playlists.restore(id);
    expect(await names()).toEqual(['图形']);
    expect(await order(id)).toEqual([a, b]);
  });

  test('that were removed cannot be brought back after the next start', async () => {
    const id = await made('三角形', a, b);
    const kept = await made('分数', c, d);
    await playlists.takeOut(kept, c);
    await playlists.remove(id);
    await reopen();
    await playlists.tidyUp();
    expect(await playlists.restore(id)).toEqual({ ok: false, error: { code: 'playlistGone' } });
    expect(await order(kept)).toEqual([d]);
  });

  test('tell when they change, and not when nothing did', async () => {
    let told = 0;
    const id = await made('三角形');
    playlists.onChange(() => {
      told += 1;
    });
    await playlists.put(id, a, 0);
    await playlists.takeOut(id, a);
    await playlists.rename(id, '图形');
    await playlists.remove(id);
    await playlists.restore(id);
    expect(told).toBe(5);
    await playlists.takeOut(id, a);
    await playlists.rename('list-none' as PlaylistId, 'x');
    expect(told).toBe(5);
  });

  test('are no more than a page of them holds', async () => {
    for (let count = 0; count < 100; count += 1) await playlists.make(`${count}`);
    expect(await playlists.make('one more')).toEqual({ ok: false, error: { code: 'tooManyPlaylists' } });
  });
});

describe('the order of a list', () => {
  test.each([
    [a, 2, [b, c, a, d]],
    [d, 0, [d, a, b, c]],
    [b, 1, [a, b, c, d]],
    [a, 999, [b, c, d, a]],
  ])('%s put at %d', async (lessonId, toIndex, expected) => {
    const id = await made('三角形', a, b, c, d);
    await playlists.put(id, lessonId, toIndex);
    expect(await order(id)).toEqual(expected);
    expect(await order(id)).toHaveLength(4);
  });

  test('is as before when a move and a taking out are taken back', async () => {
    const id = await made('三角形', a, b, c, d);
    await playlists.put(id, a, 3);
    await playlists.put(id, a, 0);
    await playlists.takeOut(id, b);
    expect(await order(id)).toEqual([a, c, d]);
    await playlists.put(id, b, 1);
    expect(await order(id)).toEqual([a, b, c, d]);
  });

  test('ends at two hundred lessons', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `f/${at}` as LessonId);
    for (const one of many) here.library.set(one, lessonOf(one));
    const id = await made('一学期', ...many);
    expect(await playlists.put(id, a, 0)).toEqual({ ok: false, error: { code: 'playlistFull' } });
    // One of its own still moves.
    expect(await playlists.put(id, many[199] as LessonId, 0)).toMatchObject({ ok: true });
    expect((await order(id))[0]).toBe(many[199]);
  });
});

describe('a lesson in a list', () => {
  test('that has gone stays with its title and length, is moved, taken out and put back', async () => {
    const id = await made('三角形', a, b);
    here.library.clear();
    expect(await playlists.read(id)).toMatchObject({
      value: { lessons: [{ lessonId: a, title: { 'zh-CN': a }, durationSeconds: 60, lesson: null }, { lessonId: b }] },
    });
    await playlists.put(id, b, 0);
    await playlists.takeOut(id, a);
    expect(await playlists.put(id, a, 0)).toMatchObject({ ok: true });
    expect(await order(id)).toEqual([a, b]);
  });

  test('that nobody has is not put in', async () => {
    const id = await made('三角形');
    expect(await playlists.put(id, 'f/none' as LessonId, 0)).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect(await playlists.takeOut(id, a)).toEqual({ ok: false, error: { code: 'lessonGone' } });
  });

  test('that a feed took back says why; one that was replaced has its new title', async () => {
    const id = await made('三角形', a, b);
    here.library.set(a, {
      ...lessonOf(a),
      about: { withdrawn: { reason: '有错', atUnixMs: null } },
    } as unknown as Lesson);
    here.library.set(b, { ...lessonOf(b), title: { 'zh-CN': '新版' } });
    expect(await playlists.read(id)).toMatchObject({
      value: {
        lessons: [
          { lessonId: a, withdrawn: '有错' },
          { title: { 'zh-CN': '新版' }, withdrawn: null },
        ],
      },
    });
  });

  test('has the stop of the class in the room', async () => {
    const id = await made('三角形', a, b);
    finished.add(`c-1 ${a}`).add(`c-2 ${b}`);
    const read = await playlists.read(id);
    expect(read.ok && read.value.lessons.map(({ stop }) => stop?.finished)).toEqual([true, undefined]);
  });
});
