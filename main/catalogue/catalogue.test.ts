import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AssetDigest } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder, realClock } from '../../tests/support/data.ts';
import { sampleFile, writeSample } from '../../tests/support/sample.ts';
import type { Databases } from '../database/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { type Catalogue, createCatalogue, keepSource } from './index.ts';

let data: DataFolder;
let database: Pick<Databases['catalogue'], 'run' | 'build'>;
let store: Store;
let sampleFolder = '';
let catalogue: Catalogue;

beforeEach(async () => {
  data = dataFolder();
  database = data.openCatalogue();
  store = await createStore(join(data.folder, 'store'));
  sampleFolder = join(data.folder, 'sample');
  writeSample(sampleFolder);
  catalogue = createCatalogue({
    database,
    store,
    sampleFolder,
    shardFolder: join(data.folder, 'shards'),
    clock: realClock,
    warn: data.log.warn,
  });
});
afterEach(() => data.clean());

const id = 'lectern.sample/triangle';
async function stored(): Promise<{ title: object; assets: { role: string; digest: AssetDigest }[] }> {
  const row = await database.run('lesson.get', { id });
  return JSON.parse(row?.body ?? 'null');
}

describe('the sample feed', () => {
  test('is taken in at the first start: its files by digest, its lesson by feed and own id', async () => {
    expect(await catalogue.refresh()).toEqual({ ok: true, value: { changed: true } });
    const lesson = await stored();
    expect(lesson.assets.map(({ role }) => role)).toEqual(['explanation', 'screen', 'subtitles', 'poster']);
    for (const { digest } of lesson.assets) expect(await store.verify(digest)).toBe('whole');
  });

  test('is left alone when nothing of it has changed', async () => {
    await catalogue.refresh();
    let puts = 0;
    const counting: Pick<Store, 'put' | 'has'> = {
      has: store.has,
      put: (source) => {
        puts += 1;
        return store.put(source);
      },
    };
    const again = createCatalogue({
      database,
      store: counting,
      sampleFolder,
      shardFolder: join(data.folder, 'shards'),
      clock: realClock,
      warn: data.log.warn,
    });
    expect(await again.refresh()).toEqual({ ok: true, value: { changed: false } });
    expect(puts).toBe(0);
  });

  test.each([
    ['its description changes', () => writeSample(sampleFolder, { ...sampleFile, title: { 'zh-CN': '新' } })],
    ['a file of it changes', () => writeFileSync(join(sampleFolder, 'screen.mp4'), 'another film')],
    ['a file of it is younger', () => utimesSync(join(sampleFolder, 'screen.mp4'), 1e9, 1e9)],
    ['the store has lost a file', () => rmSync(join(data.folder, 'store'), { recursive: true })],
  ])('is taken in again when %s, under the same id', async (_, change) => {
    await catalogue.refresh();
    change();
    store = await createStore(join(data.folder, 'store'));
    const again = createCatalogue({
      database,
      store,
      sampleFolder,
      shardFolder: join(data.folder, 'shards'),
      clock: realClock,
      warn: data.log.warn,
    });
    expect(await again.refresh()).toEqual({ ok: true, value: { changed: true } });
    const lesson = await stored();
    for (const { digest } of lesson.assets) expect(await store.has(digest)).toBe(true);
  });

  test.each([
    ['is not there', () => rmSync(sampleFolder, { recursive: true })],
    ['is no JSON', () => writeFileSync(join(sampleFolder, 'lesson.json'), '{')],
    ['names a file that is not there', () => rmSync(join(sampleFolder, 'screen.mp4'))],
    ['names a file outside its folder', () => spoil({ file: '../secret' })],
    ['names no known role', () => spoil({ role: 'film' })],
  ])('that %s is refused, and the older catalogue stays', async (_, change) => {
    await catalogue.refresh();
    change();
    expect(await catalogue.refresh()).toMatchObject({ ok: false, error: { code: 'feedUnreadable' } });
    expect((await stored()).title).toEqual(sampleFile.title);
  });

  test('can be read from a folder that nothing may be written to', async () => {
    const readOnly = join(data.folder, 'read-only');
    cpSync(sampleFolder, readOnly, { recursive: true, mode: 0 });
    const before = readFileSync(join(readOnly, 'lesson.json'), 'utf8');
    await createCatalogue({
      ...{ database, store, sampleFolder: readOnly },
      shardFolder: join(data.folder, 'shards'),
      clock: realClock,
      warn: data.log.warn,
    }).refresh();
    expect(readFileSync(join(readOnly, 'lesson.json'), 'utf8')).toBe(before);
  });
});

describe('the catalogue’s sources', () => {
  const keep = (ids: readonly string[]) =>
    keepSource(join(data.folder, 'shards'), {
      ...{ id: 'school', held: false, digest: () => ids.join() },
      lessons: ids.map((one) => lessonRecord({ id: one })),
    });
  const lessons = async () => (await database.run('lesson.list', { limit: 9 })).map((lesson) => lesson.id);

  test('are taken in when another process changed one, and whoever listens is told', async () => {
    const looks: (() => void)[] = [];
    const clock = {
      now: realClock.now,
      after(_: number, look: () => void) {
        looks.push(look);
        return () => undefined;
      },
    };
    const watched = createCatalogue({
      ...{ database, store, sampleFolder, clock, warn: data.log.warn },
      shardFolder: join(data.folder, 'shards'),
    });
    await watched.refresh();
    let told = 0;
    watched.watch(() => {
      told += 1;
    });
    const look = async () => {
      const before = looks.length;
      looks.at(-1)?.();
      await expect.poll(() => looks.length).toBe(before + 1);
    };
    await look();
    expect(told).toBe(0);
    await keep(['a']);
    await look();
    expect([told, await lessons()]).toEqual([1, [id, 'school/a']]);
    await look();
    expect(told).toBe(1);
  });

  test('are built of once, however often it is asked for meanwhile', async () => {
    await catalogue.refresh();
    await keep(['a', 'b']);
    const asked = await Promise.all([catalogue.refresh(), catalogue.refresh(), catalogue.refresh()]);
    expect(asked.map((answer) => answer.ok && answer.value.changed)).toEqual([true, false, false]);
    expect(await lessons()).toEqual([id, 'school/a', 'school/b']);
  });

  test('that are broken are left out, said, and not tried again until they change', async () => {
    await catalogue.refresh();
    const kept = await keep(['a']);
    truncateSync(join(data.folder, 'shards', kept.base.shards[0] ?? ''), 40);
    expect(await catalogue.refresh()).toEqual({ ok: true, value: { changed: true } });
    expect(await catalogue.leftOut()).toEqual([{ id: 'school', why: 'cut off' }]);
    expect(data.log.lines.join()).toContain('school is not in it');
    expect(await catalogue.refresh()).toEqual({ ok: true, value: { changed: false } });
    await keep(['a']);
    await catalogue.refresh();
    expect(await catalogue.leftOut()).toEqual([]);
    expect(await lessons()).toEqual([id, 'school/a']);
  });
});

function spoil(asset: object): void {
  const [first, ...others] = sampleFile.assets;
  mkdirSync(sampleFolder, { recursive: true });
  writeFileSync(
    join(sampleFolder, 'lesson.json'),
    JSON.stringify({ ...sampleFile, assets: [{ ...first, ...asset }, ...others] }),
  );
}
