import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boardName, boardPage } from '../../core/ink/index.ts';
import { unixMs } from '../../core/words/index.ts';
import { stroke } from '../../tests/ink/records.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { createAnnotations } from '../annotations/index.ts';
import { type Cuttings, createCuttings } from './index.ts';

const now = unixMs(1_790_000_000_000);
const monthAgo = new Date(now - 31 * 24 * 60 * 60_000);
const picture = (sign: number): Uint8Array =>
  Uint8Array.from([...Buffer.from('RIFF\0\0\0\0WEBPVP8 '), ...Array.from({ length: 40 }, () => sign)]);

let data: DataFolder;
let cuttings: Cuttings;
let lessons: ReturnType<DataFolder['openLessons']>['lessons'];
let folder: string;

beforeEach(() => {
  data = dataFolder();
  lessons = data.openLessons().lessons;
  folder = join(data.folder, 'cuttings');
  cuttings = createCuttings({ folder, lessons, log: data.log });
});
afterEach(() => data.clean());

async function keep(sign: number): Promise<string> {
  const kept = await cuttings.keep(picture(sign));
  if (!kept.ok) throw new Error(kept.error.code);
  return kept.value.digest;
}
const ask = (path: string) => cuttings.respond(new Request(`http://lectern${path}`));
const fileOf = (digest: string) => join(folder, `${digest}.webp`);

test('a piece that was cut out is a picture of the one origin, and the same piece is one file', async () => {
  const digest = await keep(1);
  expect(await keep(1)).toBe(digest);
  const response = await ask(`/cutting/${digest}`);
  expect(response.headers.get('content-type')).toBe('image/webp');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture(1));
});

test('what is no picture is not kept, and no path is made of a request', async () => {
  expect(await cuttings.keep(Buffer.from('<script>alert(1)</script><!-- long enough -->'))).toEqual({
    ok: false,
    error: { code: 'notAPicture' },
  });
  for (const path of [
    '/cutting/',
    '/cutting/..%2f..%2fetc',
    `/cutting/${'a'.repeat(64)}`,
    `/cutting/${'a'.repeat(63)}/b`,
  ]) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

test('a piece on whose board nobody has written goes after a month; one that was written beside stays', async () => {
  const digests = [await keep(1), await keep(2), await keep(3)];
  const [written = '', unwritten = '', young = ''] = digests;
  const annotations = createAnnotations({ lessons, kept: { keep: () => undefined } as never, log: data.log });
  const pageId = boardPage(boardName('squares', now, { digest: written as never, width: 640, height: 360 }));
  await annotations.commit({ ...stroke('one'), pageId });
  for (const digest of [written, unwritten]) utimesSync(fileOf(digest), monthAgo, monthAgo);
  utimesSync(fileOf(young), new Date(now), new Date(now));
  await cuttings.removeUnused(now);
  expect(digests.map((digest) => existsSync(fileOf(digest)))).toEqual([true, false, true]);
});
