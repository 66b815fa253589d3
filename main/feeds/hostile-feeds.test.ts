import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedErrorCode } from '../../core/contract/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { type FeedServer, type Publisher, publisher, serveFeed } from '../../tests/support/feed.ts';
import { type FeedsHere, feedsHere } from '../../tests/support/feeds-here.ts';
import { changeIndex, shardOf, shardOfText } from '../../tests/support/hostile-feed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const id = 'school.test';
/** So many that a change is less than all of it. */
const others = Array.from({ length: 80 }, (_, n) => ({ id: `o${n}`, title: { 'zh-CN': `认识${n * 7919}` } }));
const first = [{ id: 'a', title: { 'zh-CN': '三角形的面积' } }, ...others];
const second = [{ id: 'a', title: { 'zh-CN': '圆的面积' } }, ...others];

let data: DataFolder;
let school: Publisher;
let server: FeedServer;
let here: FeedsHere;
let wallUnixMs: () => number;

beforeEach(async () => {
  data = dataFolder();
  wallUnixMs = () => Date.now();
  school = await publisher(join(data.folder, 'school'), 3);
  await school.publish(first, { threshold: 2 });
  server = await serveFeed(() => school.feed);
  here = await feedsHere(data, () => wallUnixMs());
});
afterEach(async () => {
  await here.feeds.close();
  await server.close();
  await data.clean();
});

async function subscribe(): Promise<void> {
  const look = await here.feeds.look(server.address);
  if (!look.ok) throw new Error(look.error.code);
  await here.feeds.subscribe(server.address, look.value.fingerprint);
  expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true });
}
async function looksLike(code: FeedErrorCode): Promise<void> {
  expect(await here.feeds.look(server.address)).toMatchObject({ ok: false, error: { code } });
}
/** By this code, and what was here stays to be found. */
async function isRefused(code: FeedErrorCode): Promise<void> {
  expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: false, error: { code } });
  expect(here.feeds.list()[0]?.state).toMatchObject({ kind: 'failed', code });
  expect(await here.titles('三角形的面积')).toEqual(['三角形的面积']);
  expect(await here.titles('圆的面积')).toEqual([]);
}
const lieAt = (path: string | RegExp, lie: Parameters<typeof answer>[1]) =>
  server.lie((asked) =>
    (typeof path === 'string' ? asked === path : path.test(asked)) ? answer(asked, lie) : undefined,
  );
const answer = (
  _: string,
  lie: Buffer | string | number | null | ((response: ServerResponse, whole: Buffer | null) => void),
) => lie;
const inFeed = (path: string) => readFileSync(join(school.feed, path));
const endless = (response: ServerResponse) => {
  response.writeHead(200);
  const more = () => {
    while (response.write(Buffer.alloc(65_536, 0x20)) && !response.destroyed);
  };
  response.on('drain', more);
  more();
};

describe('a feed is refused', () => {
  test('when it is forged: signed by keys that are not its own', async () => {
    await subscribe();
    const evil = await publisher(join(data.folder, 'evil'));
    await evil.publish(second);
    await evil.publish([...second, { id: 'b', title: { 'zh-CN': '更多' } }]);
    server.lie((path) =>
      path.startsWith('metadata/') && !path.includes('root') ? readFileSync(join(evil.feed, path)) : undefined,
    );
    await isRefused('forged');
  });

  test('when too few of its keys signed it', async () => {
    const root = JSON.parse(inFeed('metadata/1.root.json').toString());
    lieAt('metadata/1.root.json', JSON.stringify({ ...root, signatures: root.signatures.slice(0, 1) }));
    await looksLike('tooFewSignatures');
  });

  test('when new keys are not signed by the old ones', async () => {
    await subscribe();
    const evil = await publisher(join(data.folder, 'evil'));
    await evil.publish(second);
    await evil.sign({ handOverTo: evil.keys });
    lieAt('metadata/2.root.json', readFileSync(join(evil.feed, 'metadata/2.root.json')));
    await isRefused('keysNotHandedOver');
  });

  test('when it is rolled back', async () => {
    await subscribe();
    const old = join(data.folder, 'old');
    cpSync(school.feed, old, { recursive: true });
    await school.publish([...first, { id: 'b', title: { 'zh-CN': '新课' } }]);
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true });
    rmSync(school.feed, { recursive: true });
    cpSync(old, school.feed, { recursive: true });
    await isRefused('rolledBack');
  });

  test('when it is frozen: what it says has expired; what is here stays', async () => {
    await subscribe();
    await school.publish(second, { nowUnixMs: Date.now() - 100 * DAY_MS });
    await isRefused('expired');
  });

  test('in other words when the clock of this PC is wrong', async () => {
    wallUnixMs = () => Date.now() - 3000 * DAY_MS;
    await looksLike('wrongClock');
    await school.publish(second, { nowUnixMs: Date.now() - 100 * DAY_MS });
    wallUnixMs = () => Date.now() + 400 * DAY_MS;
    await looksLike('wrongClock');
    wallUnixMs = () => Date.now();
    await school.publish(first, { nowUnixMs: Date.now() + 20 * DAY_MS });
    await looksLike('wrongClock');
  });

  test('when parts of versions are put together', async () => {
    await subscribe();
    await school.publish(second);
    lieAt('metadata/2.snapshot.json', inFeed('metadata/1.snapshot.json'));
    await isRefused('mixed');
  });

  test.each(['metadata/timestamp.json', 'metadata/2.root.json', /\.index\.json$/, /\.lessons$/])(
    'when %s does not end',
    async (path) => {
      await subscribe();
      await school.publish(second);
      lieAt(path, endless);
      await isRefused('endless');
    },
  );

  test.each(['metadata/timestamp.json', 'metadata/2.snapshot.json', /\.index\.json$/, /\.lessons$/])(
    'when %s is cut off',
    async (path) => {
      await subscribe();
      await school.publish(second);
      lieAt(path, (response, whole) => void response.writeHead(200).end(whole?.subarray(0, whole.length / 2)));
      await isRefused('truncated');
      lieAt(path, (response, whole) => {
        response.writeHead(200, { 'content-length': whole?.length ?? 0 });
        response.write(whole?.subarray(0, 20));
        setTimeout(() => response.destroy(), 20);
      });
      await isRefused('truncated');
    },
  );

  test.each([/\.index\.json$/, /\.lessons$/, /\.ids$/])('when %s is not what its digest says', async (path) => {
    await subscribe();
    await school.publish(second);
    lieAt(path, (response, whole) => {
      const spoilt = Buffer.from(whole ?? '');
      spoilt[spoilt.length - 1] = (spoilt[spoilt.length - 1] ?? 0) ^ 1;
      response.writeHead(200).end(spoilt);
    });
    await isRefused('wrongDigest');
  });

  test('when a page for people comes instead, right away or after being sent elsewhere', async () => {
    await subscribe();
    lieAt('metadata/timestamp.json', '<!doctype html><title>请登录</title>');
    await isRefused('captivePortal');
    lieAt(/^metadata/, (response) => void response.writeHead(302, { location: '/login' }).end());
    server.lie((path) => {
      if (path === '/login') return '\n <html>请登录';
      return (response) => void response.writeHead(302, { location: '/login' }).end();
    });
    await isRefused('captivePortal');
  });

  test.each([500, 503])('when the server answers %i', async (status) => {
    await subscribe();
    lieAt('metadata/timestamp.json', status);
    await isRefused('unreachable');
  });

  test('when it is not there, or another fingerprint was shown', async () => {
    expect(await here.feeds.subscribe(server.address, 'ab'.repeat(32))).toMatchObject({
      error: { code: 'fingerprintChanged' },
    });
    expect(here.feeds.list()).toEqual([]);
    server.lie(() => null);
    await looksLike('notAFeed');
    await server.close();
    await looksLike('unreachable');
  });

  test.each<[FeedErrorCode, string, object]>([
    ['feedIdChanged', 'another name', { feed: 'other.test' }],
    ['tooNew', 'a newer format', { format: 2, anything: true }],
    ['damaged', 'a version below nothing', { version: -1 }],
    ['damaged', 'another count', { lessons: 7 }],
    ['damaged', 'a shard outside its folder', { shards: [{ digest: '../../etc/passwd', bytes: 1, lessons: 1 }] }],
    ['damaged', 'a mirror on this disk', { mirrors: ['file:///etc'] }],
    ['damaged', 'a title of 1 MB', { title: { en: 'x'.repeat(1_000_000) } }],
    ['badNames', 'a title that turns around', { title: { en: 'safe\u202Egpj.exe' } }],
    ['endless', 'a title of 10 MB', { title: { en: 'x'.repeat(10_000_000) } }],
    ['bomb', 'lists in lists in lists', { deep: JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) }],
  ])('as %s when its index says %s', async (code, _, more) => {
    await subscribe();
    await school.build(second);
    changeIndex(school.feed, null, more);
    await school.sign();
    await isRefused(code);
  });
});

const card = { id: 'a', title: { 'zh-CN': '圆的面积' }, subject: 'mathematics' };
const details = lessonRecord({ ...card, subject: 'mathematics' });

describe('a shard that is signed is refused', () => {
  test.each<[FeedErrorCode, string, () => Buffer]>([
    ['badNames', 'turns text around', () => shardOfText([{ ...card, title: { en: 'a\u202Eb' } }], [details])],
    ['badNames', 'holds a NUL', () => shardOfText([{ ...card, title: { en: 'a\0b' } }], [details])],
    ['badNames', 'hides one in what is not searched', () => shardOfText([card], [{ ...details, licence: 'a\0b' }])],
    ['badNames', 'turns text around there', () => shardOfText([card], [{ ...details, attribution: 'a\u202Eb' }])],
    ['damaged', 'has an id that leaves its folder', () => shardOfText([{ ...card, id: '../../a' }], [details])],
    ['damaged', 'has a title of 10 MB', () => shardOfText([{ ...card, title: { en: 'x'.repeat(1e7) } }], [details])],
    ['bomb', 'has one in its details', () => shardOfText([card], [{ ...details, title: { en: 'x'.repeat(1e7) } }])],
    ['damaged', 'tells of another lesson than its card', () => shardOfText([card], [{ ...details, id: 'b' }])],
    ['damaged', 'has a lesson twice', () => shardOfText([card, card], [details, details])],
    ['damaged', 'is no shard', () => Buffer.from('{"lessons": []}')],
    ['damaged', 'has no cards', () => shardOfText({ cards: [] }, [details])],
    ['bomb', 'unpacks to 200 MB of cards', () => shardOf(zstdCompressSync(Buffer.alloc(200 << 20)), Buffer.alloc(9))],
    [
      'bomb',
      'unpacks to 200 MB of details',
      () => shardOf(zstdCompressSync(JSON.stringify([card])), zstdCompressSync(Buffer.alloc(200 << 20, 0x61))),
    ],
    [
      'bomb',
      'is nested',
      () => shardOfText([card], [`${JSON.stringify(details).slice(0, -1)},"x":${'['.repeat(9e5)}`]),
    ],
    ['bomb', 'claims a frame of 4 GB', () => Buffer.concat([Buffer.from('lectern lessons 1\n'), Buffer.alloc(8, 255)])],
  ])('as %s when it %s', async (code, _, shard) => {
    await subscribe();
    await school.build(second);
    changeIndex(school.feed, shard());
    await school.sign();
    await isRefused(code);
  });
});

describe('a feed goes on', () => {
  test('after its keys were handed over by the old ones', async () => {
    await subscribe();
    const next = await publisher(join(data.folder, 'next'), 2);
    await school.sign({ handOverTo: next.keys, threshold: 2 });
    await school.publish(second, { keys: next.keys });
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true, value: { changed: true } });
    expect(await here.titles('圆的面积')).toEqual(['圆的面积']);
  });

  test('where it broke off: what was fetched and checked is not fetched again', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => ({ id: `l${n}`, title: { 'zh-CN': `第${n}课` } }));
    await school.publish(many);
    const { shards } = JSON.parse(inFeed('targets/index.json').toString());
    expect(shards).toHaveLength(3);
    const [one, two] = shards.map(({ digest }: { digest: string }) => `targets/${digest}.lessons`);
    lieAt(two, (response, whole) => {
      response.writeHead(200, { 'content-length': whole?.length ?? 0 });
      response.write(whole?.subarray(0, 3000));
      setTimeout(() => response.destroy(), 50);
    });
    const look = await here.feeds.look(server.address);
    await here.feeds.subscribe(server.address, look.ok ? look.value.fingerprint : '');
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ error: { code: 'truncated' } });
    server.lie(() => undefined);
    server.asked.length = 0;
    const before = server.bytesSent();
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true });
    expect(server.asked).not.toContain(one);
    expect(server.asked).toContain(two);
    const left = shards[1].bytes - 3000 + shards[2].bytes;
    expect(server.bytesSent() - before).toBeLessThan(left + 10_000);
    expect(here.feeds.list()[0]).toMatchObject({ lessons: 1200 });
  });

  test('from its mirrors when it cannot be had from itself', async () => {
    const copy = join(data.folder, 'mirror');
    const mirror = await serveFeed(() => copy);
    await subscribe();
    await school.publish(second, { mirrors: [mirror.address] });
    cpSync(school.feed, copy, { recursive: true });
    lieAt(/\.(lessons|ids)$/, 503);
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true });
    expect(mirror.asked).toHaveLength(2);
    await mirror.close();
  });

  test('when what was kept of it on this PC was spoilt', async () => {
    await subscribe();
    for (const part of ['timestamp', 'snapshot', 'targets']) {
      writeFileSync(join(here.folder, id, 'trust', `${part}.json`), '{"half');
    }
    await school.publish(second);
    expect(await here.feeds.refresh(id, 'asked')).toMatchObject({ ok: true });
    expect(await here.titles('圆的面积')).toEqual(['圆的面积']);
  });
});
