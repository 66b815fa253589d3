/** What must be gone when the databases and the store are closed: workers, open files, timers. */
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../main/store/index.ts';
import { type DataFolder, dataFolder } from '../support/data.ts';

const held = (): string[] => process.getActiveResourcesInfo().filter((kind) => /Timeout|Worker|MessagePort/.test(kind));

/** The files of the test's folder that this process holds open. Linux only tells them. */
function openFiles({ folder }: DataFolder): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(join('/proc/self/fd', fd));
      return file.startsWith(folder) ? [file] : [];
    } catch {
      return [];
    }
  });
}

test.skipIf(process.platform !== 'linux')('a close leaves no worker, no timer and no open file', async () => {
  const data = dataFolder();
  const before = held();
  for (let round = 0; round < 2; round += 1) {
    const databases = await data.open();
    await databases.lessons.run('people.list', {});
    expect(openFiles(data).length).toBeGreaterThan(3);
    expect(held().length).toBeGreaterThan(before.length);
    await databases.close();
  }
  expect(openFiles(data)).toEqual([]);
  expect(held().length).toBeLessThanOrEqual(before.length);
  await data.clean();
});

test.skipIf(process.platform !== 'linux')('a reader that goes away in the middle leaves no open file', async () => {
  const data = dataFolder();
  const store = await createStore(join(data.folder, 'store'));
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let sent = 0; sent < 64; sent += 1) yield new Uint8Array(65_536);
  }
  const stored = await store.put(bytes());
  const digest = stored.ok ? stored.value.digest : null;
  if (!digest) throw new Error('not stored');
  const reader = (await store.open(digest, 0, 64 * 65_536 - 1))?.getReader();
  await reader?.read();
  expect(openFiles(data)).toHaveLength(1);
  await reader?.cancel();
  for (let wait = 0; wait < 50 && openFiles(data).length > 0; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(openFiles(data)).toEqual([]);
  await data.clean();
});
