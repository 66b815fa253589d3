import { closeSync, copyFileSync, existsSync, openSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DataFolder, dataFolder, realClock } from '../../tests/support/data.ts';
import { listBackups } from './backup.ts';
import { createDatabases, type DatabaseReport, type Databases } from './index.ts';

let data: DataFolder;
beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.clean());

const teacher = (id: string) => ({ id, name: `王${id}`, nameKey: `王${id}`, subject: null, atUnixMs: 1 });
const lessonsFile = (): string => join(data.paths.account, 'lessons.db');

function reportsOf(databases: Databases): string[] {
  const reports: string[] = [];
  databases.onOpened(({ database, opening }: DatabaseReport) => reports.push(`${database} ${opening.rung}`));
  return reports;
}

/** Damages all but the first page of a file that is open, as a failing drive does. */
function spoilPages(file: string): void {
  const beside = new Sqlite(file);
  // A write of another connection makes the open one forget the pages it holds.
  beside.exec('CREATE TABLE other (x); DROP TABLE other');
  beside.pragma('wal_checkpoint(FULL)');
  const handle = openSync(file, 'r+');
  for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
  closeSync(handle);
  beside.close();
}

async function refusal(): Promise<string> {
  const result = await createDatabases({
    ...{ paths: data.paths, clock: realClock, log: data.log },
    ...{ backups: null, timedQuery: null, mayWork: () => true },
  });
  if (result.ok) await result.value.close();
  return result.ok ? 'opened' : result.error.code;
}

describe('the databases', () => {
  test('are created at the first start and sound at the second', async () => {
    const first = await data.open();
    expect(reportsOf(first)).toEqual(['lessons created', 'library created']);
    await first.close();
    expect(reportsOf(await data.open())).toEqual(['lessons sound', 'library sound']);
  });

  test('keep what was written', async () => {
    const databases = await data.open();
    await databases.lessons.run('people.addTeacher', teacher('1'));
    await databases.close();
    const again = await data.open();
    expect((await again.lessons.run('people.list', {})).teachers).toEqual([{ id: '1', name: '王1', subject: null }]);
  });

  test('are in WAL with the durability that each needs, read back from the files', async () => {
    await data.open();
    for (const file of [lessonsFile(), join(data.paths.shared, 'library.db')]) {
      const beside = new Sqlite(file, { readonly: true });
      expect(beside.pragma('journal_mode', { simple: true })).toBe('wal');
      beside.close();
    }
  });

  test('have only strict tables', async () => {
    await data.open();
    for (const file of [lessonsFile(), join(data.paths.shared, 'library.db')]) {
      const beside = new Sqlite(file, { readonly: true });
      const loose = beside
        .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0`)
        .all();
      beside.close();
      expect(loose).toEqual([]);
    }
  });

  test('refuse a file from the future by its code and leave it as it is', async () => {
    await (await data.open()).close();
    const newer = new Sqlite(lessonsFile());
    newer.pragma('user_version = 90000');
    newer.exec('CREATE TABLE later (x)');
    newer.close();
    expect(await refusal()).toBe('databaseFromFuture');
    const still = new Sqlite(lessonsFile(), { readonly: true });
    expect(still.pragma('user_version', { simple: true })).toBe(90000);
    still.close();
  });

  test('refuse a folder that cannot be written to by its code', async () => {
    writeFileSync(data.paths.account, 'a file where the folder should be');
    expect(await refusal()).toBe('folderUnwritable');
  });

  test('write a query that breaks a rule as a fault, not as a change, and go on', async () => {
    const databases = await data.open();
    const wrong = { ...teacher('1'), name: null as unknown as string };
    await expect(databases.lessons.run('people.addTeacher', wrong)).rejects.toMatchObject({ code: 'queryWrong' });
    expect(await databases.lessons.run('people.addTeacher', teacher('1'))).toBe(true);
  });

  test('say every run of the query that is timed, and every slow one', async () => {
    const databases = await data.open({ timedQuery: 'people.list' });
    await databases.lessons.run('people.list', {});
    await databases.lessons.run('ink.lastSequence', {});
    await databases.close();
    expect(data.log.lines.filter((line) => /^lessons people\.list: [\d.]+ ms$/.test(line))).toHaveLength(1);
    expect(data.log.lines.filter((line) => line.includes('lastSequence'))).toEqual([]);
  });
});

describe('backups', () => {
  test('are made on a clean close, once for what has changed', async () => {
    await (await data.open()).close();
    expect(listBackups(join(data.paths.account, 'backups'), 'lessons')).toHaveLength(1);
    expect(listBackups(join(data.paths.shared, 'backups'), 'library')).toHaveLength(1);
    await (await data.open()).close();
    expect(listBackups(join(data.paths.account, 'backups'), 'lessons')).toHaveLength(1);
  });

  test('are made while strokes are written, and hold what was there when they began', async () => {
    const databases = await data.open();
    await databases.lessons.run('people.addTeacher', teacher('before'));
    const backing = databases.lessons.backup();
    await databases.lessons.run('people.addTeacher', teacher('during'));
    expect(await backing).toBe(true);
    const [newest] = listBackups(join(data.paths.account, 'backups'), 'lessons');
    const copy = new Sqlite(newest?.file ?? '', { readonly: true });
    const ids = copy.prepare('SELECT id FROM teacher').pluck().all();
    copy.close();
    expect(ids).toContain('before');
    expect(existsSync(`${newest?.file}-wal`)).toBe(false);
  });

  test('are made of what a run changed that was killed, although nothing changes after it', async () => {
    const killed = await data.open();
    await killed.lessons.backup();
    await killed.lessons.run('people.addTeacher', teacher('1'));
    // As a kill leaves it: the file, and beside it what was not taken into it yet.
    for (const end of ['', '-wal']) copyFileSync(lessonsFile() + end, `${lessonsFile()}${end}.left`);
    await killed.close();
    for (const end of ['', '-wal']) renameSync(`${lessonsFile()}${end}.left`, lessonsFile() + end);
    const databases = await data.open();
    expect(await databases.lessons.backup()).toBe(true);
    expect(await databases.lessons.backup()).toBe(false);
  });

  test('are kept four deep', async () => {
    const databases = await data.open();
    for (const id of ['1', '2', '3', '4', '5', '6']) {
      await databases.lessons.run('people.addTeacher', teacher(id));
      await databases.lessons.backup();
    }
    const numbers = listBackups(join(data.paths.account, 'backups'), 'lessons').map(({ number }) => number);
    expect(numbers).toEqual([6, 5, 4, 3]);
  });

  test('wait for a quiet moment, and at last no longer', async () => {
    const due: { ms: number; work: () => void }[] = [];
    const clock = {
      ...realClock,
      after(ms: number, work: () => void) {
        if (ms < 30_000) return realClock.after(ms, work);
        due.push({ ms, work });
        return () => undefined;
      },
    };
    const databases = await data.open({ clock, mayWork: () => false });
    await databases.lessons.run('people.addTeacher', teacher('1'));
    const folder = join(data.paths.account, 'backups');
    let waits = 0;
    for (; waits < 100 && listBackups(folder, 'lessons').length === 0; waits += 1) {
      due.shift()?.work();
      // Its answer comes after whatever the worker was told before it.
      await databases.lessons.run('ink.lastSequence', {});
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(waits).toBeGreaterThan(29);
    expect(waits).toBeLessThan(100);
  });
});

describe('a worker that dies', () => {
  test('has every open question answered, and is there again for the next', async () => {
    const databases = await data.open();
    const reports = reportsOf(databases);
    await databases.lessons.run('people.addTeacher', teacher('1'));
    await databases.lessons.backup();
    spoilPages(lessonsFile());
    const answers = await Promise.allSettled([
      databases.lessons.run('people.list', {}),
      databases.lessons.run('ink.lastSequence', {}),
      databases.lessons.run('people.list', {}),
    ]);
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'answered'));
    expect(codes[0]).toBe('databaseDamaged');
    expect(codes.slice(1).every((code) => code === 'databaseDamaged' || code === 'databaseGone')).toBe(true);
    expect((await databases.lessons.run('people.list', {})).teachers.map(({ id }) => id)).toEqual(['1']);
    expect(reports).toEqual(['lessons created', 'library created', 'lessons restored']);
  });

  test('is said to be gone after the close', async () => {
    const databases = await data.open();
    await databases.close();
    await expect(databases.lessons.run('people.list', {})).rejects.toMatchObject({ code: 'databaseGone' });
  });
});
