import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonRecord } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { importSource } from './import-source.ts';
import { type Imported, ImportRefused } from './importers/importer.ts';
import { readSources } from './sources.ts';

let folder = '';
const warnings: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-sources-'));
  warnings.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lesson = (id: string, title: string): Imported => ({
  kind: 'lesson',
  record: lessonRecord({ id, title: { 'zh-CN': title } }),
  files: [],
});
const missing: Imported = { kind: 'skipped', position: 'part_101.json', code: 'missingPart', detail: '' };

async function* of(...all: (Imported | Error)[]): AsyncGenerator<Imported> {
  for (const one of all) {
    if (one instanceof Error) throw one;
    yield one;
  }
}
const take = (all: readonly (Imported | Error)[], options: { dryRun?: boolean; signal?: AbortSignal } = {}) =>
  importSource(
    { shardFolder: folder, warn: (text) => void warnings.push(text) },
    { id: 'school', importer: of(...all), dryRun: false, ...options },
  );
const counts = async (...args: Parameters<typeof take>) => {
  const taken = await take(...args);
  if (!taken.ok) throw new Error(taken.error.code);
  const { added, updated, unchanged, removed, kept, skippedCount } = taken.value;
  return [added, updated, unchanged, removed, kept, skippedCount];
};
const digest = async () => (await readSources(folder, () => undefined))[0]?.digest;

describe('a source that is imported', () => {
  test('is new at first, and quiet the second time', async () => {
    expect(await counts([lesson('a', '一'), lesson('b', '二')])).toEqual([2, 0, 0, 0, 0, 0]);
    const first = await digest();
    expect(await counts([lesson('a', '一'), lesson('b', '二')])).toEqual([0, 0, 2, 0, 0, 0]);
    expect(await digest()).toBe(first);
  });

  test('tells what changed and what went', async () => {
    await take([lesson('a', '一'), lesson('b', '二')]);
    expect(await counts([lesson('a', '壹'), lesson('c', '三')])).toEqual([1, 1, 0, 1, 0, 0]);
    expect(await counts([lesson('a', '壹'), lesson('c', '三')])).toEqual([0, 0, 2, 0, 0, 0]);
  });

  test('loses nothing where a part of it is missing', async () => {
    await take([lesson('a', '一'), lesson('b', '二')]);
    expect(await counts([missing, lesson('a', '一')])).toEqual([0, 0, 1, 0, 1, 1]);
    expect(await counts([lesson('a', '一')])).toEqual([0, 0, 1, 1, 0, 0]);
  });

  test('is the same after a dry run', async () => {
    await take([lesson('a', '一')]);
    const before = [readdirSync(folder), await digest()];
    expect(await counts([lesson('b', '二')], { dryRun: true })).toEqual([1, 0, 0, 1, 0, 0]);
    expect([readdirSync(folder), await digest()]).toEqual(before);
  });

  test.each([
    ['is refused half-way', new ImportRefused('sourceDamaged', 'x'), 'sourceDamaged'],
    ['holds what is no record', lesson('no id at all', '一'), null],
  ])('that %s keeps what was there', async (_, wrong, code) => {
    await take([lesson('a', '一')]);
    const again = await take([lesson('a', '一'), wrong]);
    if (code) expect(again).toMatchObject({ ok: false, error: { code } });
    else expect(again).toMatchObject({ ok: true, value: { unchanged: 1, skipped: [{ code: 'badRecord' }] } });
    expect(readdirSync(folder).filter((name) => name.endsWith('.lessons'))).toHaveLength(1);
    expect(await counts([lesson('a', '一')])).toEqual([0, 0, 1, 0, 0, 0]);
  });

  test('that is cancelled leaves no part behind', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await take([lesson('a', '一')], { signal: stop.signal })).toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('tells of a lesson twice: the first one counts', async () => {
    const record: LessonRecord = lessonRecord({ id: 'a', title: { en: 'again' } });
    expect(await counts([lesson('a', '一'), { kind: 'lesson', record, files: [] }])).toEqual([1, 0, 0, 0, 0, 1]);
  });
});
