import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AssetDigest, unixMs } from '../../core/words/index.ts';
import { diskFiles } from './files.ts';
import { createStore, joinStore, replaceFile, type Store } from './index.ts';

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-store-'));
  store = await createStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const digestOf = (words: string): AssetDigest => createHash('sha256').update(words).digest('hex') as AssetDigest;
async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield text(part);
}
async function read(stream: ReadableStream<Uint8Array> | null): Promise<string> {
  return stream ? new Response(stream).text() : 'nothing';
}
const incoming = (): string[] => readdirSync(join(folder, 'incoming'));
const LATER = unixMs(4_000_000_000_000);

describe('the store', () => {
  test('keeps bytes under the digest of what they are', async () => {
    const result = await store.put(chunks('三角', '形'));
    expect(result).toEqual({ ok: true, value: { digest: digestOf('三角形'), bytes: 9 } });
    expect(await store.has(digestOf('三角形'))).toBe(true);
    expect(await store.bytesOf(digestOf('三角形'))).toBe(9);
    expect(await store.verify(digestOf('三角形'))).toBe('whole');
    expect(incoming()).toEqual([]);
  });

  test('takes a file by its path and leaves the file where it is', async () => {
    const file = join(folder, '..', `${Math.random()}.mp4`);
    writeFileSync(file, 'video');
    expect(await store.put({ path: file })).toMatchObject({ ok: true, value: { digest: digestOf('video') } });
    rmSync(file);
    expect(await read(await store.open(digestOf('video'), 0, 4))).toBe('video');
  });

  test('opens a range to its last byte', async () => {
    await store.put(chunks('0123456789'));
    expect(await read(await store.open(digestOf('0123456789'), 2, 5))).toBe('2345');
    expect(await store.open(digestOf('never'), 0, 1)).toBe(null);
  });

  test('reads small parts of a file that stays open between them, and not of one that is gone', async () => {
    const digest = digestOf('0123456789');
    let opened = 0;
    const counted = {
      ...diskFiles,
      open: (...how: Parameters<typeof diskFiles.open>) => {
        if (how[1] === 'r') opened += 1;
        return diskFiles.open(...how);
      },
    } as typeof diskFiles;
    const counting = await joinStore(folder, counted);
    expect(await counting.read(digest, 2, 5)).toBe(null);
    await counting.put(chunks('0123456789'));
    opened = 0;
    const parts = await Promise.all([counting.read(digest, 2, 5), counting.read(digest, 0, 0)]);
    expect(parts.map((part) => part && Buffer.from(part).toString())).toEqual(['2345', '0']);
    expect(Buffer.from((await counting.read(digest, 8, 99)) ?? []).toString()).toBe('89');
    expect(opened).toBe(1);
    await counting.discard(digest);
    expect(await counting.read(digest, 2, 5)).toBe(null);
  });

  test('keeps the same bytes once', async () => {
    await store.put(chunks('same'));
    await store.put(chunks('same'));
    const digest = digestOf('same');
    expect(readdirSync(join(folder, digest.slice(0, 2)))).toEqual([digest]);
  });

  test('writes a file anew that is there but shorter than it should be', async () => {
    await store.put(chunks('whole'));
    writeFileSync(store.pathOf(digestOf('whole')), 'wh');
    expect(await store.verify(digestOf('whole'))).toBe('damaged');
    await store.put(chunks('whole'));
    expect(await store.verify(digestOf('whole'))).toBe('whole');
  });

  test('says that a file cannot be read and keeps nothing of it', async () => {
    expect(await store.put({ path: join(folder, 'nowhere') })).toEqual({
      ok: false,
      error: { code: 'fileUnreadable', detail: 'ENOENT' },
    });
    expect(await store.put({ path: folder })).toMatchObject({ ok: false, error: { code: 'fileUnreadable' } });
    expect(incoming()).toEqual([]);
  });

  test('stops when it is called off and keeps nothing', async () => {
    const abort = new AbortController();
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; ; sent += 1) {
        if (sent === 3) abort.abort();
        yield text('more');
      }
    }
    expect(await store.put(endless(), abort.signal)).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(incoming()).toEqual([]);
  });

  test('removes at the start what a crash left half received', async () => {
    writeFileSync(join(folder, 'incoming', 'half'), 'half');
    await createStore(folder);
    expect(incoming()).toEqual([]);
  });

  test('collects what no lesson needs, but nothing that came in lately', async () => {
    for (const words of ['needed', 'old', 'new']) await store.put(chunks(words));
    const longAgo = new Date(1_000_000_000_000);
    for (const words of ['needed', 'old']) utimesSync(store.pathOf(digestOf(words)), longAgo, longAgo);
    expect(await store.collect(new Set([digestOf('needed')]), unixMs(1_500_000_000_000))).toBe(3);
    expect(await Promise.all(['needed', 'old', 'new'].map((words) => store.has(digestOf(words))))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('counts a file that came in again as new', async () => {
    await store.put(chunks('again'));
    const longAgo = new Date(1_000_000_000_000);
    utimesSync(store.pathOf(digestOf('again')), longAgo, longAgo);
    await store.put(chunks('again'));
    expect(await store.collect(new Set(), unixMs(1_500_000_000_000))).toBe(0);
    expect(await store.collect(new Set(), LATER)).toBe(5);
  });

  test('tries a rename again that a virus scanner holds up, and not for ever', async () => {
    let refusals = 2;
    const scanned = async (from: string, to: string): Promise<void> => {
      refusals -= 1;
      if (refusals >= 0) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      await diskFiles.rename(from, to);
    };
    const slow = await createStore(join(folder, 'scanned'), {
      ...diskFiles,
      rename: scanned as typeof diskFiles.rename,
    });
    expect(await slow.put(chunks('scanned'))).toMatchObject({ ok: true });
    refusals = 1000;
    await expect(slow.put(chunks('other'))).rejects.toMatchObject({ code: 'EBUSY' });
  });
});

describe('replaceFile', () => {
  test('puts the new text in the place of the old and leaves nothing beside it', async () => {
    const file = join(folder, 'deep', 'settings.json');
    await replaceFile(file, 'old');
    await replaceFile(file, 'new');
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
    expect(await diskFiles.stat(file)).toMatchObject({ size: 3 });
  });
});
