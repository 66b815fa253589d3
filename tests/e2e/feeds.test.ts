import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { discardDataFolder, makeDataFolder, type RunningLectern, startLectern } from '../harness/lectern.ts';
import { type FeedServer, serveFeed } from '../support/feed.ts';

// A county publishes with the command, IT names its feed, and a Lectern that is open has its lessons.

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let data = '';
let server: FeedServer;
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-county-'));
  mkdirSync(join(folder, 'lessons'));
  writeFileSync(join(folder, 'lessons/feed.json'), JSON.stringify({ feed: 'county', title: { 'zh-CN': '县教研室' } }));
  const lesson = { id: 'a', title: { 'zh-CN': '三角形内角和的再认识' }, subject: 'mathematics', grade: 4 };
  writeFileSync(join(folder, 'lessons/lessons.json'), JSON.stringify([lesson]));
  const lecternFeed = (...args: string[]) =>
    execFileSync(process.execPath, ['out/main/cli.js', 'feed', ...args], { cwd: root, stdio: 'pipe' });
  const at = (name: string) => join(folder, name);
  lecternFeed('keys', at('keys'));
  lecternFeed('build', at('lessons'), '--out', at('feed'));
  lecternFeed('sign', at('feed'), '--keys', at('keys'));
  lecternFeed('publish', at('feed'), '--to', at('www'));
  server = await serveFeed(() => at('www'));
  const firstRoot = readFileSync(at('www/metadata/1.root.json'));
  const fingerprint = createHash('sha256').update(firstRoot).digest('hex');
  writeFileSync(at('policy.json'), JSON.stringify({ feeds: [{ address: server.address, fingerprint }] }));
  data = makeDataFolder();
  lectern = await startLectern({ data, args: [`--policy=${at('policy.json')}`] });
  teacher = await lectern.window('console');
}, 60_000);
afterAll(async () => {
  await lectern?.stop();
  await server?.close();
  discardDataFolder(data);
  rmSync(folder, { recursive: true, force: true });
});

test('the feed that IT named comes while Lectern is open, and its lesson is found by initials', async () => {
  const titles = async () => {
    await teacher.getByTestId('search').fill('');
    await teacher.getByTestId('search').fill('sjxnjh');
    await teacher.locator('[data-testid=results][data-answered="sjxnjh"]').waitFor();
    return (await teacher.locator('.lesson-card-title').allInnerTexts()).map((title) => title.trim());
  };
  await expect.poll(titles, { timeout: 60_000, interval: 2000 }).toContain('三角形内角和的再认识');
}, 90_000);
