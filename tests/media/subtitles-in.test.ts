import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportPart, Job } from '../../core/contract/index.ts';
import type { AssetDigest, Lesson, LessonId } from '../../core/words/index.ts';
import { findMedia } from '../fixtures/media.ts';
import { type ImportBench, openImportBench } from './import-bench.ts';
import { openWorkbench, testInputs } from './workbench.ts';

const { path, make } = openWorkbench();
let bench: ImportBench;
beforeEach(async () => {
  bench = await openImportBench();
});
afterEach(() => bench.close());

const at = (role: ImportPart['role'], file: string): ImportPart => ({ role, source: { kind: 'path', path: file } });

async function imported(...parts: readonly ImportPart[]): Promise<Lesson> {
  const begun = await bench.imports.begin({ title: null, parts });
  if (!begun.ok) throw new Error(begun.error.code);
  const state = await bench.end(begun.value.jobId);
  const lesson = state.kind === 'done' && state.lessonId ? await bench.library.get(state.lessonId) : null;
  if (!lesson) throw new Error(JSON.stringify(state));
  return lesson;
}

async function importedFor(lessonId: LessonId, file: string): Promise<Job['state']> {
  const begun = await bench.imports.begin({ title: null, parts: [at('subtitles', file)], lessonId });
  if (!begun.ok) throw new Error(begun.error.code);
  return bench.end(begun.value.jobId);
}

/** By language, `null` for none that was said. */
async function textsOf(lesson: Lesson): Promise<Record<string, string>> {
  const texts = lesson.assets.filter(({ role }) => role === 'subtitles');
  const read = texts.map(async ({ language, digest }) => [
    String(language),
    await readFile(bench.store.pathOf(digest), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

const srt = (words: string) => `1\n00:00:00,500 --> 00:00:02,000\n${words}\n`;
const ass = (words: string) =>
  [
    ...['[Script Info]', 'ScriptType: v4.00+', '', '[Events]'],
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    `Dialogue: 0,0:00:00.50,0:00:02.00,Default,,0,0,0,,${words}`,
    '',
  ].join('\r\n');
const film = (name: string) => make(name, ...testInputs(2), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac');

describe('subtitles that come with a film', () => {
  test('of every kind and code are read, each in the language that its name says', async () => {
    const video = await film('角.mp4');
    // 今天我们学习三角形的内角和。 in GB 18030.
    const gb = Buffer.from('bdf1ccecced2c3c7d1a7cfb0c8fdbdc7d0ceb5c4c4dabdc7bacda1a3', 'hex');
    const sami = ['<SAMI><BODY><SYNC Start=500><P Class=ZHCC>', gb, '<SYNC Start=2000><P Class=ZHCC>&nbsp;</SAMI>'];
    await writeFile(path('角.chs.smi'), Buffer.concat(sami.map((part) => Buffer.from(part))));
    // 今天我們學習三角形的內角和。 in Big5.
    const big5 = Buffer.from('a4b5a4d1a7daadccbec7b2dfa454a8a4a7ceaabaa4baa8a4a94da143', 'hex');
    await writeFile(path('角.cht.ssa'), Buffer.concat([Buffer.from(ass('').trimEnd()), big5, Buffer.from('\r\n')]));
    await writeFile(path('角.en.srt'), Buffer.from(`\uFEFF${srt('Angles')}`, 'utf16le'));
    await writeFile(path('别的.ass'), ass('不在名字里'));
    const parts = ['角.chs.smi', '角.cht.ssa', '角.en.srt', '别的.ass'].map((name) => at('subtitles', path(name)));
    const texts = await textsOf(await imported(at('composite', video), ...parts));
    expect(Object.keys(texts).sort()).toEqual(['en', 'null', 'zh-CN', 'zh-TW']);
    expect(texts['zh-CN']).toContain('今天我们学习');
    expect(texts['zh-TW']).toContain('今天我們學習');
    expect(texts.en).toContain('Angles');
    expect(texts.null).toContain('不在名字里');
    for (const text of Object.values(texts)) expect(text).toMatch(/^WEBVTT\n\n00:00:00\.500 --> 00:00:02\.000/);
  });

  test('are added to a lesson that is here, in the place of those in the same language', async () => {
    const video = await film('again.mp4');
    await writeFile(path('first.en.srt'), srt('Before'));
    await writeFile(path('second.en.vtt'), 'WEBVTT\n\n00:00.500 --> 00:02.000\nAfter\n');
    const first = await imported(at('composite', video), at('subtitles', path('first.en.srt')));
    const second = await imported(at('composite', video), at('subtitles', path('second.en.vtt')));
    expect(second.id).toBe(first.id);
    const texts = await textsOf(second);
    expect(texts.en).toContain('After');
    expect(Object.keys(texts)).toEqual(['en']);
  });

  test('alone are added to the lesson that they are chosen for', async () => {
    const video = await film('later.mp4');
    const lesson = await imported(at('composite', video));
    await writeFile(path('any name.en.srt'), srt('Later'));
    const added = await importedFor(lesson.id, path('any name.en.srt'));
    expect(added).toMatchObject({ kind: 'done', lessonId: lesson.id });
    const told = await bench.library.get(lesson.id);
    expect(told && (await textsOf(told)).en).toContain('Later');
    expect(told?.title).toEqual(lesson.title);
  });

  test('are refused where they are none, or their lesson is none of these', async () => {
    const lesson = await imported(at('composite', await film('none.mp4')));
    await writeFile(path('none.srt'), 'nothing that is said');
    expect(await importedFor(lesson.id, path('none.srt'))).toMatchObject({ kind: 'failed', code: 'notSubtitles' });
    await writeFile(path('gone.srt'), srt('gone'));
    const gone = 'import:0000000000000000' as LessonId;
    expect(await importedFor(gone, path('gone.srt'))).toMatchObject({ kind: 'failed', code: 'lessonGone' });
    const parts = [at('composite', path('none.mp4'))];
    expect(await bench.imports.begin({ title: null, parts, lessonId: lesson.id })).toEqual({
      ...{ ok: false, error: { code: 'tooManyParts' } },
    });
  });

  test('can be taken off, and put back', async () => {
    await writeFile(path('off.en.srt'), srt('Off'));
    const lesson = await imported(at('composite', await film('off.mp4')), at('subtitles', path('off.en.srt')));
    const before = lesson.assets.filter(({ role }) => role === 'subtitles');
    const rest = lesson.assets.filter(({ role }) => role !== 'subtitles');
    expect(await bench.library.setSubtitles(lesson.id, [])).toEqual({ ok: true, value: {} });
    expect((await bench.library.get(lesson.id))?.assets).toEqual(rest);
    expect(await bench.library.setSubtitles(lesson.id, before)).toEqual({ ok: true, value: {} });
    expect((await bench.library.get(lesson.id))?.assets).toEqual([...rest, ...before]);
    // A film is none, and what is not in the store is nothing.
    expect(await bench.library.setSubtitles(lesson.id, rest)).toMatchObject({ error: { code: 'notSubtitles' } });
    const other = before.map((asset) => ({ ...asset, digest: 'f'.repeat(64) as AssetDigest }));
    expect(await bench.library.setSubtitles(lesson.id, other)).toMatchObject({ error: { code: 'notSubtitles' } });
  });

  test('without a film are refused', async () => {
    await writeFile(path('alone.srt'), srt('alone'));
    expect(await bench.imports.begin({ title: null, parts: [at('subtitles', path('alone.srt'))] })).toEqual({
      ...{ ok: false, error: { code: 'tooManyParts' } },
    });
  });
});

describe('subtitles that lie in a film', () => {
  test('are taken out of it, kept or converted; those of a file come before them', async () => {
    await writeFile(path('in.zh.srt'), srt('里面的字幕'));
    await writeFile(path('in.en.ass'), ass('{\\b1}Within{\\b0}'));
    const inputs = [
      '-i',
      path('in.zh.srt'),
      '-i',
      path('in.en.ass'),
      '-map',
      '0',
      '-map',
      '1',
      '-map',
      '2',
      '-map',
      '3',
    ];
    const languages = ['-metadata:s:s:0', 'language=chi', '-metadata:s:s:1', 'language=eng'];
    const codecs = ['-c:v', 'mpeg4', '-c:a', 'aac', '-c:s:0', 'srt', '-c:s:1', 'ass'];
    const video = await make('within.mkv', ...testInputs(3), ...inputs, ...languages, ...codecs);
    const texts = await textsOf(await imported(at('composite', video)));
    expect(Object.keys(texts).sort()).toEqual(['en', 'zh-CN']);
    expect(texts['zh-CN']).toMatch(/00:00\.5\d\d --> (?:00:)?00:02\.0\d\d/);
    expect(texts['zh-CN']).toContain('里面的字幕');
    expect(texts.en).toContain('Within');

    const kept = await make('kept.mp4', ...testInputs(3), ...inputs.slice(0, 2), '-c:v', 'libx264', '-c:s', 'mov_text');
    await writeFile(path('given.srt'), srt('外面的字幕'));
    const both = await textsOf(await imported(at('composite', kept), at('subtitles', path('given.srt'))));
    expect(both.null).toContain('外面的字幕');
  });

  test('of the real files are found', async () => {
    for (const name of ['sample_with_srt.mkv', 'sample_with_ass_subtitles.mkv']) {
      const file = findMedia(name);
      if (file === null) continue;
      const texts = await textsOf(await imported(at('composite', file)));
      expect(
        Object.values(texts).some((text) => text.includes('-->')),
        name,
      ).toBe(true);
    }
  });
});
