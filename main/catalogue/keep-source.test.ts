import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { writeShard } from '../shards/index.ts';
import { changeSource, dropSource, type KeptSource, keepSource, readSources } from './index.ts';
import { keptLessons, keptRecords } from './kept-records.ts';

let folder = '';
let elsewhere = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-kept-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'lectern-feed-'));
});
afterEach(() => {
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true });
});

const record = (id: string, title = id) => lessonRecord({ id, title: { 'zh-CN': title } });
const base = (ids: readonly string[]) =>
  keepSource(folder, { id: 'feed', held: false, digest: () => 'v1', lessons: ids.map((id) => record(id)) });
let shards = 0;
async function change(fromDigest: string, toDigest: string, changed: readonly string[], removed: string[] = []) {
  shards += 1;
  const file = join(elsewhere, `${shards}.lessons`);
  await writeShard(
    file,
    changed.map((id) => record(id, `${id} ${toDigest}`)),
  );
  return changeSource(folder, { id: 'feed', fromDigest, toDigest, changed: file, removed });
}
async function titles(source: KeptSource | undefined): Promise<string[]> {
  const found: string[] = [];
  if (source) for await (const { title } of keptRecords(folder, source)) found.push(title['zh-CN'] ?? '');
  return found;
}
const kept = async () => (await readSources(folder, () => undefined))[0];

describe('a source that changes', () => {
  test('keeps a changed lesson in its place, puts a new one last, and loses what was removed', async () => {
    await base(['a', 'b', 'c']);
    await change('v1', 'v2', ['b', 'd'], ['a']);
    const source = await kept();
    expect(source?.digest).toBe('v2');
    expect(await titles(source)).toEqual(['b v2', 'c', 'd v2']);
    await change('v2', 'v3', ['a', 'd']);
    expect(await titles(await kept())).toEqual(['b v2', 'c', 'd v3', 'a v3']);
  });

  test('refuses changes of another state, and of what is not there', async () => {
    await base(['a']);
    expect(await change('v0', 'v2', ['a'])).toMatchObject({ ok: false, error: { code: 'otherDigest' } });
    await dropSource(folder, 'feed');
    expect(await change('v1', 'v2', ['a'])).toMatchObject({ ok: false, error: { code: 'sourceGone' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('takes many changes together, and is the same after it', async () => {
    const ids = Array.from({ length: 600 }, (_, at) => `l${at}`);
    await base(ids);
    await change('v1', 'v2', ['l5', 'n1'], ['l6']);
    await change('v2', 'v3', ids.slice(0, 550), ['l599']);
    const source = await kept();
    expect(source).toMatchObject({ digest: 'v3', changes: [], base: { digest: 'v3', lessons: 600 } });
    expect((await titles(source)).slice(0, 8)).toEqual('01234578'.split('').map((at) => `l${at} v3`));
    expect((await titles(source)).slice(-2)).toEqual(['n1 v2', 'l6 v3']);
    expect(await arrived(source)).toEqual(['n1', 'l6']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.lessons'))).toHaveLength(1);
  });

  test('that is kept anew knows what is new in it', async () => {
    await base(['a', 'b']);
    await change('v1', 'v2', ['c']);
    await keepSource(folder, {
      ...{ id: 'feed', held: false, digest: () => 'v9' },
      lessons: ['a', 'c', 'd'].map((id) => record(id)),
    });
    expect(await arrived(await kept())).toEqual(['c', 'd']);
  });

  test('is several shards of a feed, copied', async () => {
    for (const id of ['a', 'b']) await writeShard(join(elsewhere, id), [record(id)]);
    const files = ['a', 'b'].map((id) => join(elsewhere, id));
    await keepSource(folder, { id: 'feed', held: false, digest: () => 'v1', lessons: { shards: files } });
    rmSync(join(elsewhere, 'a'));
    expect(await titles(await kept())).toEqual(['a', 'b']);
  });

  test('is read as it was kept before sources could change', async () => {
    await writeShard(join(folder, 'old-1a2b.lessons'), [record('a')]);
    writeFileSync(
      join(folder, 'old.json'),
      JSON.stringify({ id: 'old', digest: 'x', shard: 'old-1a2b.lessons', held: true }),
    );
    expect(await kept()).toMatchObject({ id: 'old', digest: 'x', held: true });
    expect(await titles(await kept())).toEqual(['a']);
  });

  test('is left out and said where a shard of it has gone', async () => {
    await base(['a']);
    const told = JSON.parse(readFileSync(join(folder, 'feed.json'), 'utf8'));
    rmSync(join(folder, told.base.shards[0]));
    const warnings: string[] = [];
    expect(await readSources(folder, (text) => void warnings.push(text))).toEqual([]);
    expect(warnings.join()).toContain('feed is gone');
  });
});

async function arrived(source: KeptSource | undefined): Promise<string[]> {
  const found: string[] = [];
  if (!source) return found;
  for await (const { card, arrivedUnixMs } of keptLessons(folder, source)) {
    if (arrivedUnixMs !== null) found.push(card.id);
  }
  return found;
}
