import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AssetDigest } from '../../core/words/index.ts';
import { type DataFolder, dataFolder, realClock } from '../../tests/support/data.ts';
import { sampleFile, writeSample } from '../../tests/support/sample.ts';
import type { Databases } from '../database/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { type Catalogue, createCatalogue } from './index.ts';

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

function spoil(asset: object): void {
  const [first, ...others] = sampleFile.assets;
  mkdirSync(sampleFolder, { recursive: true });
  writeFileSync(
    join(sampleFolder, 'lesson.json'),
    JSON.stringify({ ...sampleFile, assets: [{ ...first, ...asset }, ...others] }),
  );
}
