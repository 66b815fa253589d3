import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../main/catalogue/index.ts';
import { fingerprintOf } from '../../main/feeds/trust.ts';
import { framesOf } from '../../main/shards/index.ts';
import { type FeedServer, type Publisher, publisher, serveFeed } from '../support/feed.ts';

// What must survive: the catalogue's sources hold one version whole, the old or the new one, and the next refresh ends.

let folder = '';
let school: Publisher;
let server: FeedServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-feed-kill-'));
  school = await publisher(join(folder, 'school'));
  server = await serveFeed(() => school.feed);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const lessons = (version: number) =>
  Array.from({ length: 3000 }, (_, n) => ({
    id: `l${n}`,
    title: { 'zh-CN': `第${n}课 ${n % 3 === 0 ? version : ''}` },
  }));

/** Killed so many ms after it begins; null: let to its end. */
async function refresh(killAfterMs: number | null): Promise<string> {
  const script = fileURLToPath(new URL('./feed-reader.ts', import.meta.url));
  const fingerprint = fingerprintOf(readFileSync(join(school.feed, 'metadata/1.root.json')));
  const child = spawn(process.execPath, [script, folder, server.address, fingerprint], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (killAfterMs !== null && said === 'begun\n') setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  await once(child, 'close');
  return said;
}

async function here(): Promise<string> {
  const [source] = await readSources(join(folder, 'shards'), () => undefined);
  if (!source) return 'nothing';
  const files = [...source.base.shards, ...source.changes.flatMap(({ shard }) => shard ?? [])];
  for (const file of files) for (const _ of framesOf(join(folder, 'shards', file)));
  return source.digest;
}

test('a refresh that is killed anywhere leaves one version whole, and the next one ends', async () => {
  let before = 'nothing';
  for (let version = 1; version <= 4; version += 1) {
    await school.publish(lessons(version));
    for (const killAfterMs of [5, 30, 60, 90, 130]) {
      await refresh(killAfterMs + version);
      expect([before, `feed-v${version}`]).toContain(await here());
    }
    expect(await refresh(null)).toBe(`begun\ndone ${version}\n`);
    before = `feed-v${version}`;
    expect(await here()).toBe(before);
  }
}, 60_000);
