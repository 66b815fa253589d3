import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClassStop, Handlers } from '../../core/contract/index.ts';
import {
  type Asset,
  type AssetDigest,
  type ClassId,
  type LessonId,
  mediaSeconds,
  type TeacherId,
  unixMs,
} from '../../core/words/index.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import { writeSample } from '../../tests/support/sample.ts';
import { createCatalogue } from '../catalogue/index.ts';
import type { Databases } from '../database/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { createLibrary, type Library, libraryHandlers, type NewLesson } from './index.ts';

let data: DataFolder;
let databases: {
  library: Pick<Databases['library'], 'run'>;
  catalogue: Pick<Databases['catalogue'], 'run' | 'build' | 'keys'>;
};
let store: Store;
let library: Library;
let wall: ReturnType<typeof handClock>;

beforeEach(async () => {
  data = dataFolder();
  databases = { library: data.openLibrary(), catalogue: data.openCatalogue() };
  store = await createStore(join(data.folder, 'store'));
  wall = handClock(4_000_000_000_000);
  const sampleFolder = join(data.folder, 'sample');
  writeSample(sampleFolder);
  await createCatalogue({
    ...{ database: databases.catalogue, store, sampleFolder, clock: realClock },
    shardFolder: join(data.folder, 'shards'),
    warn: data.log.warn,
  }).refresh();
  library = createLibrary({ databases, store, wallClock: wall.now });
});
afterEach(() => data.clean());

const sample = 'lectern.sample/triangle' as LessonId;

async function imported(title: string): Promise<NewLesson> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(title);
  }
  const stored = await store.put(bytes());
  if (!stored.ok) throw new Error(stored.error.code);
  const frames = { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 1500 };
  const told = { role: 'composite', mediaType: 'video/mp4', width: 320, height: 240, frames };
  const asset = { ...told, ...stored.value } as unknown as Asset;
  const id = `imported/${stored.value.digest}` as LessonId;
  return { id, title: { 'zh-CN': title }, durationSeconds: mediaSeconds(60), poster: null, assets: [asset], cues: [] };
}
async function add(title: string): Promise<LessonId> {
  wall.forward(1000);
  return library.addImported(await imported(title));
}
const found = async (text: string): Promise<(string | undefined)[]> =>
  (await library.search({ text, kept: [], facets: {}, context: {}, limit: 50 })).lessons.map(
    ({ title }) => title['zh-CN'],
  );

describe('the library', () => {
  test('has the lessons of feeds and those imported here as one', async () => {
    const id = await add('平行四边形的面积');
    expect(await library.get(sample)).toMatchObject({ id: sample, imported: false, ready: true, grade: 4 });
    expect(await library.get(id)).toMatchObject({ id, imported: true, ready: true, subject: 'other' });
    expect(await library.get('imported/none' as LessonId)).toBe(null);
    expect((await library.newest(10)).map((lesson) => lesson.id)).toEqual([id, sample]);
  });

  test('finds by characters, pinyin, initials and English, in both', async () => {
    await add('三角形的面积');
    await add('分数的初步认识');
    for (const query of ['三角形', 'sanjiaoxing', 'sjx']) {
      expect(await found(query)).toEqual(['三角形的面积', '三角形的内角和']);
    }
    expect(await found('sjxnj')).toEqual(['三角形的内角和']);
    expect(await found('sjxnjh')).toEqual(['三角形的内角和']);
    expect(await found('triangle')).toEqual(['三角形的内角和']);
    expect(await found('fenshu')).toEqual(['分数的初步认识']);
    expect(await found('三角形 分数')).toEqual([]);
    expect(await found('  ')).toEqual([]);
  });

  test('puts titles that begin with the words first, then shorter ones', async () => {
    for (const title of ['画三角形', '三角形的三边关系', '三角形']) await add(title);
    expect(await found('三角形')).toEqual(['三角形', '三角形的内角和', '三角形的三边关系', '画三角形']);
  });

  test('says of a lesson whose file has gone that it is not ready', async () => {
    const id = await add('平行四边形');
    await store.collect(new Set(), unixMs(9_000_000_000_000));
    expect((await library.get(id))?.ready).toBe(false);
    expect((await library.get(sample))?.ready).toBe(false);
  });

  test('has an import that is repeated once, under its id and the name it was given since', async () => {
    const id = await add('IMG_2033');
    await library.rename(id, '平行四边形');
    expect(await add('IMG_2033')).toBe(id);
    expect((await library.get(id))?.title).toEqual({ 'zh-CN': '平行四边形' });
    expect((await library.newest(10)).filter((lesson) => lesson.imported)).toHaveLength(1);
  });

  test('finds a renamed lesson by its new name only', async () => {
    const id = await add('IMG_2033');
    expect(await library.rename(id, '平行四边形')).toEqual({ ok: true, value: {} });
    expect(await found('pxsbx')).toEqual(['平行四边形']);
    expect(await found('2033')).toEqual([]);
  });

  test('renames and removes only what was imported here', async () => {
    const gone = 'imported/none' as LessonId;
    for (const change of [library.rename(sample, 'x'), library.remove(sample)]) {
      expect(await change).toEqual({ ok: false, error: { code: 'notImported' } });
    }
    for (const change of [library.rename(gone, 'x'), library.remove(gone), library.restore(gone)]) {
      expect(await change).toEqual({ ok: false, error: { code: 'lessonGone' } });
    }
  });

  test('brings a removed lesson back until the next start, and frees its files a day later', async () => {
    const id = await add('平行四边形');
    const [asset] = (await library.get(id))?.assets ?? [];
    const digest = asset?.digest as AssetDigest;
    await library.remove(id);
    expect([await library.get(id), await found('平行')]).toEqual([null, []]);
    expect(await library.restore(id)).toEqual({ ok: true, value: {} });
    expect(await found('平行')).toEqual(['平行四边形']);
    await library.remove(id);
    utimesSync(store.pathOf(digest), 1e9, 1e9);
    expect(await library.tidyUp()).toBeGreaterThan(0);
    expect(await store.has(digest)).toBe(false);
    expect(await library.restore(id)).toEqual({ ok: false, error: { code: 'lessonGone' } });
    expect((await library.get(sample))?.ready).toBe(true);
  });

  test('knows the type of every file of its lessons', async () => {
    const lesson = await library.get(sample);
    for (const { digest, mediaType } of lesson?.assets ?? []) expect(await library.mediaTypeOf(digest)).toBe(mediaType);
    expect(await library.mediaTypeOf('0'.repeat(64) as AssetDigest)).toBe(null);
  });

  test('tells whoever listens of every change', async () => {
    let heard = 0;
    library.onChange(() => {
      heard += 1;
    });
    const id = await add('平行四边形');
    await library.rename(id, '梯形');
    await library.remove(id);
    await library.restore(id);
    expect(heard).toBe(4);
  });
});

describe('the first screen', () => {
  const wang = 't-wang' as TeacherId;
  const stop = (classId: string, lessonId: LessonId, seconds: number, finished = false) => ({
    ...{ classId: classId as ClassId, className: classId, lessonId, title: { 'zh-CN': '从前的名字' }, finished },
    ...{ stopSeconds: mediaSeconds(seconds), durationSeconds: mediaSeconds(120), atUnixMs: unixMs(seconds) },
  });
  const caller = { windowId: 'w', role: 'console' } as never;
  let stops: ReturnType<typeof stop>[] = [];
  let open: LessonId | null = null;
  let filling = false;

  const handlers = (): Pick<Handlers, 'library.shelf' | 'library.lesson' | 'library.remove'> =>
    libraryHandlers({
      library,
      stops: async () => stops,
      markedPages: async (lessonId) => (lessonId === sample ? 3 : 0),
      people: async () => ({ teacherId: wang }),
      isOpen: (lessonId) => lessonId === open,
      filling: () => filling,
    });
  async function shelf() {
    const answer = await handlers()['library.shelf']({}, caller);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }

  test('offers each class the lesson it is in the middle of, the lessons shown last, and all others', async () => {
    const id = await add('平行四边形');
    stops = [stop('4(2)', sample, 41), stop('4(1)', sample, 120, true), stop('4(2)', id, 7), stop('4(1)', id, 5)];
    const { goOn, recent, lessons } = await shelf();
    const shown = goOn.map(({ className, stopSeconds, pages }) => [className, stopSeconds, pages]);
    expect(shown).toEqual([
      ['4(2)', 41, 3],
      ['4(1)', 5, 0],
    ]);
    expect(recent.map((card) => card.id)).toEqual([sample, id]);
    expect(lessons).toEqual([]);
    expect(Object.keys(recent[0] ?? {})).not.toContain('assets');
  });

  test('says whether more is on its way, so that an empty shelf is not called empty too soon', async () => {
    filling = true;
    expect((await shelf()).filling).toBe(true);
    filling = false;
    expect((await shelf()).filling).toBe(false);
  });

  test('still names a lesson that is gone', async () => {
    stops = [stop('4(2)', 'imported/gone' as LessonId, 41)];
    const { goOn, recent } = await shelf();
    expect(goOn[0]).toMatchObject({ lesson: null, title: { 'zh-CN': '从前的名字' } } satisfies Partial<ClassStop>);
    expect(recent).toEqual([]);
  });

  test('shows a lesson with where its classes stopped in it', async () => {
    const id = await add('平行四边形');
    stops = [stop('4(2)', sample, 41), stop('4(1)', id, 5)];
    const answer = await handlers()['library.lesson']({ lessonId: id }, caller);
    expect(answer).toMatchObject({ ok: true, value: { lesson: { id }, stops: [{ className: '4(1)' }] } });
    const gone = await handlers()['library.lesson']({ lessonId: 'imported/gone' as LessonId }, caller);
    expect(gone).toEqual({ ok: false, error: { code: 'lessonGone' } });
  });

  test('does not remove the lesson that is being taught', async () => {
    open = await add('平行四边形');
    const remove = () => handlers()['library.remove']({ lessonId: open as LessonId }, caller);
    expect(await remove()).toEqual({ ok: false, error: { code: 'lessonOpen' } });
    expect(await library.get(open)).not.toBe(null);
  });
});
