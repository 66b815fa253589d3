/**
 * What becomes of lessons.db when its file is not what it should be. Each case is a rung of main/database/ladder.ts.
 *
 *   the file                     with a backup                          without
 *   has gone                     the backup                             (a first start: a new one)
 *   is empty (0 bytes)           the backup                             lost, and said so
 *   has its head overwritten     the backup                             lost, and said so
 *   has one page overwritten     the backup and what can be read of it  what can be read of it
 *
 * Always: the damaged file is kept beside, what happened is reported, and Lectern writes on.
 */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnnotations } from '../../main/annotations/index.ts';
import { type DataFolder, dataFolder, type LessonsHere } from '../support/data.ts';
import { someLesson, strokeOf } from '../support/ink.ts';
import { overwritePage, overwriteTableLeaf } from './spoil.ts';

let data: DataFolder;
beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.clean());

const file = (): string => join(data.paths.account, 'lessons.db');
const backups = (): string => join(data.paths.account, 'backups');

function annotationsOf(databases: LessonsHere) {
  const kept = { keep: () => undefined, settled: async () => undefined };
  return createAnnotations({ lessons: databases.lessons, kept, log: data.log });
}
async function draw(databases: LessonsHere, from: number, to: number): Promise<void> {
  const annotations = annotationsOf(databases);
  for (let count = from; count < to; count += 1) {
    expect(await annotations.commit(strokeOf(`s${count}`, { points: 40 }))).toMatchObject({ ok: true });
  }
}
async function strokesOf(databases: LessonsHere): Promise<readonly string[]> {
  const [page] = await annotationsOf(databases).pages({ kind: 'lesson', lessonId: someLesson }, null, null);
  return page?.records.map(({ record }) => record.id) ?? [];
}
async function leave(databases: LessonsHere, options: { backedUp: boolean }): Promise<void> {
  await databases.close();
  if (!options.backedUp) rmSync(backups(), { recursive: true });
}
/** 100 strokes in the backup, 100 more after it. */
async function teach(options: { backedUp: boolean }): Promise<void> {
  const databases = data.openLessons();
  await draw(databases, 0, 100);
  await databases.backup();
  const before = readdirSync(backups());
  await draw(databases, 100, 200);
  await leave(databases, options);
  if (options.backedUp) keepOnly(before);
}
/** The close made another backup; the case is that the file was damaged before it could. */
function keepOnly(before: readonly string[]): void {
  for (const entry of readdirSync(backups())) if (!before.includes(entry)) rmSync(join(backups(), entry));
}
async function writesOn(databases: LessonsHere): Promise<void> {
  await draw(databases, 1000, 1001);
  expect(await strokesOf(databases)).toContain('s1000');
}

describe('with a backup', () => {
  test('a file that has gone comes back from it', async () => {
    await teach({ backedUp: true });
    rmSync(file());
    const databases = data.openLessons();
    expect(databases.opening).toMatchObject({ rung: 'restored', salvagedRows: 0, keptAt: null });
    expect(await strokesOf(databases)).toHaveLength(100);
    await writesOn(databases);
  });

  test.each([
    ['an empty file', () => writeFileSync(file(), '')],
    ['a file whose head is overwritten', () => overwritePage(file(), 0)],
  ])('%s is kept beside and the backup takes its place', async (_, spoil) => {
    await teach({ backedUp: true });
    spoil();
    const databases = data.openLessons();
    const { opening } = databases;
    expect(opening).toMatchObject({ rung: 'restored', salvagedRows: 0 });
    expect(opening.rung === 'restored' && existsSync(opening.keptAt ?? '')).toBe(true);
    expect(await strokesOf(databases)).toHaveLength(100);
    await writesOn(databases);
  });

  test('a file with one bad page gives what is newer than the backup, all but that page', async () => {
    await teach({ backedUp: true });
    const hidden = overwriteTableLeaf(file(), 'ink_record', 150);
    const databases = data.openLessons();
    expect(databases.opening).toMatchObject({ rung: 'restored' });
    const there = await strokesOf(databases);
    expect(there.length).toBeGreaterThanOrEqual(200 - hidden);
    expect(there.length).toBeLessThan(200);
    for (let count = 0; count < 100; count += 1) expect(there).toContain(`s${count}`);
    await writesOn(databases);
  });

  test('history that was cleared after the backup stays cleared', async () => {
    const databases = data.openLessons();
    await draw(databases, 0, 200);
    const place = { teacherId: null, classId: null, lessonId: 'l', documentDigest: null, pageIndex: null };
    await databases.lessons.run('history.taught', { ...place, stopSeconds: 1, atUnixMs: 1 });
    await databases.backup();
    const before = readdirSync(backups());
    await databases.lessons.run('history.clear', { teacherId: null, id: null });
    await databases.close();
    keepOnly(before);
    overwriteTableLeaf(file(), 'ink_record', 150);
    const again = data.openLessons();
    expect(again.opening).toMatchObject({ rung: 'restored' });
    expect(await again.lessons.run('history.page', { teacherId: null, limit: 9 })).toEqual([]);
  });

  test('a damaged backup is passed over for the one before it', async () => {
    const databases = data.openLessons();
    await draw(databases, 0, 10);
    await databases.backup();
    await draw(databases, 10, 20);
    await databases.close();
    const [older, newest] = readdirSync(backups()).toSorted();
    expect(older).not.toBe(newest);
    overwritePage(join(backups(), String(newest)), 3);
    rmSync(file());
    expect(await strokesOf(data.openLessons())).toHaveLength(10);
  });
});

describe('without a backup', () => {
  test.each([
    ['an empty file', () => writeFileSync(file(), '')],
    ['a file whose head is overwritten', () => overwritePage(file(), 0)],
  ])('%s is kept beside, and the loss is said', async (_, spoil) => {
    await teach({ backedUp: false });
    spoil();
    const databases = data.openLessons();
    const { opening } = databases;
    expect(opening.rung).toBe('lost');
    expect(opening.rung === 'lost' && existsSync(opening.keptAt ?? '')).toBe(true);
    await writesOn(databases);
  });

  test('a file with one bad page gives all but the strokes on that page', async () => {
    await teach({ backedUp: false });
    const hidden = overwriteTableLeaf(file(), 'ink_record', 60);
    const databases = data.openLessons();
    expect(databases.opening).toMatchObject({ rung: 'salvaged', salvagedRows: 200 - hidden });
    expect(await strokesOf(databases)).toHaveLength(200 - hidden);
    await writesOn(databases);
  });

  test('the number of a lost record is not given again [A3]', async () => {
    await teach({ backedUp: false });
    overwriteTableLeaf(file(), 'ink_record', 200);
    const databases = data.openLessons();
    const result = await annotationsOf(databases).commit(strokeOf('after'));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value.sequence).toBeGreaterThan(200);
  });

  test('when every backup is damaged too, the loss is said', async () => {
    await teach({ backedUp: true });
    for (const entry of readdirSync(backups())) overwritePage(join(backups(), entry), 0);
    rmSync(file());
    expect(data.openLessons().opening).toEqual({ rung: 'lost', keptAt: null });
  });
});

test('a clean close leaves one sound file without a -wal', async () => {
  await teach({ backedUp: true });
  expect(existsSync(`${file()}-wal`)).toBe(false);
  const closed = new Sqlite(file(), { readonly: true });
  expect(closed.pragma('integrity_check', { simple: true })).toBe('ok');
  closed.close();
});
