/**
 * What a full disk must leave (a real one: a tmpfs of 2 MB; where none can be mounted, an injected ENOSPC only):
 *
 *   an acknowledged stroke          there
 *   the stroke that did not fit     answered notSaved, not there; when there is room again, strokes are taken as usual
 *   a file that did not fit         answered diskFull, nothing of it left
 *   the older files and databases   untouched and sound
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnnotations } from '../../main/annotations/index.ts';
import { servePrecious } from '../../main/database/served.ts';
import { diskFiles } from '../../main/store/files.ts';
import { createStore } from '../../main/store/index.ts';
import { listLog } from '../support/data.ts';
import { someLesson, strokeOf } from '../support/ink.ts';

const disk = mkdtempSync(join(tmpdir(), 'lectern-full-'));
const mounted = process.platform === 'linux' && process.getuid?.() === 0 && tryToMount();

function tryToMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
afterAll(() => {
  if (mounted) execFileSync('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
});

async function* megabytes(count: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < count * 16; sent += 1) yield new Uint8Array(65_536).fill(sent);
}

describe.skipIf(!mounted)('on a disk that is full', () => {
  const ballast = join(disk, 'ballast');
  beforeAll(() => mkdirSync(join(disk, 'me')));

  test('[A8] the stroke that does not fit is refused, the acknowledged ones stay, and it goes on with room again', async () => {
    const log = listLog();
    const place = { file: join(disk, 'me', 'lessons.db'), backupsFolder: join(disk, 'me', 'backups') };
    const { served } = servePrecious('lessons', place, () => undefined);
    const lessons = { run: async (name: string, args: unknown) => served.query(name, args) };
    const kept = { keep: () => undefined, settled: async () => undefined };
    const annotations = createAnnotations({ lessons: lessons as never, kept, log });
    const acknowledged: string[] = [];
    let refused = 0;
    writeFileSync(ballast, Buffer.alloc(1_000_000));
    for (let count = 0; count < 400 && refused < 3; count += 1) {
      const stroke = strokeOf(`s${count}`, { points: 100 });
      if ((await annotations.commit(stroke)).ok) acknowledged.push(stroke.id);
      else refused += 1;
    }
    expect(refused).toBe(3);
    expect(acknowledged.length).toBeGreaterThan(10);
    rmSync(ballast);
    expect(await annotations.commit(strokeOf('again'))).toMatchObject({ ok: true });
    const [page] = await annotations.pages({ kind: 'lesson', lessonId: someLesson }, null, null);
    expect(page?.records.map(({ record }) => record.id)).toEqual([...acknowledged, 'again']);
    await served.close();
    const closed = new Sqlite(place.file, { readonly: true });
    expect(closed.pragma('integrity_check', { simple: true })).toBe('ok');
    closed.close();
    rmSync(join(disk, 'me'), { recursive: true });
  });

  test('a file that does not fit leaves nothing, and a smaller one is taken', async () => {
    const store = await createStore(join(disk, 'store'));
    expect(await store.put(megabytes(3))).toEqual({ ok: false, error: { code: 'diskFull' } });
    expect(readdirSync(join(disk, 'store', 'incoming'))).toEqual([]);
    expect(await store.put(megabytes(1))).toMatchObject({ ok: true });
  });
});

test('an ENOSPC at any step of a put is diskFull and leaves nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-enospc-'));
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  for (const step of ['open', 'mkdir', 'rename'] as const) {
    let armed = false;
    const failing = async (...args: never[]): Promise<unknown> => {
      if (armed) throw full;
      return (diskFiles[step] as (...given: never[]) => Promise<unknown>)(...args);
    };
    const store = await createStore(join(folder, step), { ...diskFiles, [step]: failing });
    armed = true;
    expect(await store.put(megabytes(1))).toEqual({ ok: false, error: { code: 'diskFull' } });
    expect(readdirSync(join(folder, step, 'incoming'))).toEqual([]);
  }
  rmSync(folder, { recursive: true });
});
