import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Download } from '../../core/contract/index.ts';
import { type Asset, type Bytes, type LessonId, unixMs } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import { digestOf, type LessonServer, serveLessons } from '../../tests/support/lesson-server.ts';
import { oneShard } from '../../tests/support/source.ts';
import type { Databases } from '../database/index.ts';
import { createLibrary, type Library } from '../library/index.ts';
import { createMedia } from '../media/index.ts';
import { createQuiet, type Quiet } from '../quiet/index.ts';
import { writeShard } from '../shards/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { createDownloads, type Downloads } from './index.ts';

const contents = [randomBytes(1_400_000), randomBytes(90_000), randomBytes(5_000)];
const asset = (content: Buffer, role: string): Asset =>
  ({
    ...{ role, variant: 'x', digest: digestOf(content), bytes: content.byteLength, mediaType: 'video/mp4' },
    ...{ language: null, durationSeconds: null, width: 320, height: 240, hasSound: false },
    frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 50 },
  }) as Asset;
const assets = contents.map((content, at) => asset(content, ['composite', 'screen', 'poster'][at] ?? 'document'));
const lessonId = 'school/a' as LessonId;

let data: DataFolder;
let server: LessonServer;
let databases: {
  library: Pick<Databases['library'], 'run'>;
  catalogue: Pick<Databases['catalogue'], 'run' | 'build' | 'keys'>;
};
let store: Store;
let library: Library;
let quiet: Quiet;
let downloads: Downloads;
let lessonOpen = false;
let openLesson: LessonId | null = null;
let done: LessonId[] = [];
let addresses: (digest: Asset['digest']) => string[];
const wall = handClock(4_000_000_000_000);

beforeEach(async () => {
  data = dataFolder();
  server = await serveLessons(contents);
  addresses = (digest) => [server.addressOf(digest)];
  databases = { library: data.openLibrary(), catalogue: data.openCatalogue() };
  lessonOpen = false;
  openLesson = null;
  done = [];
  const file = join(data.folder, 'a.lessons');
  await writeShard(file, [lessonRecord({ id: 'a', title: { 'zh-CN': '三角形' }, assets }), lessonRecord({ id: 'b' })]);
  await databases.catalogue.build([oneShard({ id: 'school', digest: '1', held: false, file })]);
  await open();
});
afterEach(async () => {
  await downloads.stop();
  await server.close();
  await data.clean();
});

async function open(): Promise<void> {
  store = await createStore(join(data.folder, 'store'));
  library = createLibrary({ databases, store, wallClock: wall.now });
  quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  downloads = createDownloads({
    ...{ store, quiet, library, clock: realClock, wallClock: wall.now, log: data.log },
    ...{ media: createMedia({ env: {} }), database: databases.library, openLesson: () => openLesson },
    policy: { hours: null, bytesPerSecondMax: null },
    convertAll: async () => undefined,
    addressesOf: async (_, digest) => addresses(digest),
    partFolder: join(data.folder, 'store', 'arriving'),
    onDone: async (id) => void done.push(id),
    patience: { silentMs: 20_000, againMs: [5] },
  });
}
const stateNow = () => downloads.queue.list().downloads[0]?.state;
const until = (reached: (state: Download['state'] | undefined) => boolean) =>
  expect.poll(() => reached(stateNow()), { timeout: 10_000, interval: 10 }).toBe(true);
/** A byte has come. */
const begun = () => expect.poll(() => downloads.queue.list().downloads[0]?.from.line).toBeGreaterThan(0);
const ended = () => until((state) => state?.kind === 'done' || state?.kind === 'failed');
const lesson = async (id = lessonId) => {
  const found = await library.get(id);
  if (!found) throw new Error('gone');
  return found;
};
const isReadyCard = async () => (await library.newest(10)).find(({ id }) => id === lessonId)?.ready;

describe('a lesson that is told of', () => {
  test('comes from a disk that holds its feed, and a file that was changed there is not believed', async () => {
    const disk = join(data.folder, 'usb');
    mkdirSync(disk);
    const [first, ...rest] = contents.map((content) => {
      const path = join(disk, digestOf(content));
      writeFileSync(path, content);
      return path;
    });
    addresses = (digest) => [pathToFileURL(join(disk, digest)).href];
    const spoilt = readFileSync(first as string);
    spoilt[0] = (spoilt[0] ?? 0) ^ 1;
    writeFileSync(first as string, spoilt);
    await downloads.begin(lessonId);
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'failed', code: 'wrongDigest' });
    expect(rest.length).toBeGreaterThan(0);
    writeFileSync(first as string, contents[0] as Buffer);
    await downloads.begin(lessonId);
    await ended();
    expect((await lesson()).ready).toBe(true);
  });

  test('is not fetched when its catalogue has taken it back, nor when it does so before the turn of the job', async () => {
    const file = join(data.folder, 'b.lessons');
    await writeShard(file, [lessonRecord({ id: 'a', assets, withdrawn: { reason: '有误', atUnixMs: null } })]);
    await databases.catalogue.build([oneShard({ id: 'school', digest: '2', held: false, file })]);
    expect(await lesson()).toMatchObject({ withdrawn: true, ready: false });
    expect(await downloads.begin(lessonId)).toEqual({ ok: false, error: { code: 'withdrawn' } });
    downloads.queue.ask({ lessonId, title: { 'zh-CN': 'a' }, subject: null, bytes: 1 as Bytes, hereBytes: 0 });
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'failed', code: 'withdrawn' });
    expect(server.asked).toEqual([]);
  });

  test('is ready when all of its files are here, and its shelf hears of it', async () => {
    const heard: number[] = [];
    library.onChange(
      () =>
        void library
          .heldOf({ ...(assets && { assets }), poster: null } as never)
          .then((held) => heard.push(held.length)),
    );
    expect(await isReadyCard()).toBe(false);
    expect(await downloads.begin(lessonId)).toMatchObject({ ok: true });
    expect(downloads.queue.list()).toMatchObject({
      downloads: [{ title: { 'zh-CN': '三角形' }, lessonId, bytes: 1_495_000 }],
    });
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
    expect((await lesson()).ready).toBe(true);
    expect(await isReadyCard()).toBe(true);
    expect(await library.mediaTypeOf(digestOf(contents[0] as Buffer))).toBe('video/mp4');
    await expect.poll(() => heard.at(-1)).toBe(3);
    expect(done).toEqual([lessonId]);
    expect(await downloads.begin(lessonId)).toMatchObject({ error: { code: 'alreadyHere' } });
  });

  test('keeps what came when the store is tidied, and knows it after a restart', async () => {
    await downloads.begin(lessonId);
    await ended();
    wall.forward(100 * 24 * 60 * 60_000);
    await downloads.stop();
    await open();
    await library.tidyUp();
    expect(await isReadyCard()).toBe(true);
  });

  test('with one file that cannot be had is not ready, says why, and takes the others at the second try', async () => {
    const [large] = assets;
    addresses = (digest) => [server.addressOf(digest === large?.digest ? digestOf(Buffer.from('none')) : digest)];
    await downloads.begin(lessonId);
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'failed', code: 'fileGone' });
    expect(await library.heldOf(await lesson())).toHaveLength(2);
    expect(await isReadyCard()).toBe(false);
    addresses = (digest) => [server.addressOf(digest)];
    const before = server.asked.length;
    await downloads.begin(lessonId);
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
    expect(server.asked.length - before).toBe(1);
  });

  test('that nobody has an address of, or that has no files, is refused at once', async () => {
    expect(await downloads.begin('school/b' as LessonId)).toMatchObject({ error: { code: 'noAddress' } });
    expect(await downloads.begin('school/z' as LessonId)).toMatchObject({ error: { code: 'lessonGone' } });
    addresses = () => [];
    expect(await downloads.begin(lessonId)).toMatchObject({ error: { code: 'noAddress' } });
  });

  test('has one job, however often it is asked for', async () => {
    server.fault = () => true;
    await downloads.begin(lessonId);
    await downloads.begin(lessonId);
    expect(downloads.queue.list().downloads).toHaveLength(1);
    expect(downloads.queue.cancel(lessonId)).toBe(true);
    expect(downloads.queue.list().downloads).toEqual([]);
    server.fault = null;
    await downloads.begin(lessonId);
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
  });

  test('waits while a lesson is open, breaks off when one opens, and then goes on', async () => {
    lessonOpen = true;
    quiet.look();
    await downloads.begin(lessonId);
    expect(stateNow()).toMatchObject({ kind: 'waiting', why: 'lesson' });
    server.fault = (_, response) => {
      server.fault = null;
      response.writeHead(200);
      response.write('first', () => {
        lessonOpen = true;
        quiet.look();
      });
      return true;
    };
    lessonOpen = false;
    quiet.look();
    await until((state) => state?.kind === 'waiting');
    const before = server.asked.length;
    expect(before).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.asked).toHaveLength(before);
    lessonOpen = false;
    quiet.look();
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
  });

  test('comes while it is itself the lesson that is open: the class waits for it', async () => {
    lessonOpen = true;
    openLesson = lessonId;
    quiet.look();
    await downloads.begin(lessonId);
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
  });

  test('is taken up after a restart where it was', async () => {
    server.fault = (_, response) => {
      response.writeHead(200);
      response.write(Buffer.alloc(1));
      return true;
    };
    await downloads.begin(lessonId);
    await begun();
    await downloads.stop();
    server.fault = null;
    await open();
    await downloads.queue.begin();
    await ended();
    expect(stateNow()).toMatchObject({ kind: 'done' });
  });

  test('leaves no part for ever', async () => {
    server.fault = (_, response, content) => {
      if (content.byteLength < 1_000_000) return false;
      response.writeHead(200);
      response.write(Buffer.alloc(1));
      return true;
    };
    await downloads.begin(lessonId);
    const part = join(data.folder, 'store', 'arriving', assets[0]?.digest ?? '');
    await expect.poll(() => statSync(part, { throwIfNoEntry: false })?.size).toBe(1);
    await downloads.stop();
    await downloads.removeLeftovers(unixMs(Date.now()));
    expect(statSync(part).size).toBe(1);
    await downloads.removeLeftovers(unixMs(Date.now() + 31 * 24 * 60 * 60_000));
    expect(() => statSync(part)).toThrow();
  });
});

describe('kill -9 in the middle of a file', () => {
  test('loses nothing that had come: the rest is asked for, and only the rest', async () => {
    const content = contents[0] as Buffer;
    const digest = digestOf(content);
    const root = join(data.folder, 'killed');
    const kills = 3;
    server.fault = (request, response) => {
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
      const body = content.subarray(from);
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': body.byteLength,
        ...(from > 0 && { 'content-range': `bytes ${from}-${content.byteLength - 1}/${content.byteLength}` }),
      });
      response.write(body.subarray(0, 60_000));
      return true;
    };
    let before = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      before = await killedAfter(root, server.addressOf(digest), content.byteLength, digest, before + 60_000);
    }
    const kept = before;
    server.fault = null;
    const path = join(root, 'arriving', digest);
    expect(readFileSync(path).equals(content.subarray(0, kept))).toBe(true);
    expect(kept).toBe(60_000 * kills);
    const end = await killedAfter(root, server.addressOf(digest), content.byteLength, digest, null);
    expect(end).toBe(content.byteLength);
    expect(server.sentBytes()).toBe(content.byteLength - kept);
  });
});

/** Runs one download in a process of its own; kills it when so much has come, or lets it end. */
function killedAfter(root: string, address: string, bytes: number, digest: string, at: number | null): Promise<number> {
  const program = `
    import { fetchFile } from ${JSON.stringify(new URL('./fetch-file.ts', import.meta.url).href)};
    import { createClient } from ${JSON.stringify(new URL('./http/client.ts', import.meta.url).href)};
    const client = createClient();
    import { createStore } from ${JSON.stringify(new URL('../store/index.ts', import.meta.url).href)};
    const clock = { now: () => performance.now(), after: (ms, work) => { const timer = setTimeout(work, ms); return () => clearTimeout(timer); } };
    const [root, address, bytes, digest] = process.argv.slice(1);
    const store = await createStore(root);
    const deps = { throttle: () => undefined, store, partFolder: root + '/arriving', client, clock, patience: { silentMs: 60000, againMs: [] } };
    const onBytes = (now) => process.stdout.write(now + ' ');
    const heard = () => {};
    const wanted = { digest, bytes: Number(bytes), mediaType: 'video/mp4' };
    await fetchFile(deps, wanted, async () => [address], { signal: new AbortController().signal, onBytes, heard });
    await client.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, root, address, `${bytes}`, digest]);
  let last = 0;
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => data.log.warn(String(chunk)));
  child.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk);
    last = Number(said.trim().split(' ').at(-1));
    if (at !== null && last >= at) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(last)));
}
