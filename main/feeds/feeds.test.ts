import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonRecord } from '../../core/words/index.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { type FeedServer, type Publisher, publisher, serveFeed } from '../../tests/support/feed.ts';
import { type FeedsHere, feedsHere } from '../../tests/support/feeds-here.ts';
import { dropSource, keepSource } from '../catalogue/index.ts';

let data: DataFolder;
let school: Publisher;
let server: FeedServer;
let here: FeedsHere;

beforeEach(async () => {
  data = dataFolder();
  school = await publisher(join(data.folder, 'school'));
  server = await serveFeed(() => school.feed);
  here = await feedsHere(data);
});
afterEach(async () => {
  await here.feeds.close();
  await server.close();
  await data.clean();
});

type Told = Partial<LessonRecord>;
const many = (count: number, title: (n: number) => string): Told[] =>
  Array.from({ length: count }, (_, n) => ({ id: `l${n}`, title: { 'zh-CN': title(n) } }));
const lesson = (id: string, title: string, more: Told = {}): Told => ({ id, title: { 'zh-CN': title }, ...more });

async function subscribed(address = server.address): Promise<string> {
  const look = await here.call('feeds.look', { address });
  if (!look.ok) throw new Error(look.error.code);
  const taken = await here.call('feeds.subscribe', { address, fingerprint: look.value.fingerprint });
  if (!taken.ok) throw new Error(taken.error.code);
  const { feedId } = taken.value;
  expect(await here.call('feeds.refresh', { feedId })).toMatchObject({ ok: true });
  return feedId;
}
const only = () => here.feeds.list()[0];

describe('a feed on a web server', () => {
  test('is shown with its fingerprint, subscribed to, and its lessons are found; 1% changed loads 1%', async () => {
    const lessons = [...many(2000, (n) => `认识分数第${n}课`), lesson('angles', '三角形的内角和（育才）')];
    await school.publish(lessons);
    const look = await here.call('feeds.look', { address: server.address });
    expect(look).toMatchObject({
      ok: true,
      value: { id: 'school.test', title: { 'zh-CN': '育才小学' }, lessons: 2001 },
    });
    const feedId = await subscribed();
    expect(await here.titles('sjxnj')).toContain('三角形的内角和（育才）');
    expect(only()).toMatchObject({ version: 1, lessons: 2001, lastChange: { added: 2001, whole: true } });
    expect(only()?.lastChange?.listed).toHaveLength(50);
    const whole = server.bytesSent();

    const changed = lessons.map((one, n) => (n < 20 ? { ...one, title: { 'zh-CN': `小数的意义第${n}课` } } : one));
    await school.publish([...changed.slice(0, -1), lesson('new', '平行四边形的面积')]);
    server.asked.length = 0;
    expect(await here.call('feeds.refresh', { feedId })).toEqual({ ok: true, value: { changed: true } });
    expect(server.asked.filter((path) => /\.(lessons|ids)$/.test(path))).toHaveLength(2);
    expect(server.bytesSent() - whole).toBeLessThan(whole / 5);
    expect(only()?.lastChange).toMatchObject({ fromVersion: 1, toVersion: 2, whole: false, added: 1, updated: 20 });
    expect(only()?.lastChange).toMatchObject({ removed: 1, withdrawn: 0 });
    expect(await here.titles('pxsbx')).toContain('平行四边形的面积');
    expect(await here.titles('sjxnj')).not.toContain('三角形的内角和（育才）');
    expect(await here.titles('小数的意义第7课')).toEqual(['小数的意义第7课']);
  });

  test('that has nothing new is asked twice and loads nothing', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const feedId = await subscribed();
    server.asked.length = 0;
    expect(await here.call('feeds.refresh', { feedId })).toEqual({ ok: true, value: { changed: false } });
    expect(server.asked.filter((path) => path.startsWith('metadata/'))).toEqual([
      'metadata/2.root.json',
      'metadata/timestamp.json',
    ]);
  });

  test('withdraws a lesson with its reason, which stays to be told of', async () => {
    await school.publish([lesson('a', '三角形的面积'), lesson('b', '圆的面积')]);
    const feedId = await subscribed();
    await school.publish([
      lesson('a', '三角形的面积', { withdrawn: { reason: '有错误', atUnixMs: null } }),
      lesson('b', '圆的面积'),
    ]);
    await here.call('feeds.refresh', { feedId });
    expect(only()?.lastChange).toMatchObject({ withdrawn: 1, removed: 0, updated: 0 });
    expect(only()?.lastChange?.listed).toMatchObject([{ kind: 'withdrawn', lessonId: 'school.test/a' }]);
  });

  test('several versions behind is brought up step by step, and from too far back whole', async () => {
    await school.publish([lesson('a', '第一'), lesson('b', '第二')]);
    const feedId = await subscribed();
    await school.publish([lesson('a', '第一'), lesson('b', '第二'), lesson('c', '第三')]);
    await school.publish([lesson('b', '第二'), lesson('c', '第三改')]);
    await here.call('feeds.refresh', { feedId });
    expect(only()).toMatchObject({ version: 3, lessons: 2 });
    expect(await here.titles('第三改')).toEqual(['第三改']);
    expect(await here.titles('第一')).toEqual([]);
  });

  test('is left: its lessons go, and nothing of it stays', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const feedId = await subscribed();
    expect(await here.call('feeds.unsubscribe', { feedId })).toEqual({ ok: true, value: {} });
    expect(await here.titles('三角形的面积')).toEqual([]);
    expect(readdirSync(here.folder)).toEqual([]);
    expect(await here.call('feeds.unsubscribe', { feedId })).toMatchObject({ error: { code: 'feedGone' } });
  });

  test('that is left while its lessons are taken in is not kept again', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const feedId = await subscribed();
    await school.publish([lesson('a', '三角形的高')]);
    let left: Promise<unknown> | null = null;
    here.whenTakingIn(() => {
      left ??= here.call('feeds.unsubscribe', { feedId });
    });
    expect(await here.feeds.refresh(feedId, 'asked')).toMatchObject({ error: { code: 'feedGone' } });
    expect(await left).toEqual({ ok: true, value: {} });
    expect(here.feeds.list()).toEqual([]);
    expect(await here.titles('三角形的高')).toEqual([]);
    expect(readdirSync(here.folder)).toEqual([]);
  });

  test('tells where its files are: mirrors in their order, then itself', async () => {
    await school.publish([lesson('a', '三角形的面积')], { mirrors: ['https://mirror.test/feed'] });
    const feedId = await subscribed();
    const digest = 'ab'.repeat(32);
    expect(here.feeds.addressesOf(feedId, digest)).toEqual([
      `https://mirror.test/feed/files/ab/${digest}`,
      `${server.address}files/ab/${digest}`,
    ]);
    expect(here.feeds.addressesOf(feedId, '../../etc/passwd')).toEqual([]);
    expect(here.feeds.addressesOf('none', digest)).toEqual([]);
  });

  test('is the same after a restart', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    await subscribed();
    const before = here.feeds.list();
    mkdirSync(join(here.folder, 'new-0123456789ab'), { recursive: true });
    await here.feeds.open();
    expect(here.feeds.list()).toEqual(before);
    expect(readdirSync(here.folder)).toEqual(['school.test']);
  });

  test('does not take the place of another one, or of a source that was imported', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    await subscribed();
    const other = await publisher(join(data.folder, 'other'));
    await other.publish([lesson('a', '冒名')]);
    const look = await here.feeds.look(other.feed);
    if (!look.ok) throw new Error(look.error.code);
    expect(await here.feeds.subscribe(other.feed, look.value.fingerprint)).toMatchObject({
      error: { code: 'feedIdTaken' },
    });
    await here.feeds.unsubscribe('school.test');
    await keepSource(here.shardFolder, { id: 'school.test', held: false, lessons: [], digest: () => 'imported' });
    const taken = await here.feeds.look(server.address);
    const own = taken.ok ? taken.value.fingerprint : '';
    expect(await here.feeds.subscribe(server.address, own)).toMatchObject({ error: { code: 'feedIdTaken' } });
    await dropSource(here.shardFolder, 'school.test');
    expect(await here.feeds.subscribe(server.address, own)).toMatchObject({ ok: true });
    expect(await here.feeds.subscribe(server.address, own)).toMatchObject({ error: { code: 'alreadySubscribed' } });
  });

  test('that IT named cannot be left here, until IT names it no more', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const look = await here.feeds.look(server.address);
    const wanted = { address: server.address, fingerprint: look.ok ? look.value.fingerprint : '' };
    await here.feeds.subscribe(wanted.address, wanted.fingerprint, true);
    expect(only()?.byPolicy).toBe(true);
    expect(await here.call('feeds.unsubscribe', { feedId: 'school.test' })).toMatchObject({
      error: { code: 'byPolicy' },
    });
    await here.feeds.open();
    expect(await here.call('feeds.unsubscribe', { feedId: 'school.test' })).toMatchObject({ ok: true });
  });

  test('gives way to a lesson that opens, unless a person waits for it', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const feedId = await subscribed();
    await school.publish([lesson('a', '三角形的高')]);
    server.lie((path) => (path === 'metadata/timestamp.json' ? () => here.setLessonOpen(true) : undefined));
    expect(await here.feeds.refresh(feedId, 'background')).toMatchObject({ error: { code: 'cancelled' } });
    expect(only()?.state).toEqual({ kind: 'idle' });
    server.lie(() => undefined);
    expect(await here.feeds.refresh(feedId, 'asked')).toMatchObject({ ok: true });
  });
});

describe('a feed on a disk', () => {
  test('is read from its folder, and its files are there first', async () => {
    await school.publish([lesson('a', '三角形的面积')]);
    const disk = join(data.folder, 'usb');
    cpSync(school.feed, disk, { recursive: true });
    const feedId = await subscribed(disk);
    expect(await here.titles('三角形的面积')).toEqual(['三角形的面积']);
    expect(here.feeds.addressesOf(feedId, 'ab'.repeat(32))[0]).toMatch(/^file:\/\//);
    rmSync(disk, { recursive: true });
    expect(await here.call('feeds.refresh', { feedId })).toMatchObject({ error: { code: 'unreachable' } });
    expect(await here.titles('三角形的面积')).toEqual(['三角形的面积']);
  });

  test('that is none says so', async () => {
    writeFileSync(join(data.folder, 'a.txt'), '');
    for (const address of [data.folder, join(data.folder, 'a.txt'), 'ftp://x/', 'relative', 'http://u:p@x/', 'a\0b']) {
      const look = await here.feeds.look(address);
      expect(look).toMatchObject({ error: { code: expect.stringMatching(/notAFeed|badAddress/) } });
    }
    expect(existsSync(here.folder) ? readdirSync(here.folder) : []).toEqual([]);
  });
});
