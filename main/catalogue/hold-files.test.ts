import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LessonRecord } from '../../core/words/index.ts';
import { lessonRecord } from '../../tests/fixtures/record.ts';
import { createMedia } from '../media/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { openHeldFiles } from './held-files.ts';
import { holdFiles, type Outcome } from './hold-files.ts';
import { folder as folderImporter } from './importers/folder/index.ts';
import type { Imported, Importer } from './importers/importer.ts';

let around = '';
let root = '';
let store: Store;
let outcomes: Outcome[] = [];
beforeEach(async () => {
  around = mkdtempSync(join(tmpdir(), 'lectern-hold-'));
  root = join(around, '资源');
  mkdirSync(root);
  store = await createStore(join(around, 'store'));
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

function put(path: string, content: string | Buffer): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
async function held(importer: Importer = folderImporter(root, []), env = process.env) {
  outcomes = [];
  const known = await openHeldFiles(join(around, 'held'));
  const media = createMedia({ env });
  const records: LessonRecord[] = [];
  for await (const one of holdFiles(importer, root, {
    store,
    media,
    known,
    onFile: (how) => void outcomes.push(how),
  })) {
    if (one.kind === 'lesson') records.push(one.record);
  }
  return records;
}

describe('files that lie beside their records', () => {
  test('come into the store, the parts of a book as one, and are not read again the next time', async () => {
    for (const [at, text] of ['%PDF-', 'mid', 'end'].entries()) put(`数学七年级上册.pdf.${at + 1}`, text);
    const [record] = await held();
    expect(record).toMatchObject({ links: [], assets: [{ role: 'textbook', name: '数学七年级上册.pdf', bytes: 11 }] });
    const digest = record?.assets[0]?.digest;
    expect(digest && readFileSync(store.pathOf(digest), 'utf8')).toBe('%PDF-midend');
    expect(outcomes).toEqual(['held']);
    expect(await held()).toEqual([record]);
    expect(outcomes).toEqual(['known']);
  });

  test('are videos with what the player needs; one that is none stays a link', async () => {
    const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample');
    const { assets } = JSON.parse(readFileSync(join(sample, 'lesson.json'), 'utf8'));
    const video = assets.find(({ role }: { role: string }) => role === 'screen');
    put('三角形.mp4', readFileSync(join(sample, video.file)));
    put('观潮.mp4', 'no video');
    const records = await held();
    const [triangle] = records.filter(({ assets }) => assets.length > 0);
    expect(triangle).toMatchObject({ assets: [{ role: 'composite', width: video.width, frames: video.frames }] });
    expect(triangle?.durationSeconds).toBeGreaterThan(1);
    expect(records.find(({ assets }) => assets.length === 0)).toMatchObject({ links: [{ name: '观潮.mp4' }] });
    expect(outcomes.toSorted()).toEqual(['held', 'unreadable']);
  });

  test('are videos that wait for ffmpeg where there is none, and are taken when it has come', async () => {
    put('三角形.mp4', readFileSync(join(import.meta.dirname, '..', '..', 'resources/sample/screen.mp4')));
    const [told] = await held(folderImporter(root, []), { LECTERN_FFPROBE: '/nowhere/ffprobe' });
    expect(told).toMatchObject({ assets: [], links: [{ name: '三角形.mp4' }] });
    expect(outcomes).toEqual(['noFfmpeg']);
    expect(await held()).toMatchObject([{ links: [], assets: [{ role: 'composite' }] }]);
    expect(outcomes).toEqual(['held']);
  });

  test('are videos that no window can play yet too, as they are', async () => {
    const made = join(around, 'old.avi');
    const options = ['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=10:duration=1', '-c:v', 'mpeg4'];
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options, made]);
    put('旧课.avi', readFileSync(made));
    const [record] = await held();
    expect(record).toMatchObject({ links: [], assets: [{ role: 'composite', frames: null, width: null }] });
    expect(outcomes).toEqual(['held']);
  });

  test('are subtitles in their language, of the newer and the older endings', async () => {
    put('观潮.pdf', 'a book');
    put('观潮.en.smi', '<SAMI><BODY><SYNC Start=1000><P>The tide</SAMI>');
    const [record] = await held();
    const subtitles = record?.assets.find(({ role }) => role === 'subtitles');
    expect(subtitles).toMatchObject({ mediaType: 'text/vtt; charset=utf-8', language: 'en' });
  });

  test('are subtitles that the player reads', async () => {
    put('观潮.pdf', 'a book');
    put('观潮.srt', '1\r\n00:00:01,000 --> 00:00:02,000\r\n潮来了\r\n');
    const [record] = await held();
    const subtitles = record?.assets.find(({ role }) => role === 'subtitles');
    expect(subtitles?.mediaType).toContain('text/vtt');
    expect(subtitles && readFileSync(store.pathOf(subtitles.digest), 'utf8')).toMatch(/^WEBVTT[\s\S]*潮来了/);
  });

  test('are taken from inside the folder only, whatever a source says', async () => {
    const secret = join(around, 'secret.pdf');
    writeFileSync(secret, 'secret');
    symlinkSync(secret, join(root, 'link.pdf'));
    mkdirSync(join(around, '资源2'));
    writeFileSync(join(around, '资源2', 'a.pdf'), 'beside');
    const paths = [secret, join(root, 'link.pdf'), join(root, '..', 'secret.pdf'), join(around, '资源2', 'a.pdf')];
    async function* lies(): AsyncGenerator<Imported> {
      for (const path of paths) {
        const file = { role: 'slides', paths: [path], mediaType: 'application/pdf' };
        yield { kind: 'lesson', record: lessonRecord({ id: 'a' }), files: [file] };
      }
    }
    expect((await held(lies())).flatMap(({ assets }) => assets)).toEqual([]);
    expect(outcomes).toEqual(paths.map(() => 'unreadable'));
  });

  test('are read anew when they changed, and when the store has lost them', async () => {
    const file = put('观潮.pdf', 'one');
    const [first] = await held();
    writeFileSync(file, 'three');
    const [second] = await held();
    expect(second?.assets[0]?.digest).not.toBe(first?.assets[0]?.digest);
    rmSync(store.pathOf(second?.assets[0]?.digest as never));
    await held();
    expect(outcomes).toEqual(['held']);
  });
});
