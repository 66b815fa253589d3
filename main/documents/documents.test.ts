import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Asset, AssetDigest, Lesson, LessonId } from '../../core/words/index.ts';
import { bytes, officeTypes, ok } from '../../core/words/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { safeName } from './copy.ts';
import { createDocuments } from './documents.ts';

const PPTX = officeTypes[0]?.mediaType ?? '';
const lessonId = 'lesson' as LessonId;
let folder: string;
let store: Store;
let opened: string[];
let asides: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-documents-'));
  store = await createStore(join(folder, 'store'));
  opened = [];
  asides = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function documentsOf(content: string, mediaType: string, name: string) {
  async function* once() {
    yield Buffer.from(content, 'latin1');
  }
  const stored = await store.put(once());
  if (!stored.ok) throw new Error(stored.error.code);
  const { digest } = stored.value;
  const asset = { role: 'slides', variant: '', digest, name, bytes: bytes(1), mediaType } as Asset;
  const documents = createDocuments({
    store,
    lessonOf: async () => ({ id: lessonId, title: { 'zh-CN': '课' }, assets: [asset] }) as unknown as Lesson,
    shell: { openDocument: async (path) => ok({ path: opened.push(path) }) },
    folder: join(folder, 'opened'),
    stepAside: async () => {
      asides += 1;
    },
    log: { info: () => undefined, warn: () => undefined, fault: () => 'E' },
  });
  return { documents, digest };
}

const open = async (content: string, mediaType = PPTX, name = '三角形 课件.pptx') => {
  const { documents, digest } = await documentsOf(content, mediaType, name);
  return documents.open(lessonId, digest);
};

describe('a document for a program of the PC', () => {
  test('is a read-only copy under its own name, and the large screen makes room for it', async () => {
    expect((await open('PK\x03\x04slides')).ok).toBe(true);
    const [path = ''] = opened;
    expect(basename(path)).toBe('三角形 课件.pptx');
    expect(await readFile(path, 'latin1')).toBe('PK\x03\x04slides');
    expect((await stat(path)).mode & 0o222).toBe(0);
    expect(asides).toBe(1);
  });

  test('opens a second time too, and the copies of before are gone at the next start', async () => {
    const { documents, digest } = await documentsOf('PK\x03\x04slides', PPTX, 'a.pptx');
    expect((await documents.open(lessonId, digest)).ok && (await documents.open(lessonId, digest)).ok).toBe(true);
    await documents.removeLeftovers();
    expect(await readdir(folder)).toEqual(['store']);
  });

  test.each([
    ['a program that calls itself slides', 'MZ\x90', PPTX, 'notOpenable'],
    ['slides with macros', 'PK\x03\x04...ppt/vbaProject.bin...', PPTX, 'hasMacros'],
    [
      'an old document with macros',
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[...'_VBA_PROJECT'].join('\0')}\0`,
      'application/msword',
      'hasMacros',
    ],
    ['a page', '<html>', 'text/html', 'notOpenable'],
    ['a program', 'MZ', 'application/x-msdownload', 'notOpenable'],
  ])('%s is refused, and nothing of it is left', async (_, content, mediaType, code) => {
    expect(await open(content, mediaType)).toEqual({ ok: false, error: { code } });
    expect(opened).toEqual([]);
    expect(asides).toBe(0);
    const left = await readdir(join(folder, 'opened')).catch(() => []);
    expect(left).toEqual([]);
  });

  test('damaged in the store is refused', async () => {
    const { documents, digest } = await documentsOf('PK\x03\x04slides', PPTX, 'a.pptx');
    await writeFile(store.pathOf(digest), 'PK\x03\x04other.');
    expect(await documents.open(lessonId, digest)).toEqual({ ok: false, error: { code: 'fileDamaged' } });
  });

  test('that no lesson names, or that is not here, is not opened', async () => {
    const { documents, digest } = await documentsOf('PK\x03\x04slides', PPTX, 'a.pptx');
    expect(await documents.open(lessonId, 'a'.repeat(64) as AssetDigest)).toMatchObject({
      error: { code: 'fileGone' },
    });
    await rm(store.pathOf(digest));
    expect(await documents.open(lessonId, digest)).toMatchObject({ error: { code: 'fileGone' } });
  });
});

test('a name is one that every system takes', () => {
  expect(safeName('../../etc/passwd', 'pptx')).toBe('etc-passwd');
  expect(safeName('课件.exe.pptx', 'pptx')).toBe('课件-exe');
  expect(safeName('CON.pptx', 'pptx')).toBe('document');
  expect(safeName('-rf .pptx', 'pptx')).toBe('rf');
  expect(safeName('\u202egnp.pptx', 'pptx')).toBe('gnp');
  expect([...safeName('长'.repeat(300), 'pptx')]).toHaveLength(80);
});
