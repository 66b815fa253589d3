import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AssetDigest, fail, type Lesson, monotonicMs, unixMs } from '../../core/words/index.ts';
import { sessionLesson } from '../../main/classroom/session-lesson.ts';
import { createMedia, type Media } from '../../main/media/index.ts';
import { type DataFolder, dataFolder } from '../support/data.ts';
import { type DerivedBench, openDerivedBench } from './derived-bench.ts';
import { openWorkbench, testPicture, testTone } from './workbench.ts';

const { media, make } = openWorkbench();
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac'];
const moving = (seconds: number) => testPicture(seconds, '320x180');

let data: DataFolder;
let bench: DerivedBench;
beforeEach(() => {
  data = dataFolder();
});
afterEach(async () => {
  await bench.derived.stop();
  await data.clean();
});

async function twoFilms(): Promise<Lesson> {
  const explanation = await make('explanation.mp4', ...moving(5), ...testTone(5), ...h264);
  const screen = await make('screen.mp4', ...moving(5), ...h264);
  return bench.addLesson({ explanation, screen });
}
const shown = async (lesson: Lesson) => sessionLesson(lesson, await bench.derived.of(lesson));

/** Counts what is begun, and does it. */
function counted(real: Media): { media: Media; begun: string[] } {
  const begun: string[] = [];
  const idle = Object.fromEntries(
    Object.entries(real.idle).map(([name, work]) => [
      name,
      (...args: never[]) => {
        begun.push(name);
        return (work as (...args: never[]) => unknown)(...args);
      },
    ]),
  ) as Media['idle'];
  return { media: { ...real, idle }, begun };
}

describe('what is made of films', () => {
  test('stands in the lesson that a window gets, and its files in the store with their types', async () => {
    bench = await openDerivedBench(data);
    const lesson = await twoFilms();
    expect(await shown(lesson)).not.toHaveProperty('strip');
    await bench.derived.made();
    const playable = await shown(lesson);
    const [explanation, screen] = playable?.tracks ?? [];
    expect(explanation).toMatchObject({ role: 'explanation', gainDb: expect.any(Number) });
    expect(screen).toMatchObject({ role: 'screen', scrub: { mediaType: 'video/mp4', frames: screen?.frames } });
    expect(screen).not.toHaveProperty('gainDb');
    expect(playable?.strip).toMatchObject({ everySeconds: 2, count: 3, columns: 3, width: 160, height: 90 });
    expect(playable?.slideSeconds?.[0]).toBe(0);
    const nobody = async () => null;
    const made = [explanation?.scrub?.digest, screen?.scrub?.digest, playable?.strip?.digest] as AssetDigest[];
    expect(await Promise.all(made.map((digest) => bench.derived.typeOf(digest, nobody)))).toEqual([
      ...['video/mp4', 'video/mp4', 'image/jpeg'],
    ]);
    expect(await Promise.all(made.map(bench.store.has))).toEqual([true, true, true]);
    expect(await readdir(bench.workFolder)).toEqual([]);
  });

  test('is kept as long as its film is, and goes with it', async () => {
    bench = await openDerivedBench(data);
    const lesson = await twoFilms();
    await bench.derived.made();
    const { besides } = bench.derived;
    const digest = (await shown(lesson))?.strip?.digest as AssetDigest;
    await bench.library.tidyUp({ arriving: [], besides });
    expect(await bench.store.has(digest)).toBe(true);
    await bench.library.remove(lesson.id);
    await bench.library.tidyUp({ arriving: [], besides });
    // Files of the last day stay, because an import may be under way: what is looked at is what is held to be needed.
    expect(await besides([])).toEqual([]);
    await bench.store.collect(new Set(await besides([])), unixMs(8_000_000_000_000));
    expect(await bench.store.has(digest)).toBe(false);
  });

  test('is made once: another start begins nothing, and makes again what has gone from the store', async () => {
    const { media: watched, begun } = counted(media);
    const database = data.openLibrary();
    bench = await openDerivedBench(data, { media: watched, database });
    const lesson = await twoFilms();
    await bench.derived.made();
    const first = begun.splice(0).filter((name) => name !== 'probe');
    expect(first).toEqual(['loudness', 'scrubCopy', 'poster', 'scrubCopy', 'strip', 'slides']);
    const before = await shown(lesson);
    await bench.derived.stop();

    bench = await openDerivedBench(data, { media: watched, database });
    await bench.derived.made();
    expect(begun).toEqual([]);
    await bench.derived.stop();

    await rm(bench.store.pathOf(before?.strip?.digest as AssetDigest));
    bench = await openDerivedBench(data, { media: watched, database });
    expect(await shown(lesson)).not.toHaveProperty('strip');
    await bench.derived.made();
    expect(begun).toEqual(['probe', 'strip']);
    expect(await shown(lesson)).toEqual(before);
  });

  test('of a film larger than 720p is one of 480p besides, and of smaller ones where the PC loses frames', async () => {
    bench = await openDerivedBench(data);
    const large = ['-f', 'lavfi', '-i', 'testsrc2=size=1600x900:rate=25:duration=2'];
    const usual = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=2'];
    const screen = await make('large.mp4', ...large, ...h264);
    const explanation = await make('usual.mp4', ...usual, ...testTone(2), ...h264);
    const lesson = await bench.addLesson({ explanation, screen });
    const lighter = async () => ((await shown(lesson))?.tracks ?? []).map((track) => track.lighter?.[0]);
    await bench.derived.made();
    expect(await lighter()).toEqual([undefined, expect.objectContaining({ width: 854, height: 480 })]);
    bench.derived.strained();
    await bench.derived.made();
    const [ofExplanation, ofScreen] = await lighter();
    expect([ofExplanation?.height, ofScreen?.height]).toEqual([480, 480]);
    const digest = ofExplanation?.digest as AssetDigest;
    const small = await media.probe(bench.store.pathOf(digest));
    expect(small.ok && [small.value.sound, small.value.frames.count]).toEqual([null, 50]);
    expect(await bench.derived.typeOf(digest, async () => null)).toBe('video/mp4');
    expect(await bench.derived.besides(lesson.assets.map((asset) => asset.digest))).toContain(digest);
  });

  test('is a picture for a lesson that came without one', async () => {
    bench = await openDerivedBench(data);
    const lesson = await twoFilms();
    expect(lesson.poster).toBeNull();
    let changes = 0;
    bench.library.onChange(() => {
      changes += 1;
    });
    await bench.derived.made();
    const { poster } = (await bench.library.get(lesson.id)) ?? {};
    expect(poster).toBeTruthy();
    expect(await bench.store.has(poster as AssetDigest)).toBe(true);
    expect(await bench.derived.typeOf(poster as AssetDigest, async () => null)).toBe('image/jpeg');
    expect((await bench.library.newest(1))[0]?.poster).toBe(poster);
    expect(changes).toBeGreaterThan(0);
    expect((await bench.library.get(lesson.id))?.assets.map(({ role }) => role)).not.toContain('poster');
  });

  test('is a film that every window plays, of one that none does, and then all the rest of that', async () => {
    bench = await openDerivedBench(data);
    const composite = await make('old.avi', ...moving(4), ...testTone(4), '-c:v', 'mpeg4', '-c:a', 'mp3');
    const lesson = await bench.addUntold(composite);
    expect(lesson).toMatchObject({ ready: false, filmFault: 'notMeasured' });
    await bench.derived.made();
    const made = await bench.library.get(lesson.id);
    expect(made).toMatchObject({ ready: true, assets: [{ role: 'composite', mediaType: 'video/mp4', width: 320 }] });
    const [film] = made?.assets ?? [];
    expect(film?.digest).not.toBe(lesson.assets[0]?.digest);
    const probed = await media.probe(bench.store.pathOf(film?.digest as AssetDigest));
    expect(probed.ok && probed.value.video.codec).toBe('h264');
    await bench.derived.made();
    expect(await shown(made as Lesson)).toMatchObject({
      strip: {},
      tracks: [{ scrub: {}, gainDb: expect.any(Number) }],
    });
    await bench.library.tidyUp({ arriving: [], besides: bench.derived.besides });
    expect(await shown(made as Lesson)).toMatchObject({ strip: {}, tracks: [{ scrub: {} }] });
  });

  test('of a film that cannot be converted is a fault in words, and it is not tried again', async () => {
    const broken = {
      ...media,
      idle: { ...media.idle, convert: async () => fail({ code: 'transcodeFailed', detail: '' }) },
    };
    const { media: watched, begun } = counted(broken as Media);
    bench = await openDerivedBench(data, { media: watched });
    const composite = await make('bad.avi', ...moving(2), '-c:v', 'mpeg4');
    const lesson = await bench.addUntold(composite);
    await bench.derived.made();
    expect(await bench.library.get(lesson.id)).toMatchObject({ ready: false, filmFault: 'needsConversion' });
    begun.splice(0);
    await bench.derived.made();
    expect(begun).toEqual([]);
  });

  test('of a film whose keyframes lie far apart is a film that plays in its place', async () => {
    bench = await openDerivedBench(data);
    const seldom = [...h264, '-g', '250', '-sc_threshold', '0'];
    const composite = await make('seldom.mp4', ...moving(5), ...testTone(5), ...seldom);
    const lesson = await bench.addLesson({ composite });
    await bench.derived.made();
    const [track] = (await shown(lesson))?.tracks ?? [];
    const [own] = lesson.assets;
    expect(track?.digest).not.toBe(own?.digest);
    expect(track).toMatchObject({
      mediaType: 'video/mp4',
      width: 320,
      height: 180,
      hasSound: true,
      frames: own?.frames,
    });
    const anew = await media.probe(bench.store.pathOf(track?.digest as AssetDigest));
    expect(anew.ok && anew.value.keyframeEveryMax).toBeLessThanOrEqual(50);
  });
});

describe('the work', () => {
  test('does not begin in a lesson, and is cut off by one and taken up after it', async () => {
    const { media: watched, begun } = counted(media);
    bench = await openDerivedBench(data, { media: watched });
    const composite = await make('long.mp4', ...moving(60), ...testTone(60), ...h264);
    const lesson = await bench.addLesson({ composite });
    bench.teach(true);
    const made = bench.derived.made();
    await new Promise((later) => setTimeout(later, 300));
    expect(begun).toEqual([]);
    bench.teach(false);
    await expect.poll(() => begun, { interval: 20 }).toContain('scrubCopy');
    await expect.poll(() => ffmpegIn(bench.workFolder), { interval: 20 }).toBe(true);
    const beganMs = monotonicMs(performance.now());
    bench.teach(true);
    await expect.poll(() => ffmpegIn(bench.workFolder), { interval: 20 }).toBe(false);
    expect(performance.now() - beganMs).toBeLessThan(3000);
    expect((await bench.derived.of(lesson)).get(lesson.assets[0]?.digest as AssetDigest)).not.toHaveProperty('scrub');
    bench.teach(false);
    await made;
    expect((await shown(lesson))?.tracks[0]).toHaveProperty('scrub');
  });

  test('runs at the lowest priority there is', async () => {
    bench = await openDerivedBench(data);
    const composite = await make('lowly.mp4', ...moving(30), ...h264);
    await bench.addLesson({ composite });
    const made = bench.derived.made();
    const nice = async () => (await processes('nice=,args=')).find((line) => line.includes(bench.workFolder));
    await expect.poll(nice, { interval: 20 }).toMatch(/^\s*19 /);
    await bench.derived.stop();
    await made;
  });

  test('outlives a kill -9: its ffmpeg ends, and the next start makes what is missing', async () => {
    bench = await openDerivedBench(data);
    const composite = await make('killed.mp4', ...moving(40), ...testTone(40), ...h264);
    const lesson = await bench.addLesson({ composite });
    const script = fileURLToPath(new URL('derived-alone.ts', import.meta.url));
    const lectern = spawn(process.execPath, [script, data.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(lectern.stdout, 'data');
    await expect.poll(() => ffmpegIn(bench.workFolder), { interval: 20 }).toBe(true);
    lectern.kill('SIGKILL');
    await expect.poll(() => ffmpegIn(bench.workFolder)).toBe(false);
    await bench.derived.made();
    expect(await shown(lesson)).toMatchObject({ strip: {}, slideSeconds: expect.any(Array), tracks: [{ scrub: {} }] });
    expect(await readdir(bench.workFolder)).toEqual([]);
  });

  test('gives a film up that cannot be copied, says why, and makes the rest', async () => {
    const broken = {
      ...media,
      idle: { ...media.idle, scrubCopy: async () => fail({ code: 'timesDiffer', detail: '' }) },
    };
    const { media: watched, begun } = counted(broken as Media);
    const database = data.openLibrary();
    bench = await openDerivedBench(data, { media: watched, database });
    const lesson = await twoFilms();
    await bench.derived.made();
    expect(data.log.lines.join()).toContain('timesDiffer');
    const playable = await shown(lesson);
    expect(playable?.tracks[0]).not.toHaveProperty('scrub');
    expect(playable).toHaveProperty('strip');
    await bench.derived.stop();
    begun.splice(0);
    bench = await openDerivedBench(data, { media: watched, database });
    await bench.derived.made();
    expect(begun).toEqual([]);
  });

  test('waits for ffmpeg where there is none, and does not hold that against a film', async () => {
    const none = createMedia({ env: { LECTERN_FFMPEG: '/nowhere', LECTERN_FFPROBE: '/nowhere' } });
    let missing = true;
    const idle = new Proxy(media.idle, {
      get: (real, name: keyof Media['idle']) => (missing ? none.idle : real)[name],
    });
    bench = await openDerivedBench(data, { media: { ...media, idle } });
    const lesson = await twoFilms();
    for (let start = 0; start < 12; start += 1) await bench.derived.made();
    missing = false;
    await bench.derived.made();
    expect(await shown(lesson)).toHaveProperty('strip');
  });

  test('on one film that cannot be read, or that ends the process, does not hold up the others', async () => {
    const first = await make('first.mp4', ...moving(3), ...h264);
    const second = await make('second.mp4', ...moving(4), ...h264);
    let bad = '';
    const idle = {
      ...media.idle,
      async probe(path: string, signal?: AbortSignal) {
        if (path === bad) throw new Error('the process ended');
        return media.idle.probe(path, signal);
      },
    };
    bench = await openDerivedBench(data, { media: { ...media, idle } });
    const lessons = [await bench.addLesson({ composite: first }), await bench.addLesson({ composite: second })];
    // The newest is made first.
    bad = bench.store.pathOf(lessons[1]?.assets[0]?.digest as AssetDigest);
    await bench.derived.made();
    expect(data.log.lines.join()).toContain('the process ended');
    expect(await shown(lessons[0] as Lesson)).toHaveProperty('strip');
    bad = '';
    await bench.derived.made();
    expect(await shown(lessons[1] as Lesson)).toHaveProperty('strip');
  });

  test('on a film that comes after another of its lesson is done too', async () => {
    bench = await openDerivedBench(data);
    const lesson = await twoFilms();
    const late = lesson.assets.find(({ role }) => role === 'screen')?.digest as AssetDigest;
    const away = `${bench.store.pathOf(late)}.away`;
    await rename(bench.store.pathOf(late), away);
    bench.library.lost(late);
    await bench.derived.made();
    await rename(away, bench.store.pathOf(late));
    await bench.derived.made();
    expect((await shown(lesson))?.tracks.every(({ scrub }) => scrub)).toBe(true);
  });

  test('that ten starts began and none ended is given up', async () => {
    const database = data.openLibrary();
    bench = await openDerivedBench(data, { database });
    const lesson = await twoFilms();
    const source = lesson.assets[0]?.digest ?? '';
    const row = { source, kind: 'scrub', state: 'waiting', body: '{}', madeDigest: null, mediaType: null } as const;
    await database.run('derived.put', { ...row, tries: 10 });
    await bench.derived.made();
    expect(
      (await database.run('derived.of', { sources: [source] })).find(({ kind }) => kind === 'scrub'),
    ).toMatchObject({
      state: 'failed',
      body: expect.stringContaining('interrupted'),
    });
  });
});

async function processes(columns: string): Promise<string[]> {
  return (await promisify(execFile)('ps', ['-eo', columns])).stdout.split('\n');
}
const ffmpegIn = async (folder: string) => (await processes('args=')).some((line) => line.includes(`file:${folder}`));
