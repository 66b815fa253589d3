import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Arrangement, DecodeAnswer, DecodeAsked, ReadyMark } from '../../core/contract/index.ts';
import { type Asset, bytes, fail, type LessonId, ok } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import { digestOf } from '../../tests/support/lesson-server.ts';
import { oneShard } from '../../tests/support/source.ts';
import type { Downloads } from '../downloads/index.ts';
import { createQueue } from '../downloads/queue/queue.ts';
import { createRecords } from '../downloads/queue/records.ts';
import type { Bring } from '../downloads/queue/runs.ts';
import type { DownloadQueue } from '../downloads/queue/types.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { createJobs, type Jobs } from '../jobs/index.ts';
import { createLibrary, type Library } from '../library/index.ts';
import { createQuiet } from '../quiet/index.ts';
import { writeShard } from '../shards/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { createReady, type Ready } from './index.ts';

const contents = [randomBytes(300_000), randomBytes(200_000), randomBytes(5_000)];
const [film, screen, handout] = contents.map(digestOf);
const asset = (content: Buffer, role: string, isFilm: boolean): Asset =>
  ({
    ...{ role, variant: 'x', digest: digestOf(content), bytes: content.byteLength, mediaType: 'video/mp4' },
    ...{ language: null, durationSeconds: isFilm ? 60 : null, hasSound: role === 'explanation' },
    ...(isFilm ? { width: 320, height: 240 } : { width: null, height: null }),
    frames: isFilm ? { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: 0, count: 1500 } : null,
  }) as Asset;
const assets = contents.map((content, at) => asset(content, ['explanation', 'screen', 'taskSheet'][at] ?? '', at < 2));
const lessonId = 'school/a' as LessonId;

let data: DataFolder;
let store: Store;
let library: Library;
let jobs: Jobs;
let queue: DownloadQueue;
let ready: Ready;
let lessonOpen = false;
let arrangement: Arrangement = 'extended';
let changedLesson: () => void = () => undefined;
let told: readonly ReadyMark[] = [];
let begun: LessonId[] = [];
let refusal: Awaited<ReturnType<Downloads['refusalOf']>> = null;
/** What the download of a mended lesson does. */
let arrives: () => Promise<Awaited<ReturnType<Bring>> | undefined>;
/** What this PC's window says of a film; null: it never answers. */
let shows: ((asked: DecodeAsked) => DecodeAnswer | null) | null = null;
const wall = handClock(4_000_000_000_000);
let hours: ReturnType<typeof createVirtualClock>;

beforeEach(async () => {
  data = dataFolder();
  lessonOpen = false;
  arrangement = 'extended';
  told = [];
  begun = [];
  hours = createVirtualClock();
  refusal = null;
  arrives = async () => undefined;
  shows = well;
  const databases = {
    library: data.openLibrary(),
    catalogue: data.openCatalogue(),
    lessons: data.openLessons().lessons,
  };
  store = await createStore(join(data.folder, 'store'));
  const file = join(data.folder, 'a.lessons');
  await writeShard(file, [lessonRecord({ id: 'a', title: { 'zh-CN': '三角形' }, assets })]);
  await databases.catalogue.build([oneShard({ id: 'school', digest: '1', held: false, file })]);
  library = createLibrary({ databases, store, wallClock: wall.now });
  await library.expect(lessonId, assets);
  for (const content of contents) await put(content);
  const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  jobs = createJobs({ library: databases.library, quiet, clock: realClock, wallClock: wall.now, log: data.log });
  queue = createQueue({
    ...{ clock: realClock, wallClock: wall.now, log: data.log, heldBy: () => null },
    ...{ records: createRecords(databases.library, data.log), bring: async () => (await arrives()) ?? ok({}) },
  });
  ready = createReady({
    ...{ lessons: databases.lessons, library, store, jobs, clock: hours, wallClock: wall.now, log: data.log },
    downloads: {
      queue,
      async begin(id) {
        begun.push(id);
        queue.ask({ lessonId: id, title: { 'zh-CN': '三角形' }, subject: null, bytes: bytes(1), hereBytes: 0 });
        return ok({});
      },
      refusalOf: async () => refusal,
    },
    carrier: {
      send(name, payload) {
        if (name === 'ready.changed') told = (payload as { marks: ReadyMark[] }).marks;
        if (name !== 'ready.decode') return;
        const answer = shows?.(payload as DecodeAsked);
        if (answer) queueMicrotask(() => ready.decoded(answer));
      },
    },
    arrangement: () => arrangement,
    lessonOpen: () => lessonOpen,
    onLesson(hear) {
      changedLesson = hear;
      return () => undefined;
    },
  });
});
afterEach(async () => {
  ready.stop();
  await queue.stop();
  await jobs.stop();
  await data.clean();
});

async function put(content: Buffer): Promise<void> {
  await store.put(
    (async function* () {
      yield content;
    })(),
  );
}
const well = ({ checkId, films }: DecodeAsked): DecodeAnswer => ({
  checkId,
  films: films.map(({ digest }) => ({ digest, first: true, last: true, sound: true })),
  hasSoundOutput: true,
});

/** Checks and waits until the check has ended; what became of it. */
async function check(): Promise<string> {
  const began = await ready.check(lessonId);
  if (!began.ok) return began.error.code;
  return new Promise((resolve) => {
    const look = (): void => {
      const job = jobs.list().find(({ id }) => id === began.value.jobId);
      if (job?.state.kind === 'failed') resolve(job.state.code);
      else if (!job || job.state.kind === 'done' || job.state.kind === 'cancelled') resolve(job?.state.kind ?? 'done');
      else return;
      stop();
    };
    const stop = jobs.onChange(look);
    look();
  });
}
const found = async () => (await ready.marks()).flatMap(({ findings }) => findings.map(({ code }) => code));

describe('a window that was put away meanwhile', () => {
  test('says nothing of the films that it could not show, and none of them is called broken', async () => {
    shows = ({ checkId }) => ({ checkId, films: [], hasSoundOutput: true });
    expect(await check()).toBe('noWindow');
  });
});

describe('a check before class', () => {
  test('of a lesson that is whole keeps when it was made, and says so to every console', async () => {
    expect(await ready.marks()).toEqual([]);
    expect(await check()).toBe('done');
    const mark = { lessonId, kind: 'ready', checkedAtUnixMs: wall.now(), findings: [] };
    expect(await ready.marks()).toEqual([mark]);
    await expect.poll(() => told).toEqual([mark]);
    // Its result stands with the lesson.
    await expect.poll(() => jobs.list()).toEqual([]);
  });

  test('reads every file, and finds the one byte that changed on the disk', async () => {
    const spoilt = Buffer.from(contents[1] as Buffer);
    spoilt[100] = (spoilt[100] ?? 0) ^ 1;
    writeFileSync(store.pathOf(screen as Asset['digest']), spoilt);
    await check();
    expect(await ready.marks()).toMatchObject([
      { kind: 'faults', findings: [{ code: 'fileDamaged', digest: screen }] },
    ]);
  });

  test('of a lesson with its films and without a hand-out says half; without a film it is no half', async () => {
    rmSync(store.pathOf(handout as Asset['digest']));
    await check();
    expect(await ready.marks()).toMatchObject([{ kind: 'half', findings: [{ code: 'fileMissing', digest: handout }] }]);
    rmSync(store.pathOf(film as Asset['digest']));
    await check();
    expect((await ready.marks())[0]).toMatchObject({
      kind: 'faults',
      findings: [{ digest: film }, { digest: handout }],
    });
  });

  test('says which film this PC does not show at its beginning or its end, or without its sound', async () => {
    const say = (first: boolean, last: boolean, sound: boolean) => (asked: DecodeAsked) => ({
      ...well(asked),
      films: asked.films.map(({ digest }) => ({ digest, first, last, sound })),
    });
    shows = say(false, false, true);
    await check();
    expect(await found()).toEqual(['firstNotDecoded', 'firstNotDecoded']);
    shows = say(true, false, true);
    await check();
    expect(await found()).toEqual(['lastNotDecoded', 'lastNotDecoded']);
    // Only one of the two has sound.
    shows = say(true, true, false);
    await check();
    expect(await found()).toEqual(['soundNotDecoded']);
  });

  test('looks at the displays and at what sounds', async () => {
    arrangement = 'mirrored';
    shows = (asked) => ({ ...well(asked), hasSoundOutput: false });
    await check();
    expect(await found()).toEqual(['noSoundOutput', 'displaysMirrored']);
    arrangement = 'one';
    shows = well;
    await check();
    expect(await found()).toEqual([]);
  });
});

describe('what a check said', () => {
  test('holds no longer when a file goes, and again when it is back', async () => {
    await check();
    await store.discard(handout as Asset['digest']);
    library.lost(handout as Asset['digest']);
    expect(await ready.marks()).toEqual([]);
    await expect.poll(() => told).toEqual([]);
    await put(contents[2] as Buffer);
    expect(await ready.marks()).toHaveLength(1);
  });

  test('is mended in one tap: the damaged file goes, and the lesson is downloaded again', async () => {
    writeFileSync(store.pathOf(screen as Asset['digest']), 'no film');
    await check();
    arrives = async () => fail({ code: 'noAddress', detail: '' });
    expect((await ready.mend(lessonId)).ok).toBe(true);
    expect(begun).toEqual([lessonId]);
    expect(await store.has(screen as Asset['digest'])).toBe(false);
    expect((await library.get(lessonId))?.ready).toBe(false);
  });

  test('is looked at again by itself once all is mended', async () => {
    rmSync(store.pathOf(screen as Asset['digest']));
    await check();
    arrives = async () => void (await put(contents[1] as Buffer));
    await ready.mend(lessonId);
    await expect.poll(async () => (await ready.marks())[0]?.kind).toBe('ready');
  });

  test('is left alone where the mending failed', async () => {
    rmSync(store.pathOf(screen as Asset['digest']));
    await check();
    arrives = async () => fail({ code: 'wrongDigest', detail: '' });
    await ready.mend(lessonId);
    await expect.poll(() => queue.list().downloads[0]?.state.kind).toBe('failed');
    expect(await found()).toEqual(['fileMissing']);
  });

  test('is not thrown away where nobody has it anew', async () => {
    writeFileSync(store.pathOf(screen as Asset['digest']), 'half a film');
    await check();
    refusal = { code: 'noAddress' };
    expect(await ready.mend(lessonId)).toEqual({ ok: false, error: { code: 'noAddress' } });
    expect(begun).toEqual([]);
    expect(await store.has(screen as Asset['digest'])).toBe(true);
    expect(await found()).toEqual(['fileDamaged']);
  });
});

describe('a check under way', () => {
  test('stops when it is told to, and keeps nothing', async () => {
    shows = null;
    const began = await ready.check(lessonId);
    await expect.poll(() => jobs.list()[0]?.state).toMatchObject({ kind: 'running', step: 'decoding' });
    expect(began.ok && jobs.cancel(began.value.jobId)).toBe(true);
    await expect.poll(() => jobs.list()).toEqual([]);
    expect(await ready.marks()).toEqual([]);
  });

  test('gives way to a lesson that is opened, and does not begin beside one', async () => {
    shows = null;
    const ends = check();
    await expect.poll(() => jobs.list()[0]?.state).toMatchObject({ kind: 'running', step: 'decoding' });
    lessonOpen = true;
    changedLesson();
    expect(await ends).toBe('lessonOpen');
    expect(await check()).toBe('lessonOpen');
  });

  test('where no window answers says so, and accuses no film', async () => {
    shows = null;
    const began = await ready.check(lessonId);
    await expect.poll(() => jobs.list()[0]?.state).toMatchObject({ kind: 'running', step: 'decoding' });
    hours.advance(200_000);
    await expect.poll(() => jobs.list()[0]?.state).toMatchObject({ kind: 'failed', code: 'noWindow' });
    expect(began.ok).toBe(true);
    expect(await ready.marks()).toEqual([]);
  });

  test('is one for each lesson, however often it is asked for', async () => {
    shows = null;
    const [first, second] = [await ready.check(lessonId), await ready.check(lessonId)];
    expect(second).toEqual(first);
    expect(await ready.check('school/gone' as LessonId)).toEqual({ ok: false, error: { code: 'lessonGone' } });
  });
});
