import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realClock } from '../../../tests/support/data.ts';
import { digestOf, type Fault, type LessonServer, serveLessons } from '../../../tests/support/lesson-server.ts';
import { createPieceHasher, infoHashOf } from '../../pieces/index.ts';
import { createStore, type Store } from '../../store/index.ts';
import { fetchFile } from '../fetch-file.ts';
import type { Wanted } from '../ports.ts';
import { createClient } from './client.ts';

const PIECE = 256 * 1024;
const content = randomBytes(70 * PIECE + 1000);
const hasher = createPieceHasher(PIECE);
hasher.update(content);
const table = hasher.table();
const digest = digestOf(content);
const infoHash = infoHashOf({ digest, bytes: content.byteLength, pieceBytes: PIECE, table });
const pieces = { bytes: PIECE, digest: digestOf(table), infoHash };
const wanted: Wanted = { digest, bytes: content.byteLength, mediaType: 'video/mp4', pieces };

let folder = '';
let store: Store;
let server: LessonServer;
let mirror: LessonServer;
const client = createClient();
afterAll(() => client.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-swift-'));
  store = await createStore(folder);
  server = await serveLessons([content, table]);
  mirror = await serveLessons([content, table]);
});
afterEach(async () => {
  await Promise.all([server.close(), mirror.close()]);
  rmSync(folder, { recursive: true, force: true });
});

async function fetched(servers: readonly LessonServer[]): Promise<string> {
  const deps = { store, partFolder: join(folder, 'arriving'), client, throttle: () => undefined, clock: realClock };
  const got = await fetchFile(
    { ...deps, patience: { silentMs: 15_000, againMs: [5, 5] } },
    wanted,
    async (one) => servers.map((server) => server.addressOf(one)),
    { signal: new AbortController().signal, onBytes: () => undefined, heard: () => undefined },
  );
  return got.ok ? 'ok' : got.error.code;
}
const isWhole = () => readFileSync(store.pathOf(digest)).equals(content);
const asked = (from: LessonServer) =>
  from.asked.filter(({ path }) => path.endsWith(digest)).map(({ range }) => range ?? 'all');
const ofFile =
  (fault: Fault): Fault =>
  (request, ...rest) =>
    request.url?.endsWith(digest) === true && fault(request, ...rest);

describe('a large file of which nothing is here', () => {
  test('comes in one answer on a quick line', async () => {
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server)).toEqual(['all']);
  });

  test('with a wrong byte in it loses one piece, which another mirror gives', async () => {
    const lie = Buffer.from(content);
    lie[5 * PIECE + 7] = (lie[5 * PIECE + 7] ?? 0) ^ 1;
    server.fault = ofFile((request, response) => {
      const [, from = '0', last = `${lie.byteLength - 1}`] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const isPart = request.headers.range !== undefined;
      const range = { 'content-range': `bytes ${from}-${last}/${lie.byteLength}` };
      response.writeHead(isPart ? 206 : 200, isPart ? range : {});
      return response.end(lie.subarray(Number(from), Number(last) + 1)) !== null;
    });
    expect(await fetched([server, mirror])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(mirror)).toEqual([`bytes=${5 * PIECE}-${6 * PIECE - 1}`]);
  });

  test('goes on in pieces where it broke off, and what came is not asked for again', async () => {
    let isFirst = true;
    server.fault = ofFile((_, response, body) => {
      if (!isFirst) return false;
      isFirst = false;
      response.writeHead(200, { 'content-length': body.byteLength });
      response.write(body.subarray(0, 40 * PIECE), () => response.destroy());
      return true;
    });
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    const first = Math.min(
      ...asked(server)
        .slice(1)
        .map((range) => Number(/\d+/.exec(range)?.[0])),
    );
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(40 * PIECE);
  });

  test('comes over several connections when the line turns out to be slow', async () => {
    server.fault = ofFile((request, response, body) => {
      const [, from = '0', last = `${body.byteLength - 1}`] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const isPart = request.headers.range !== undefined;
      const part = body.subarray(Number(from), Number(last) + 1);
      const range = { 'content-range': `bytes ${from}-${last}/${body.byteLength}` };
      response.writeHead(isPart ? 206 : 200, { 'content-length': part.byteLength, ...(isPart && range) });
      let at = 0;
      const more = (): void => {
        if (response.destroyed) return;
        response.write(part.subarray(at, at + 200_000));
        at += 200_000;
        if (at < part.byteLength) setTimeout(more, 50);
        else response.end();
      };
      more();
      return true;
    });
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server)[0]).toBe('all');
    expect(asked(server).length).toBeGreaterThan(2);
  }, 30_000);
});
