import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FeedServer, serveFeed } from '../support/feed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A county's office: it publishes with the command and serves what came of it from the loopback. */
export type County = {
  /** A place of the test's own, beside what the county made. */
  readonly folder: string;
  readonly address: string;
  /** What the county would tell a school over the telephone. */
  readonly fingerprint: string;
  /** Its next version, with these lessons. */
  publish(lessons: readonly object[]): void;
  /** As of `serveFeed`. */
  readonly lie: FeedServer['lie'];
  /** The argument by which IT gives a Lectern this feed. */
  policy(): string;
  clear(): Promise<void>;
};

const revisited = { id: 'a', title: { 'zh-CN': '三角形内角和的再认识' }, subject: 'mathematics', grade: 4 };

/** `files`: what the lessons name. */
export async function openCounty(
  lessons: readonly object[] = [revisited],
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<County> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-county-'));
  const at = (name: string) => join(folder, name);
  mkdirSync(at('lessons'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(at('lessons'), name), content);
  writeFileSync(at('lessons/feed.json'), JSON.stringify({ feed: 'county', title: { 'zh-CN': '县教研室' } }));
  const lecternFeed = (...args: string[]) =>
    execFileSync(process.execPath, ['out/main/cli.js', 'feed', ...args], { cwd: root, stdio: 'pipe' });
  lecternFeed('keys', at('keys'));
  const publish = (told: readonly object[]): void => {
    writeFileSync(at('lessons/lessons.json'), JSON.stringify(told));
    lecternFeed('build', at('lessons'), '--out', at('feed'));
    lecternFeed('sign', at('feed'), '--keys', at('keys'));
    lecternFeed('publish', at('feed'), '--to', at('www'));
  };
  publish(lessons);
  const server = await serveFeed(() => at('www'));
  const firstRoot = readFileSync(at('www/metadata/1.root.json'));
  const feed = { address: server.address, fingerprint: createHash('sha256').update(firstRoot).digest('hex') };
  return {
    ...{ folder, ...feed, publish, lie: server.lie },
    policy() {
      writeFileSync(at('policy.json'), JSON.stringify({ feeds: [feed] }));
      return `--policy=${at('policy.json')}`;
    },
    async clear() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
