import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realClock } from '../../tests/support/data.ts';
import { digestOf, type Fault, type LessonServer, serveLessons } from '../../tests/support/lesson-server.ts';
import { createStore, type Store } from '../store/index.ts';
import { fetchFile } from './fetch-file.ts';
import { maySendOn, webAddress } from './http/addresses.ts';
import { createClient } from './http/client.ts';
import type { Wanted } from './ports.ts';

const content = randomBytes(1_500_000);
const wanted: Wanted = { digest: digestOf(content), bytes: content.byteLength, mediaType: 'video/mp4' };
let folder = '';
let partFolder = '';
let store: Store;
let server: LessonServer;
let mirror: LessonServer;
const client = createClient();
afterAll(() => client.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-download-'));
  partFolder = join(folder, 'arriving');
  store = await createStore(folder);
  server = await serveLessons([content]);
  mirror = await serveLessons([content]);
});
afterEach(async () => {
  await Promise.all([server.close(), mirror.close()]);
  rmSync(folder, { recursive: true, force: true });
});

type Told = {
  readonly file?: Wanted;
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
  /** Short only where it is what is tested: a busy machine is silent for a while too. */
  readonly silentMs?: number;
};
const fetched = (addresses: readonly string[], { file = wanted, signal, onBytes, silentMs = 15_000 }: Told = {}) =>
  fetchFile(
    { store, partFolder, client, throttle: () => undefined, clock: realClock, patience: { silentMs, againMs: [5, 5] } },
    file,
    async () => addresses,
    { signal: signal ?? new AbortController().signal, onBytes: onBytes ?? (() => undefined), heard: () => undefined },
  );
const here = () => server.addressOf(wanted.digest);
const there = () => mirror.addressOf(wanted.digest);
const codeOf = async (...args: Parameters<typeof fetched>) => {
  const got = await fetched(...args);
  return got.ok ? 'ok' : got.error.code;
};
const part = () => join(partFolder, wanted.digest);
const once = (fault: Fault): Fault => {
  let isDone = false;
  return (...args) => {
    if (isDone) return false;
    isDone = true;
    return fault(...args);
  };
};

describe('a file that is fetched', () => {
  test('lies in the store when its digest was right, and nowhere else', async () => {
    expect(await codeOf([here()])).toBe('ok');
    expect(readFileSync(store.pathOf(wanted.digest)).equals(content)).toBe(true);
    expect(readdirSync(partFolder)).toEqual([]);
  });

  test('goes on where it broke off, and asks the same server for the rest of the same', async () => {
    let breakOff: () => void = () => undefined;
    server.fault = once((_, response) => {
      response.writeHead(200, { 'content-length': content.byteLength, etag: `"${wanted.digest.slice(0, 16)}"` });
      response.write(content.subarray(0, 700_000));
      breakOff = () => response.destroy();
      return true;
    });
    // Not before something was kept: what came and was not read yet is lost with the line.
    expect(await codeOf([here()], { onBytes: () => breakOff() })).toBe('ok');
    const [, again] = server.asked;
    expect(again?.ifRange).toBe(`"${wanted.digest.slice(0, 16)}"`);
    expect(Number(/\d+/.exec(again?.range ?? '')?.[0])).toBeGreaterThan(0);
    expect(server.sentBytes()).toBeLessThan(content.byteLength);
  });

  test('goes on at the next mirror', async () => {
    mkdirSync(partFolder);
    writeFileSync(part(), content.subarray(0, 1_000_000));
    server.fault = (_, response) => response.writeHead(404).end() !== null;
    expect(await codeOf([here(), there()])).toBe('ok');
    expect(mirror.asked).toMatchObject([{ range: 'bytes=1000000-', ifRange: undefined }]);
    expect(mirror.sentBytes()).toBe(500_000);
  });

  test('is fetched whole where a server gives no ranges or what came was of something else', async () => {
    mkdirSync(partFolder);
    writeFileSync(part(), randomBytes(1_000_000));
    expect(await codeOf([here()])).toBe('ok');
    expect(server.asked.map(({ range }) => range)).toEqual(['bytes=1000000-', undefined]);
    rmSync(store.pathOf(wanted.digest));
    writeFileSync(part(), content.subarray(0, 10));
    server.fault = (_, response) => response.writeHead(200).end(content) !== null;
    expect(await codeOf([here()])).toBe('ok');
  });

  test('that was whole before the kill needs no server', async () => {
    mkdirSync(partFolder);
    writeFileSync(part(), content);
    expect(await codeOf([here()])).toBe('ok');
    expect(server.asked).toEqual([]);
  });

  test('of no bytes is one too', async () => {
    const empty = { digest: digestOf(Buffer.alloc(0)), bytes: 0, mediaType: 'text/plain' };
    expect(await codeOf([], { file: empty })).toBe('noAddress');
    expect(await codeOf([here()], { file: empty })).toBe('ok');
  });
});

describe('a server that is not what it should be', () => {
  const answers =
    (status: number, headers: Record<string, string>, body: string | Buffer): Fault =>
    (_, response) =>
      response.writeHead(status, headers).end(body) !== null;
  test.each<[string, Fault, string]>([
    ['has it not', answers(404, {}, ''), 'fileGone'],
    ['forbids it', answers(403, {}, ''), 'serverRefused'],
    ['is busy', answers(503, {}, ''), 'serverBusy'],
    ['is a proxy that wants a name', answers(407, {}, ''), 'proxyRefused'],
    ['wants a sign-in', answers(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'), 'captivePortal'],
    ['says that it wants one', answers(511, {}, ''), 'captivePortal'],
    ['has another file', answers(200, {}, randomBytes(1_500_000)), 'wrongDigest'],
    ['has a longer one', answers(200, {}, Buffer.alloc(1_500_001)), 'wrongLength'],
    ['packs it', answers(200, { 'content-encoding': 'br' }, content), 'serverRefused'],
    ['sends on to a file', answers(302, { location: 'file:///etc/passwd' }, ''), 'serverRefused'],
    [
      'sends in a circle',
      (request, response) => response.writeHead(302, { location: request.url }).end() !== null,
      'serverRefused',
    ],
    ['is silent', () => true, 'serverSilent'],
    ['breaks off', (_, response) => response.destroy() !== null, 'brokeOff'],
    [
      'gives less and ends well',
      (_, response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' });
        return response.end(content.subarray(0, 9)) !== null;
      },
      'brokeOff',
    ],
  ])('%s', async (_, fault, code) => {
    server.fault = fault;
    expect(await codeOf([here()], code === 'serverSilent' ? { silentMs: 100 } : {})).toBe(code);
    expect(await store.has(wanted.digest)).toBe(false);
    server.fault = null;
    expect(await codeOf([here()])).toBe('ok');
  });

  test('and never ends is read no further than the file is long', async () => {
    let wrote = 0;
    server.fault = (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) wrote += 65_536;
      };
      response.on('drain', more);
      more();
      return true;
    };
    expect(await codeOf([here()])).toBe('wrongLength');
    expect(existsSync(part()) && readFileSync(part()).byteLength).toBe(0);
    expect(wrote).toBeLessThan(20_000_000);
  });

  test('is passed over for the next, and one with the wrong file is not asked again', async () => {
    server.fault = answers(200, {}, randomBytes(1_500_000));
    expect(await codeOf([here(), there()])).toBe('ok');
    expect(server.asked).toHaveLength(1);
  });

  test('is left at once by who cancels, and what came stays', async () => {
    const stop = new AbortController();
    server.fault = (_, response) => {
      response.writeHead(200, { 'content-length': content.byteLength });
      response.write(content.subarray(0, 100_000));
      return true;
    };
    const onBytes = (bytes: number) => void (bytes === 100_000 && stop.abort());
    expect(await codeOf([here()], { signal: stop.signal, onBytes })).toBe('cancelled');
    expect(readFileSync(part()).byteLength).toBe(100_000);
    server.fault = null;
    expect(await codeOf([here()])).toBe('ok');
    expect(server.sentBytes()).toBe(1_400_000);
  });

  test('cannot be reached', async () => {
    await server.close();
    expect(await codeOf([here()])).toBe('noNetwork');
    expect(await codeOf(['ftp://127.0.0.1/file'])).toBe('serverRefused');
  });

  test('fails in ways drawn by lot, and what is in the store at the end is the file', async () => {
    let seed = 20261127;
    const lot = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const faults: Fault[] = [
      answers(503, {}, ''),
      answers(206, { 'content-range': 'bytes 5-9/10' }, 'abcde'),
      answers(200, { 'content-type': 'text/html' }, '<html>'),
      (_, response) => response.destroy() !== null,
      (_, response) => {
        response.writeHead(200, { 'content-length': content.byteLength });
        response.write(content.subarray(0, lot(content.byteLength)), () => response.destroy());
        return true;
      },
      (_, response) => {
        const bad = Buffer.from(content);
        const at = lot(bad.byteLength);
        bad.writeUInt8(bad.readUInt8(at) ^ 1, at);
        return response.writeHead(200).end(bad) !== null;
      },
    ];
    for (let run = 0; run < 40; run += 1) {
      for (const one of [server, mirror])
        one.fault = (...args) => lot(3) > 0 && (faults[lot(faults.length)]?.(...args) ?? false);
      const code = await codeOf([here(), there()]);
      expect(await store.verify(wanted.digest)).toBe(code === 'ok' ? 'whole' : 'missing');
      server.fault = null;
      expect(await codeOf([here()])).toBe('ok');
      rmSync(store.pathOf(wanted.digest));
    }
  });
});

describe('an address', () => {
  test('is of the web, and hides no name', () => {
    for (const bad of ['file:///a', 'ftp://a.cn/', 'javascript:1', 'http://me:word@a.cn/', '//', '']) {
      expect(webAddress(bad)).toBe(null);
    }
    expect(webAddress('../b', new URL('https://a.cn/x/y'))?.href).toBe('https://a.cn/b');
  });

  test('outside sends nobody into the school', () => {
    const outside = new URL('https://cdn.example.cn/a');
    for (const host of [
      '127.0.0.1',
      '[::1]',
      '10.1.2.3',
      '192.168.1.1',
      '169.254.169.254',
      '0.1.2.3',
      '0',
      'localhost',
      '0x7f.1',
      'nas',
      '[::ffff:10.0.0.1]',
      '[fe80::1]',
    ]) {
      expect(maySendOn(outside, new URL(`http://${host}/`)), host).toBe(false);
      expect(maySendOn(new URL('http://10.0.0.9/'), new URL(`http://${host}/`)), host).toBe(true);
    }
    expect(maySendOn(outside, new URL('https://other.example.com/'))).toBe(true);
  });
});
