import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssetDigest } from '../../core/words/index.ts';
import { createStore, type Store } from '../store/index.ts';
import { respondMedia } from './respond.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-respond-'));
const file = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 251);
let store: Store;
let digest: AssetDigest;

async function* whole() {
  yield file;
}

beforeAll(async () => {
  store = await createStore(folder);
  const stored = await store.put(whole());
  if (!stored.ok) throw new Error(stored.error.code);
  digest = stored.value.digest;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const types = { mediaTypeOf: async () => 'video/mp4' };
const ask = (headers: HeadersInit = {}, method = 'GET', name: string = digest) =>
  respondMedia(new Request(`http://127.0.0.1/media/${name}`, { method, headers }), { ...store, ...types });
const bodyOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('a file of the store, asked for by its digest', () => {
  test('comes whole, with its type, and is not kept a second time by the browser', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '300000',
      'content-type': 'video/mp4',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      etag: `"${digest}"`,
    });
    expect(await bodyOf(response)).toEqual(file);
  });

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=100-199', 100, 200],
    ['bytes=299990-', 299_990, 300_000],
    ['bytes=-10', 299_990, 300_000],
    ['bytes=65530-200000', 65_530, 200_001],
  ])('comes in the part that was asked for: %s', async (range, from, to) => {
    const response = await ask({ Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/300000`);
    expect(response.headers.get('content-length')).toBe(String(to - from));
    expect(await bodyOf(response)).toEqual(file.subarray(from, to));
  });

  test('a range past its end is refused with its length', async () => {
    const response = await ask({ Range: 'bytes=300000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */300000');
  });

  test('several ranges are answered by the whole file', async () => {
    const response = await ask({ Range: 'bytes=0-1,5-6' });
    expect(response.status).toBe(200);
    expect((await bodyOf(response)).length).toBe(file.length);
  });

  test('HEAD tells the same without a body', async () => {
    const response = await ask({ Range: 'bytes=5-9' }, 'HEAD');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-length')).toBe('5');
    expect(response.body).toBeNull();
  });

  test('what the window has already is not sent again, and a range of another file is not continued', async () => {
    expect((await ask({ 'If-None-Match': `W/"${digest}"` })).status).toBe(304);
    expect((await ask({ 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await ask({ Range: 'bytes=5-9', 'If-Range': `"${digest}"` })).status).toBe(206);
    expect((await ask({ Range: 'bytes=5-9', 'If-Range': '"other"' })).status).toBe(200);
  });

  test.each(['0'.repeat(64), 'x', '..%2f..%2fetc%2fpasswd', `${'0'.repeat(64)}/x`, ''])(
    '%s is not found',
    async (name) => {
      expect((await ask({}, 'GET', name)).status).toBe(404);
    },
  );

  test('nothing can be written there', async () => {
    expect((await ask({}, 'PUT')).status).toBe(405);
    expect((await ask({}, 'DELETE')).status).toBe(405);
  });
});

describe('the stream of an answer', () => {
  /** A store whose file never ends, to see how much of it is read. */
  function endless() {
    const seen = { read: 0, cancelled: false };
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          seen.read += 1;
          controller.enqueue(new Uint8Array(65_536));
        },
        cancel() {
          seen.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    return { seen, source: { ...types, bytesOf: async () => 1e12, open: async () => stream, read: () => null } };
  }

  test('reads no further than its reader', async () => {
    const { seen, source } = endless();
    const response = await respondMedia(new Request(`http://127.0.0.1/media/${digest}`), source);
    const reader = response.body?.getReader();
    for (let piece = 0; piece < 5; piece += 1) await reader?.read();
    expect(seen.read).toBeLessThanOrEqual(6);
    await reader?.cancel();
    expect(seen.cancelled).toBe(true);
  });

  test('closes the file when the request is abandoned by a seek', async () => {
    const { seen, source } = endless();
    const abort = new AbortController();
    const request = new Request(`http://127.0.0.1/media/${digest}`, { signal: abort.signal });
    const response = await respondMedia(request, source);
    const reader = response.body?.getReader();
    await reader?.read();
    abort.abort();
    await expect(reader?.read()).rejects.toThrow();
    expect(seen.cancelled).toBe(true);
  });
});
