import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { needMedia } from '../../tests/fixtures/media.ts';
import { type ImportBench, openImportBench } from '../../tests/media/import-bench.ts';
import { openWorkbench, testInputs } from '../../tests/media/workbench.ts';

const { path, make, makeLong } = openWorkbench();
let to: ImportBench;
const opened: ImportBench[] = [];
const open = async (options?: Parameters<typeof openImportBench>[0]) => {
  const bench = await openImportBench(options);
  opened.push(bench);
  return bench;
};
beforeAll(async () => {
  to = await open();
});
afterAll(async () => {
  for (const bench of opened) await bench.close();
});

const byPath = (file: string, role: 'composite' | 'explanation' | 'screen' = 'composite') =>
  ({ role, source: { kind: 'path', path: file } }) as const;

async function importFiles(to: ImportBench, ...parts: ReturnType<typeof byPath>[]): Promise<Job['state']> {
  const begun = await to.imports.begin({ title: null, parts });
  if (!begun.ok) throw new Error(begun.error.code);
  return to.end(begun.value.jobId);
}

function lessonIdOf(state: Job['state']): LessonId {
  if (state.kind !== 'done' || state.lessonId === null) throw new Error(JSON.stringify(state));
  return state.lessonId;
}

describe('a file that Chromium plays whole', () => {
  test('becomes a lesson with the very same bytes, its frame times and a poster', async (context) => {
    const file = needMedia(context, 'movie_300.mp4');
    const lesson = await to.library.get(lessonIdOf(await importFiles(to, byPath(file))));
    expect(lesson).toMatchObject({ title: { en: 'movie_300' }, imported: true, ready: true, cues: [] });
    expect(lesson?.durationSeconds).toBeCloseTo(300.1, 1);
    const [video, poster] = lesson?.assets ?? [];
    expect(video).toMatchObject({
      ...{ role: 'composite', variant: '240p', mediaType: 'video/mp4', width: 320, height: 240, hasSound: true },
      frames: { kind: 'constant', rateNumerator: 24, rateDenominator: 1, count: 7200 },
    });
    expect(poster).toMatchObject({ role: 'poster', mediaType: 'image/jpeg', digest: lesson?.poster });
    if (video === undefined) throw new Error('no video');
    expect((await readFile(to.store.pathOf(video.digest))).equals(await readFile(file))).toBe(true);
    expect(await to.library.mediaTypeOf(video.digest)).toBe('video/mp4');
    expect(to.tree().filter((name) => name.includes('import-'))).toEqual([]);
  });

  test('and is imported again is the lesson that is there, also after it was removed', async (context) => {
    const file = path('课程：三角形.mp4');
    await copyFile(needMedia(context, 'bear-av1-opus.mp4'), file);
    const first = lessonIdOf(await importFiles(to, byPath(file)));
    expect(await to.library.get(first)).toMatchObject({ title: { 'zh-CN': '课程：三角形' } });
    const before = to.tree();
    expect(lessonIdOf(await importFiles(to, byPath(file)))).toBe(first);
    expect(to.tree()).toEqual(before);
    await to.library.remove(first);
    expect(lessonIdOf(await importFiles(to, byPath(file)))).toBe(first);
    expect(await to.library.get(first)).toMatchObject({ ready: true });
  });

  test('takes the subtitles that stand beside it, as WebVTT', async (context) => {
    await mkdir(path('beside'));
    await copyFile(needMedia(context, 'A4.webm'), path('beside/bear.webm'));
    await writeFile(path('beside/bear.srt'), '1\n00:00:00,000 --> 00:00:02,000\n熊\n');
    await writeFile(path('beside/bear.en.vtt'), 'WEBVTT\n\n00:00.000 --> 00:02.000\nBear\n');
    await writeFile(path('beside/bearing.srt'), '1\n00:00:00,000 --> 00:00:02,000\nother\n');
    await writeFile(path('beside/bear.chs.srt'), 'not subtitles');
    const lesson = await to.library.get(lessonIdOf(await importFiles(to, byPath(path('beside/bear.webm')))));
    const subtitles = lesson?.assets.filter(({ role }) => role === 'subtitles') ?? [];
    expect(subtitles.map(({ language }) => language)).toEqual(['en', null]);
    const texts = await Promise.all(subtitles.map(({ digest }) => readFile(to.store.pathOf(digest), 'utf8')));
    expect(texts[1]).toContain('熊');
  });

  test('brings its chapters', async (context) => {
    const file = needMedia(context, 'sample_with_chapters.mp4');
    const lesson = await to.library.get(lessonIdOf(await importFiles(to, byPath(file))));
    expect(lesson?.cues.map((cue) => cue.kind === 'chapter' && [cue.atSeconds, cue.title.en])).toEqual([
      [0, 'Chapter 1'],
      [0.201, 'Chapter 2'],
      [0.8, 'Chapter 3'],
    ]);
  });
});

describe('a file that Chromium would not play whole', () => {
  test('is converted once, with its frame table in the store', async (context) => {
    const steps = new Set<string>();
    const stop = to.jobs.onChange((jobs) => {
      const state = jobs.at(-1)?.state;
      if (state?.kind === 'running') steps.add(state.step);
    });
    const file = needMedia(context, 'colors.ogv');
    const lesson = await to.library.get(lessonIdOf(await importFiles(to, byPath(file))));
    const video = lesson?.assets[0];
    expect(video).toMatchObject({
      mediaType: 'video/mp4',
      width: 214,
      height: 120,
      frames: { kind: 'table', count: 7 },
    });
    if (video?.frames?.kind !== 'table') throw new Error('no table');
    const table = await readFile(to.store.pathOf(video.frames.digest));
    const seconds = Array.from({ length: 7 }, (_, index) => table.readDoubleLE(index * 8));
    expect(seconds.map((at) => Math.round(at * 100) / 100)).toEqual([0, 2.56, 5, 7.56, 10, 12.56, 14.96]);
    steps.clear();
    const before = to.tree();
    expect(lessonIdOf(await importFiles(to, byPath(file)))).toBe(lesson?.id);
    stop();
    expect(steps.has('converting')).toBe(false);
    expect(to.tree()).toEqual(before);
  });

  test('says ffmpeg is missing where it is', async (context) => {
    const lame = await open({ env: { PATH: '/nowhere' } });
    const state = await importFiles(lame, byPath(needMedia(context, 'movie_300.mp4')));
    expect(state).toMatchObject({ kind: 'failed', code: 'ffmpegMissing' });
  });
});

describe('two files of one lesson', () => {
  test('are its explanation and its screen; the screen gives the poster and the longer one the length', async () => {
    const explanation = await make(
      'face.mp4',
      ...testInputs(3),
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    );
    const screen = await make(
      'desk.mp4',
      ...testInputs(4, '640x360'),
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    );
    const state = await importFiles(to, byPath(screen, 'screen'), byPath(explanation, 'explanation'));
    const lesson = await to.library.get(lessonIdOf(state));
    expect(lesson?.assets.map(({ role }) => role)).toEqual(['screen', 'explanation', 'poster']);
    expect(lesson?.title).toEqual({ en: 'face' });
    expect(lesson?.durationSeconds).toBeCloseTo(4, 1);
    const swapped = await importFiles(to, byPath(explanation, 'screen'), byPath(screen, 'explanation'));
    expect(lessonIdOf(swapped)).not.toBe(lesson?.id);
  });

  test('that are of very different length are refused with both lengths, and nothing is left', async (context) => {
    const before = to.tree();
    const long = needMedia(context, 'movie_300.mp4');
    const short = needMedia(context, 'cup.mp4');
    const state = await importFiles(to, byPath(long, 'explanation'), byPath(short, 'screen'));
    expect(state).toMatchObject({ kind: 'failed', code: 'differentLengths', detail: '300.1 8.1' });
    expect(to.tree()).toEqual(before);
  });

  test('of the same role are not taken', async () => {
    const begun = await to.imports.begin({
      title: null,
      parts: [byPath('/a.mp4', 'screen'), byPath('/b.mp4', 'screen')],
    });
    expect(begun).toEqual({ ok: false, error: { code: 'tooManyParts' } });
  });
});

describe('a file that is refused leaves nothing behind', () => {
  test('cut short, no video, no media at all, not there', async (context) => {
    const whole = await readFile(needMedia(context, 'movie_300.mp4'));
    await writeFile(path('cut.mp4'), whole.subarray(0, 1_500_000));
    await writeFile(path('text.mp4'), 'Dear colleagues');
    await make('song.ogg', '-f', 'lavfi', '-i', 'sine=duration=1');
    const lessons = await to.library.newest(100);
    const before = to.tree();
    for (const [name, code] of [
      ['cut.mp4', 'truncated'],
      ['text.mp4', 'notMedia'],
      ['song.ogg', 'noPicture'],
      ['gone.mp4', 'fileUnreadable'],
    ] as const) {
      const state = await importFiles(to, byPath(path(name)));
      expect(state, name).toMatchObject({ kind: 'failed', code });
      expect(state.kind === 'failed' && state.detail).not.toContain(path(''));
    }
    const good = needMedia(context, 'cup.mp4');
    const pair = await importFiles(to, byPath(good, 'explanation'), byPath(path('text.mp4'), 'screen'));
    expect(pair).toMatchObject({ kind: 'failed', code: 'notMedia' });
    expect(to.tree()).toEqual(before);
    expect(await to.library.newest(100)).toEqual(lessons);
  });

  test('also when the teacher cancels in the middle of its conversion', async () => {
    const file = await makeLong(6);
    const before = to.tree();
    const begun = await to.imports.begin({ title: null, parts: [byPath(file)] });
    if (!begun.ok) throw new Error(begun.error.code);
    const stop = to.jobs.onChange((jobs) => {
      const job = jobs.at(-1);
      if (job?.state.kind === 'running' && job.state.step === 'converting') to.jobs.cancel(job.id);
    });
    expect(await to.end(begun.value.jobId)).toEqual({ kind: 'cancelled' });
    stop();
    await expect.poll(to.tree).toEqual(before);
  });

  test('what a crash left is removed before the next import', async (context) => {
    const fresh = await open();
    await mkdir(join(fresh.folder, 'me/importing/import-abc'), { recursive: true });
    await writeFile(join(fresh.folder, 'me/importing/import-abc/part-0'), 'half a film');
    await importFiles(fresh, byPath(needMedia(context, 'bear-av1-opus.mp4')));
    expect(fresh.tree().filter((name) => name.includes('import-'))).toEqual([]);
    expect(fresh.logged.join()).toContain('1 unfinished imports');
  });
});
