import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lesson } from '../../core/words/index.ts';
import { type ImportBench, openImportBench } from '../../tests/media/import-bench.ts';
import { openWorkbench } from '../../tests/media/workbench.ts';

const { path } = openWorkbench();
let to: ImportBench;
const pathBefore = process.env.PATH;
beforeAll(async () => {
  to = await openImportBench();
});
afterAll(async () => {
  process.env.PATH = pathBefore;
  await to.close();
});

async function imported(name: string): Promise<Lesson | null> {
  const begun = await to.imports.begin({
    title: null,
    parts: [{ role: 'composite', source: { kind: 'path', path: path(name) } }],
  });
  if (!begun.ok) throw new Error(begun.error.code);
  const state = await to.end(begun.value.jobId);
  if (state.kind !== 'done') throw new Error(JSON.stringify(state));
  return state.lessonId && to.library.get(state.lessonId);
}

describe('a document of the teacher’s own', () => {
  test('is a lesson of one file, called as the file is, and the same one when it comes again', async () => {
    await writeFile(path('学习单.pdf'), '%PDF-1.4\nhand-out');
    const lesson = await imported('学习单.pdf');
    expect(lesson).toMatchObject({
      title: { 'zh-CN': '学习单' },
      ready: true,
      imported: true,
      durationSeconds: 0,
      poster: null,
    });
    expect(lesson?.assets).toMatchObject([{ role: 'document', name: '学习单.pdf', mediaType: 'application/pdf' }]);
    expect((await imported('学习单.pdf'))?.id).toBe(lesson?.id);
  });

  test('slides stay as they came where nothing turns them into a PDF', async () => {
    process.env.PATH = path('nothing');
    await writeFile(path('a.pptx'), 'PK\x03\x04 slides');
    expect((await imported('a.pptx'))?.assets.map(({ variant }) => variant)).toEqual(['original']);
  });
});
