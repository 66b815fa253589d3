import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeLessons } from '../../tests/fixtures/curriculum/lessons.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { oneShard } from '../../tests/support/source.ts';
import { writeShard } from '../shards/index.ts';
import type { Databases } from './index.ts';

let data: DataFolder;
beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.clean());

describe('the file of the catalogue', () => {
  const folder = (): string => join(data.paths.shared, 'catalogue');
  const feed = async (title: string) => {
    const file = join(data.folder, `${title}.lessons`);
    await writeShard(file, [lessonRecord({ id: '1', title: { 'zh-CN': title } })]);
    return oneShard({ id: 'a.feed', digest: title, file });
  };
  const broken = async () => {
    const { files } = await feed('二');
    const [file = ''] = files;
    truncateSync(file, statSync(file).size - 5);
    return { ...oneShard({ id: 'b.feed', digest: '二', file }) };
  };
  const built = async (catalogue: Pick<Databases['catalogue'], 'run'>) =>
    (await catalogue.run('feed.list', {})).map(({ id, digest }) => `${id} ${digest}`);
  const files = (): string[] => readdirSync(folder()).toSorted();

  test('is built under a new name each time; the pointer names it and the older one goes', async () => {
    const { catalogue } = await data.open();
    expect(files()).toEqual(['catalogue', 'catalogue-000001.db']);
    await catalogue.build([await feed('一')]);
    expect(files()).toEqual(['catalogue', 'catalogue-000002.db']);
    const told = await catalogue.run('lesson.get', { id: 'a.feed/1' });
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ id: '1', title: { 'zh-CN': '一' } });
  });

  test('loses its orphans at the start', async () => {
    const first = await data.open();
    await first.catalogue.build([await feed('一')]);
    await first.close();
    for (const orphan of ['catalogue-000009.db', 'catalogue-000009.db-wal']) writeFileSync(join(folder(), orphan), 'x');
    const again = await data.open();
    expect(files()).toEqual(['catalogue', 'catalogue-000002.db']);
    expect(await built(again.catalogue)).toEqual(['a.feed 一']);
  });

  test.each([
    ['is gone', () => rmSync(join(folder(), 'catalogue-000002.db'))],
    ['is damaged', () => writeFileSync(join(folder(), 'catalogue-000002.db'), 'no database')],
    ['is not pointed at', () => rmSync(join(folder(), 'catalogue'))],
  ])('is empty, to be built again, when its file %s', async (_, spoil) => {
    const first = await data.open();
    await first.catalogue.build([await feed('一')]);
    await first.close();
    spoil();
    const again = await data.open();
    expect(await again.catalogue.run('feed.list', {})).toEqual([]);
    await again.catalogue.build([await feed('二')]);
    expect(await again.catalogue.run('feed.list', {})).toHaveLength(1);
  });

  test('is built again after damage that only a search saw', async () => {
    const first = await data.open();
    await first.catalogue.build([await feed('一')]);
    const file = join(folder(), 'catalogue-000002.db');
    const handle = openSync(file, 'r+');
    for (let at = 8192; at < statSync(file).size; at += 4096) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(handle);
    const asked = { text: '一', kept: [], facets: {}, context: {}, limit: 5 };
    await expect(first.catalogue.run('lesson.search', asked)).rejects.toThrow();
    await first.close();
    const again = await data.open();
    expect(await again.catalogue.run('feed.list', {})).toEqual([]);
  });

  test('leaves a source out whose shard is broken, says so, and is built of the others', async () => {
    const { catalogue } = await data.open();
    const report = await catalogue.build([await broken(), await feed('一')]);
    expect(report.left).toEqual([{ id: 'b.feed', why: 'cut off' }]);
    expect(await catalogue.run('feed.list', {})).toMatchObject([
      { id: 'a.feed', digest: '一', fault: null },
      { id: 'b.feed', fault: expect.stringContaining('cut off') },
    ]);
    expect(await catalogue.run('lesson.get', { id: 'a.feed/1' })).not.toBeNull();
    expect(await catalogue.run('lesson.get', { id: 'b.feed/1' })).toBeNull();
  });

  test('is not waited for by whoever quits while it is built', async () => {
    const databases = await data.open({ mayWork: () => false });
    const file = join(data.folder, 'many.lessons');
    await writeShard(file, makeLessons({ count: 20_000, seed: 1 }));
    const building = databases.catalogue.build([oneShard({ id: 'a.feed', digest: 'many', file })]);
    const ended = expect(building).rejects.toMatchObject({ code: 'databaseGone' });
    await databases.close();
    await ended;
    const again = await data.open();
    expect(await built(again.catalogue)).toEqual([]);
    expect(files()).toEqual(['catalogue', 'catalogue-000001.db']);
  });

  test('stays as it is when a build breaks off', async () => {
    mkdirSync(folder(), { recursive: true });
    const { catalogue } = await data.open();
    await catalogue.build([await feed('一')]);
    const [source] = [await feed('二')];
    await expect(catalogue.build([source, source])).rejects.toThrow('UNIQUE');
    expect(await built(catalogue)).toEqual(['a.feed 一']);
    expect(files()).toEqual(['catalogue', 'catalogue-000002.db']);
  });
});
