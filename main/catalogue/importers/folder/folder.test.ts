import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LessonRecord } from '../../../../core/words/index.ts';
import type { Imported, ImportRefused } from '../importer.ts';
import { folder, understand } from './index.ts';

let around: string;
let root: string;
beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'lectern-folder-'));
  root = join(around, '校本资源');
  mkdirSync(root);
});
afterEach(() => rmSync(around, { recursive: true, force: true }));

function put(path: string, content = 'x'): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function all(...[from = root, rules = [], limits]: Partial<Parameters<typeof folder>>): Promise<Imported[]> {
  const found: Imported[] = [];
  for await (const imported of folder(from, rules, limits)) found.push(imported);
  return found;
}
const lessonsOf = (found: readonly Imported[]) => found.filter((one) => one.kind === 'lesson');
const skipsOf = (found: readonly Imported[]) =>
  found.flatMap((one) => (one.kind === 'skipped' ? [`${one.code} ${one.position}`] : [])).sort();
const refusal = (...from: Parameters<typeof all>) => all(...from).catch(({ code }: ImportRefused) => code);

describe('a folder of lessons', () => {
  test('becomes records that name their files, and the files themselves', async () => {
    const video = put('小学数学/人教版/四年级下册/第五单元/三角形的内角和.mp4', 'video');
    const plan = put('小学数学/人教版/四年级下册/第五单元/三角形的内角和 教案.docx', 'plan');
    const [lesson, ...others] = await all(root, [{ match: '内角', set: { volume: 'whole' } }]);
    expect(others).toEqual([]);
    expect(lesson).toMatchObject({
      kind: 'lesson',
      record: {
        title: { 'zh-CN': '三角形的内角和' },
        ...{ stage: 'primary', grade: 4, subject: 'mathematics', volume: 'whole' },
        edition: { publisher: '人教版', year: null },
        units: [{ 'zh-CN': '第五单元' }],
        assets: [],
        links: [
          { role: 'composite', name: '三角形的内角和.mp4', mediaType: 'video/mp4', bytes: 5 },
          { role: 'teachingPlan', name: '三角形的内角和 教案.docx', bytes: 4 },
        ],
      },
      files: [
        { role: 'composite', paths: [video], mediaType: 'video/mp4' },
        { role: 'teachingPlan', paths: [plan] },
      ],
    });
  });

  test('joins the parts of a book in order, with the bytes of all', async () => {
    const parts = Array.from({ length: 11 }, (_, at) =>
      put(`数学七年级上册.pdf_merge_folder/数学七年级上册.pdf.${at + 1}`, 'abc'),
    );
    const [lesson] = lessonsOf(await all());
    expect(lesson?.files).toEqual([{ role: 'textbook', paths: parts, mediaType: 'application/pdf' }]);
    expect(lesson?.record.links).toMatchObject([{ name: '数学七年级上册.pdf', bytes: 33 }]);
  });

  test('has the ids that a preview of its paths shows, and keeps them under another name', async () => {
    const paths = ['语文/观潮.mp4', '语文/字幕/观潮.srt', '语文/第2课/视频.mp4', '走月亮.pdf'];
    for (const path of paths) put(path);
    const ids = lessonsOf(await all()).map(({ record }) => record.id);
    expect(ids.sort()).toEqual(
      understand(paths, [])
        .lessons.map(({ id }) => id)
        .sort(),
    );
    const link = join(around, 'E');
    symlinkSync(root, link, 'junction');
    expect(
      lessonsOf(await all(link))
        .map(({ record }) => record.id)
        .sort(),
    ).toEqual(ids);
  });

  test('leaves out what has no bytes, and what the system put there', async () => {
    put('观潮.mp4', '');
    put('观潮.srt');
    put('走月亮.pptx');
    put('走月亮.docx', '');
    for (const name of ['Thumbs.db', '.a.mp4', '$RECYCLE.BIN/a.mp4', '~$走月亮.pptx']) put(name);
    const found = await all();
    expect(skipsOf(found)).toEqual(['missingPart 观潮.mp4', 'missingPart 走月亮.docx']);
    expect(lessonsOf(found).map(({ record }) => record.links.map(({ name }) => name))).toEqual([['走月亮.pptx']]);
  });

  test('with the 2,371 files of a real tree gives the 2,061 books that its names tell of', async () => {
    const listed = new URL('../../../../tests/fixtures/catalogue/textbooks/paths.txt', import.meta.url);
    const paths = readFileSync(listed, 'utf8').trim().split('\n');
    for (const path of paths) put(path);
    const found = await all();
    const records = lessonsOf(found).map(({ record }) => record);
    expect(records.every((record) => v.is(LessonRecord, record))).toBe(true);
    expect(records.map(({ id }) => id).sort()).toEqual(
      understand(paths, [])
        .lessons.map(({ id }) => id)
        .sort(),
    );
    expect(found.length).toBe(2061 + 26);
  });
});

describe('a hostile disk', () => {
  test('leads nowhere out of its folder', async () => {
    mkdirSync(join(around, 'private'));
    writeFileSync(join(around, 'private', 'secret.mp4'), 'x');
    put('课/a.mp4');
    symlinkSync(join(around, 'private'), join(root, 'out'), 'junction');
    symlinkSync(join(root, '课'), join(root, 'again'), 'junction');
    symlinkSync(root, join(root, '课', 'round'), 'junction');
    symlinkSync(join(around, 'nothing'), join(root, 'broken'), 'junction');
    const found = await all();
    expect(skipsOf(found)).toEqual(['badName out', 'duplicate again', 'duplicate 课/round', 'missingPart broken']);
    expect(lessonsOf(found).map(({ record }) => record.title)).toEqual([{ en: 'a' }]);
  });

  // Windows and macOS refuse some of these names.
  test.skipIf(process.platform !== 'linux')('is read around the names that lie', async () => {
    for (const name of ['a\nb.mp4', 'c\u202e4pm.exe.pdf', 'd\\..\\e.pdf', 'f\u0001/g.mp4', 'h\u200b.mp4']) put(name);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xc8, 0xfd]), Buffer.from('.mp4')]), 'x');
    symlinkSync(join(around, 'x.mp4'), join(root, 'i.mp4'));
    const found = await all();
    expect(skipsOf(found)).toEqual([
      ...['badName a\ufffdb.mp4', 'badName c\ufffd4pm.exe.pdf', 'badName d\\..\\e.pdf', 'badName f\ufffd'],
      ...['badName \ufffd\ufffd.mp4', 'missingPart i.mp4'],
    ]);
    expect(lessonsOf(found).map(({ record }) => record.title)).toEqual([{ en: 'h' }]);
  });

  test.skipIf(process.platform !== 'linux')('keeps one lesson whose name was written by two systems', async () => {
    put('é/a.mp4');
    put('e\u0301/a.srt');
    expect(lessonsOf(await all()).map(({ files }) => files.length)).toEqual([2]);
  });

  test('ends at twelve folders', async () => {
    const deep = Array.from({ length: 12 }, (_, at) => `f${at}`).join('/');
    put(`${deep}/a.pdf`);
    put(`${deep}/f12/f13/b.pdf`);
    const found = await all();
    expect(skipsOf(found)).toEqual([`tooLarge ${deep}/f12`]);
    expect(lessonsOf(found)).toHaveLength(1);
  });

  test('is refused with more files than can be meant, and one that is no folder at once', async () => {
    for (const name of ['a.mp4', 'b.mp4', '课/c.mp4']) put(name);
    expect(await refusal(root, [], { files: 4 })).toHaveLength(3);
    expect(await refusal(root, [], { files: 3 })).toBe('sourceTooLarge');
    expect(await refusal(join(root, 'nothing'))).toBe('sourceUnreadable');
    expect(await refusal(join(root, 'a.mp4'))).toBe('sourceUnreadable');
  });

  test('may be read again, from the beginning', async () => {
    put('a.mp4');
    const importer = folder(root, []);
    for (const _ of [1, 2]) {
      const found: Imported[] = [];
      for await (const imported of importer) found.push(imported);
      expect(found).toHaveLength(1);
    }
    for await (const _ of importer) break;
  });
});
