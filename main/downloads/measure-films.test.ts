import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Download } from '../../core/contract/index.ts';
import { type Asset, type AssetDigest, type Lesson, type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { openWorkbench, testInputs } from '../../tests/media/workbench.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import { digestOf, type LessonServer, serveLessons } from '../../tests/support/lesson-server.ts';
import { oneShard } from '../../tests/support/source.ts';
import { createLibrary, type Library } from '../library/index.ts';
import { createMedia } from '../media/index.ts';
import { createQuiet, type Quiet } from '../quiet/index.ts';
import { writeShard } from '../shards/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { createDownloads, type Downloads } from './index.ts';

// A feed of another tool names films and nothing of their frames. Looked into with the real ffmpeg.

const { make } = openWorkbench();
const lessonId = 'school/a' as LessonId;
const noFfmpeg = { LECTERN_FFMPEG: '/nowhere/ffmpeg', LECTERN_FFPROBE: '/nowhere/ffprobe' };
const wall = handClock(4_000_000_000_000);

let data: DataFolder;
let server: LessonServer;
let databases: { library: ReturnType<DataFolder['openLibrary']>; catalogue: ReturnType<DataFolder['openCatalogue']> };
let store: Store;
let library: Library;
let quiet: Quiet;
let downloads: Downloads;
let lessonOpen = false;

beforeEach(() => {
  data = dataFolder();
  databases = { library: data.openLibrary(), catalogue: data.openCatalogue() };
  lessonOpen = false;
});
afterEach(async () => {
  await downloads.stop();
  await server.close();
  await data.clean();
});

/** The lesson of a school that serves these files, on a PC with such an environment. */
async function told(...films: { readonly role: Asset['role']; readonly content: Buffer }[]): Promise<void> {
  server = await serveLessons(films.map(({ content }) => content));
  const assets = films.map(({ role, content }): Asset => {
    const said = { digest: digestOf(content), bytes: content.byteLength as Asset['bytes'], mediaType: 'video/x-film' };
    const nothing = { durationSeconds: null, width: null, height: null, frames: null, hasSound: false };
    return { role, variant: '', language: null, ...said, ...nothing };
  });
  const file = join(data.folder, 'a.lessons');
  await writeShard(file, [lessonRecord({ id: 'a', durationSeconds: null, assets })]);
  await databases.catalogue.build([oneShard({ id: 'school', digest: '1', held: false, file })]);
}

async function open(
  env: Record<string, string | undefined> = process.env,
  beforeProbe: () => void = () => undefined,
): Promise<void> {
  const media = createMedia({ env });
  const probe: typeof media.probe = (...asked) => {
    beforeProbe();
    return media.probe(...asked);
  };
  store = await createStore(join(data.folder, 'store'));
  library = createLibrary({ databases, store, wallClock: wall.now });
  quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  downloads = createDownloads({
    ...{
      store,
      quiet,
      library,
      clock: realClock,
      wallClock: wall.now,
      log: data.log,
      media: { ...media, probe },
    },
    ...{ database: databases.library, openLesson: () => null },
    policy: { hours: null, bytesPerSecondMax: null },
    convertAll: async () => undefined,
    addressesOf: async (_, digest) => [server.addressOf(digest)],
    partFolder: join(data.folder, 'store', 'arriving'),
    onDone: async () => undefined,
    patience: { silentMs: 20_000, againMs: [5] },
  });
}

async function restart(env?: Record<string, string | undefined>): Promise<void> {
  await downloads.stop();
  await open(env);
  await downloads.queue.begin();
}

const stateNow = () => downloads.queue.list().downloads[0]?.state;
const until = (reached: (state: Download['state'] | undefined) => boolean) =>
  expect.poll(() => reached(stateNow()), { timeout: 15_000, interval: 10 }).toBe(true);
async function ended() {
  await until((state) => state?.kind === 'done' || state?.kind === 'failed');
  return stateNow();
}

async function fetched(): Promise<Download['state'] | undefined> {
  expect(await downloads.begin(lessonId)).toMatchObject({ ok: true });
  return ended();
}
async function lesson(): Promise<Lesson> {
  const found = await library.get(lessonId);
  if (!found) throw new Error('gone');
  return found;
}
const film = async (seconds = 2) => ({
  role: 'composite' as const,
  content: readFileSync(await make('film.mp4', ...testInputs(seconds), '-c:v', 'libx264', '-pix_fmt', 'yuv420p')),
});

describe('a film of which its feed says nothing', () => {
  test('is looked into when it has come: only then is the lesson ready, with its length and its frames', async () => {
    await told(await film());
    await open();
    expect(await fetched()).toMatchObject({ kind: 'done' });
    const { ready, filmFault, filmFaults, durationSeconds, assets } = await lesson();
    expect({ ready, filmFault, filmFaults }).toEqual({ ready: true, filmFault: undefined, filmFaults: undefined });
    expect(durationSeconds).toBeCloseTo(2, 0);
    expect(assets).toMatchObject([
      {
        ...{ width: 320, height: 240, hasSound: true, variant: '240p', mediaType: 'video/mp4' },
        frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, count: 50 },
      },
    ]);
    expect(await library.mediaTypeOf(assets[0]?.digest as AssetDigest)).toBe('video/mp4');
    expect(await downloads.begin(lessonId)).toMatchObject({ error: { code: 'alreadyHere' } });
  });

  test('keeps the times of uneven frames when the store is tidied, and looks again when the store was emptied', async () => {
    const uneven = ['-vf', "select='mod(n,7)+mod(n,3)'", '-fps_mode', 'vfr', '-an', '-pix_fmt', 'yuv420p'];
    const content = readFileSync(await make('uneven.mp4', ...testInputs(4), '-c:v', 'libx264', ...uneven));
    await told({ role: 'composite', content });
    await open();
    await fetched();
    const frames = (await lesson()).assets[0]?.frames;
    if (frames?.kind !== 'table') throw new Error('even');
    wall.forward(100 * 24 * 60 * 60_000);
    await restart();
    await library.tidyUp();
    expect(await lesson()).toMatchObject({ ready: true, assets: [{ frames }] });
    rmSync(store.pathOf(frames.digest));
    await restart();
    expect(await lesson()).toMatchObject({ ready: false, filmFault: 'notMeasured' });
    expect(await fetched()).toMatchObject({ kind: 'done' });
    expect(await lesson()).toMatchObject({ ready: true, assets: [{ frames }] });
  });

  test('waits for ffmpeg where there is none, says so, and is looked into at the next start', async () => {
    await told(await film());
    await open(noFfmpeg);
    expect(await fetched()).toMatchObject({ kind: 'failed', code: 'ffmpegMissing' });
    expect(await lesson()).toMatchObject({ ready: false, filmFault: 'notMeasured' });
    expect((await library.newest(5))[0]).toMatchObject({ id: lessonId, ready: false, filmFault: 'notMeasured' });
    await restart(noFfmpeg);
    await downloads.measureLeft();
    expect(stateNow()).toMatchObject({ kind: 'failed', code: 'ffmpegMissing' });
    const before = server.sentBytes();
    await restart();
    await downloads.measureLeft();
    expect(await ended()).toMatchObject({ kind: 'done' });
    expect(await lesson()).toMatchObject({ ready: true });
    expect(server.sentBytes()).toBe(before);
  });

  test('gives way to a lesson that opens, and goes on after it', async () => {
    await told(await film());
    let looks = 0;
    // In the middle of it, told to nobody: what a job is at is told every so often, and a short film is looked into sooner.
    await open(process.env, () => {
      looks += 1;
      if (looks > 1) return;
      queueMicrotask(() => {
        lessonOpen = true;
        quiet.look();
      });
    });
    await downloads.begin(lessonId);
    await until((state) => state?.kind === 'waiting');
    expect((await lesson()).ready).toBe(false);
    lessonOpen = false;
    quiet.look();
    expect(await ended()).toMatchObject({ kind: 'done' });
    expect((await lesson()).ready).toBe(true);
    expect(looks).toBe(2);
  });
});

const half = (content: Buffer): Buffer => content.subarray(0, content.byteLength / 2);

describe('a film that no window can show', () => {
  test.each([
    ['of a kind that must be converted', 'needsConversion', 'old.avi', ['-c:v', 'mpeg4', '-c:a', 'mp3']],
    ['that is a recording', 'noPicture', 'sound.m4a', ['-vn', '-c:a', 'aac']],
  ])('%s says why for good, and may be looked into again', async (_, code, name, options) => {
    await told({ role: 'screen', content: readFileSync(await make(name, ...testInputs(1), ...options)) });
    await open();
    expect(await fetched()).toMatchObject({ kind: 'failed', code });
    const digest = (await lesson()).assets[0]?.digest;
    expect(await lesson()).toMatchObject({ ready: false, filmFault: code, filmFaults: [{ digest, code }] });
    await restart();
    await downloads.measureLeft();
    expect(await lesson()).toMatchObject({ ready: false, filmFault: code });
    expect(await fetched()).toMatchObject({ kind: 'failed', code });
  });

  test.each([
    ['that is cut off', 'truncated', async () => half((await film(4)).content)],
    ['that is no film at all', 'notMedia', async () => Buffer.from('a letter')],
  ])('%s says so', async (_, code, make) => {
    await told({ role: 'composite', content: await make() });
    await open();
    expect(await fetched()).toMatchObject({ kind: 'failed', code });
    expect((await lesson()).filmFault).toBe(code);
  });

  test('is left out where the lesson has another one', async () => {
    const recording = readFileSync(await make('talk.m4a', ...testInputs(1), '-vn', '-c:a', 'aac'));
    await told({ role: 'explanation', content: recording }, { ...(await film(1)), role: 'screen' });
    await open();
    expect(await fetched()).toMatchObject({ kind: 'done' });
    const { ready, filmFault, filmFaults, durationSeconds } = await lesson();
    expect({ ready, filmFault }).toEqual({ ready: true, filmFault: undefined });
    expect(filmFaults).toMatchObject([{ code: 'noPicture' }]);
    expect(durationSeconds).toBeGreaterThan(mediaSeconds(0.9));
  });
});
