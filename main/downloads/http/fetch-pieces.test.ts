import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf, type Fault, type LessonServer, serveLessons } from '../../../tests/support/lesson-server.ts';
import { inDrops, inPieces, openPieces, type Told } from '../../../tests/support/pieces-here.ts';
import { createPieceHasher, infoHashOf } from '../../pieces/index.ts';
import type { Store } from '../../store/index.ts';
import { createClient } from './client.ts';

const PIECE = 256 * 1024;
const file = inPieces(randomBytes(10 * PIECE + 1000), PIECE);
const { content, wanted } = file;
const { digest, pieces } = wanted;
const client = createClient();
let here: Awaited<ReturnType<typeof openPieces>>;
let store: Store;
let server: LessonServer;
let mirror: LessonServer;
beforeEach(async () => {
  here = await openPieces(client, file);
  ({ store, server, mirror } = here);
});
afterEach(() => here.clear());
afterAll(() => client.close());

const codeOf = (servers: readonly LessonServer[], told?: Told) => here.fetched(servers, told);
const part = () => here.part;

/** The first piece and the table are here. */
async function begin(): Promise<void> {
  const stop = new AbortController();
  expect(await codeOf([mirror], { signal: stop.signal, onBytes: () => stop.abort() })).toBe('cancelled');
  mirror.asked.length = 0;
}
const isWhole = () => here.isWhole();
const asked = (from: LessonServer) => here.asked(from);
const ofFile =
  (fault: Fault): Fault =>
  (...args) =>
    here.ofFile(fault)(...args);
const send = (status: number, body: string | Buffer, headers: Record<string, string> = {}): Fault =>
  ofFile((_, response) => response.writeHead(status, headers).end(body) !== null);
const startOf = (range: string | undefined) => Number(/\d+/.exec(range ?? '')?.[0] ?? 0);
/** Bytes from where it was asked, the connection cut after so many. */
const cutAfter = (bytes: () => number): Fault =>
  ofFile((request, response, body) => {
    const start = startOf(request.headers.range);
    const range = { 'content-range': `bytes ${start}-${body.byteLength - 1}/${body.byteLength}` };
    response.writeHead(start > 0 ? 206 : 200, start > 0 ? range : {});
    response.write(body.subarray(start, start + bytes()), () => response.destroy());
    return true;
  });

describe('a file whose feed cut it into pieces', () => {
  test('lies in the store when all of them were right, and nothing beside it but its table', async () => {
    const told: number[] = [];
    expect(await codeOf([server], { onBytes: (bytes) => told.push(bytes) })).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(readdirSync(here.partFolder)).toEqual([`${pieces.digest}.table`]);
    expect(told).toEqual(Array.from({ length: 11 }, (_, at) => Math.min((at + 1) * PIECE, content.byteLength)));
    expect(asked(server)).toEqual(['all']);
  });

  test('goes on with the pieces that are missing, and believes of what is there only what is right', async () => {
    await begin();
    const spoilt = Buffer.from(content);
    spoilt[3 * PIECE] = (spoilt[3 * PIECE] ?? 0) ^ 1;
    writeFileSync(part(), spoilt.subarray(0, 8 * PIECE + 5));
    expect(await codeOf([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server)).toEqual([
      `bytes=${3 * PIECE}-${4 * PIECE - 1}`,
      `bytes=${8 * PIECE}-${content.byteLength - 1}`,
    ]);
  });

  test('that was whole before the kill needs no server', async () => {
    await begin();
    writeFileSync(part(), content);
    await server.close();
    expect(await codeOf([server])).toBe('ok');
    expect(isWhole()).toBe(true);
  });

  test('keeps what came of a piece when the line breaks, so that a line that never brings one in one go does', async () => {
    server.fault = cutAfter(() => 100_000);
    expect(await codeOf([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server).length).toBeLessThan(40);
  });

  test('comes by many connections at once where one is slow, each piece once', async () => {
    server.fault = ofFile(inDrops(20_000, 50));
    expect(await codeOf([server])).toBe('ok');
    expect(isWhole()).toBe(true);
  });
});

describe('a mirror', () => {
  test('that gives a wrong byte is left, and no wrong piece is written', async () => {
    const lie = Buffer.from(content);
    lie[5 * PIECE + 7] = (lie[5 * PIECE + 7] ?? 0) ^ 1;
    server.fault = send(200, lie);
    expect(await codeOf([server])).toBe('wrongDigest');
    const kept = readFileSync(part());
    expect(kept.equals(content.subarray(0, kept.byteLength))).toBe(true);
    expect(kept.byteLength).toBe(5 * PIECE);
    expect(await codeOf([server, mirror])).toBe('ok');
    expect(asked(mirror)).toEqual([`bytes=${5 * PIECE}-${content.byteLength - 1}`]);
    expect(isWhole()).toBe(true);
  });

  test('that knows no ranges gives the rest of a file all the same', async () => {
    await begin();
    writeFileSync(part(), content.subarray(0, 4 * PIECE));
    server.fault = send(200, content);
    expect(await codeOf([server])).toBe('ok');
    expect(asked(server)).toEqual([`bytes=${4 * PIECE}-${content.byteLength - 1}`, 'all']);
    expect(isWhole()).toBe(true);
  });

  test.each<[string, Fault, string]>([
    ['has it not', send(404, ''), 'fileGone'],
    ['forbids it', send(403, ''), 'serverRefused'],
    ['is busy', send(503, ''), 'serverBusy'],
    ['wants a sign-in', send(200, '<html>', { 'content-type': 'text/html; charset=utf-8' }), 'captivePortal'],
    [
      'has a longer file',
      send(200, Buffer.alloc(content.byteLength + 1), { 'content-length': `${content.byteLength + 1}` }),
      'wrongLength',
    ],
    ['packs it', send(200, content, { 'content-encoding': 'gzip' }), 'serverRefused'],
    ['gives another part', send(206, 'abcde', { 'content-range': 'bytes 5-9/10' }), 'serverRefused'],
    ['breaks off at once', ofFile((_, response) => response.destroy() !== null), 'brokeOff'],
    ['says nothing', ofFile(() => true), 'serverSilent'],
  ])('that %s is passed over for the next, or says why', async (_, fault, code) => {
    server.fault = fault;
    const silentMs = code === 'serverSilent' ? 100 : 15_000;
    expect(await codeOf([server], { silentMs })).toBe(code);
    expect(await store.has(digest)).toBe(false);
    expect(await codeOf([server, mirror], { silentMs })).toBe('ok');
    expect(isWhole()).toBe(true);
  });

  test('that sends a byte now and then is left as one that is silent is', async () => {
    server.fault = ofFile((_, response) => {
      response.writeHead(200);
      const drip = (): void => {
        if (!response.destroyed) response.write('x', () => setTimeout(drip, 20));
      };
      drip();
      return true;
    });
    expect(await codeOf([server], { silentMs: 200 })).toBe('serverSilent');
  });

  test('that is busy is left alone for as long as it asks', async () => {
    let times = 0;
    server.fault = ofFile((_, response) => {
      times += 1;
      return times === 1 && response.writeHead(503, { 'retry-after': '1' }).end() !== null;
    });
    const begun = performance.now();
    expect(await codeOf([server])).toBe('ok');
    expect(performance.now() - begun).toBeGreaterThan(900);
  });
});

describe('a table of pieces', () => {
  test('that is not the one of the feed is not believed: the file comes whole', async () => {
    server.fault = (request, response) =>
      request.url?.endsWith(pieces.digest) === true && response.writeHead(200).end(randomBytes(220)) !== null;
    expect(await codeOf([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(existsSync(part())).toBe(false);
  });

  test('that the feed itself made of another file is found out by the digest of the whole', async () => {
    const other = randomBytes(content.byteLength);
    const cut = createPieceHasher(PIECE);
    cut.update(other);
    const lie = cut.table();
    const bad = await serveLessons([lie]);
    const infoHash = infoHashOf({ digest, bytes: content.byteLength, pieceBytes: PIECE, table: lie });
    const file = { ...wanted, pieces: { ...pieces, digest: digestOf(lie), infoHash } };
    bad.fault = (request, response) => request.url?.endsWith(digest) === true && response.end(other) !== null;
    expect(await codeOf([bad], { file })).toBe('wrongDigest');
    expect(await store.has(digest)).toBe(false);
    expect(await codeOf([bad, server], { file })).toBe('ok');
    expect(isWhole()).toBe(true);
    await bad.close();
  });
});

test('fails in ways drawn by lot, and what is in the store at the end is the file', async () => {
  // What must survive: no wrong byte ever in the store or in what has come, and the file comes as soon as one server is well.
  let seed = 20_261_128;
  const lot = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const faults: readonly Fault[] = [
    send(503, ''),
    send(200, '<html>', { 'content-type': 'text/html' }),
    send(206, 'abcde', { 'content-range': 'bytes 5-9/10' }),
    ofFile((_, response) => response.destroy() !== null),
    cutAfter(() => lot(content.byteLength)),
    send(200, content),
    ofFile((_, response, body) => {
      const bad = Buffer.from(body);
      const at = lot(bad.byteLength);
      bad.writeUInt8(bad.readUInt8(at) ^ 1, at);
      return response.writeHead(200).end(bad) !== null;
    }),
  ];
  for (let run = 0; run < 30; run += 1) {
    for (const one of [server, mirror])
      one.fault = (...args) => lot(3) > 0 && (faults[lot(faults.length)]?.(...args) ?? false);
    const code = await codeOf([server, mirror]);
    expect(await store.verify(digest)).toBe(code === 'ok' ? 'whole' : 'missing');
    if (existsSync(part())) {
      const kept = readFileSync(part());
      for (let from = 0; from < kept.byteLength; from += PIECE) {
        const piece = kept.subarray(from, from + PIECE);
        const isHole = piece.every((byte) => byte === 0);
        expect(isHole || piece.equals(content.subarray(from, from + PIECE))).toBe(true);
      }
      // A power cut may take the end of what has come.
      if (lot(3) === 0) truncateSync(part(), lot(kept.byteLength));
    }
    for (const one of [server, mirror]) one.fault = null;
    expect(await codeOf([server, mirror])).toBe('ok');
    expect(
      createHash('sha256')
        .update(readFileSync(store.pathOf(digest)))
        .digest('hex'),
    ).toBe(digest);
    rmSync(store.pathOf(digest));
  }
});
