import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monotonicMs } from '../../core/words/index.ts';
import type { Clock } from '../host/ports.ts';
import { listBackups } from './backup.ts';
import { createDatabases, type Databases } from './index.ts';

const clock: Clock = {
  now: () => monotonicMs(performance.now()),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
const lines: string[] = [];
const log = {
  info: (text: string) => void lines.push(text),
  warn: (text: string) => void lines.push(text),
  fault: (what: string, error: unknown) => {
    lines.push(`${what} ${String(error)}`);
    return 'E1';
  },
};

let folder = '';
let open: Databases[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-db-'));
});
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

async function openAll(timedQuery: string | null = null): Promise<Databases> {
  const paths = { shared: join(folder, 'pc'), account: join(folder, 'me') };
  const result = await createDatabases({ paths, backupsFolder: null, clock, log, timedQuery, mayWork: () => true });
  if (!result.ok) throw new Error(result.error.code);
  open.push(result.value);
  return result.value;
}

describe('the databases', () => {
  test('are created at the first start and sound at the second', async () => {
    const first = await openAll();
    const rungs: string[] = [];
    first.onOpened(({ database, opening }) => rungs.push(`${database} ${opening.rung}`));
    expect(rungs).toEqual(['lessons created', 'library created']);
    await first.close();
    const second = await openAll();
    second.onOpened(({ database, opening }) => rungs.push(`${database} ${opening.rung}`));
    expect(rungs.slice(2)).toEqual(['lessons sound', 'library sound']);
  });

  test('are backed up on a clean close', async () => {
    const databases = await openAll();
    await databases.close();
    expect(listBackups(join(folder, 'me', 'backups'), 'lessons')).toHaveLength(1);
    expect(listBackups(join(folder, 'pc', 'backups'), 'library')).toHaveLength(1);
  });

  test('keep what was written', async () => {
    const databases = await openAll();
    await databases.lessons.run('people.addTeacher', {
      id: 't1',
      name: '王',
      nameKey: '王',
      subject: null,
      atUnixMs: 1,
    });
    await databases.close();
    const again = await openAll();
    expect((await again.lessons.run('people.list', {})).teachers).toEqual([{ id: 't1', name: '王', subject: null }]);
  });
});
