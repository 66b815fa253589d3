import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join, win32 } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FeedFault } from './fault.ts';
import { looksLikePage } from './feed-index.ts';

/** Where a feed's files come from: a web server or a folder. Paths are made here, never taken from a feed. */
export type Road = {
  readonly address: string;
  readonly isFolder: boolean;
  /** A small file, whole; null where there is none. */
  bytes(path: string, bytesMax: number, signal?: AbortSignal): Promise<Buffer | null>;
  /** From a byte on; `from` in the answer is 0 where the server knows no ranges. */
  stream(
    path: string,
    fromByte: number,
    signal?: AbortSignal,
  ): Promise<{ from: number; chunks: AsyncIterable<Uint8Array> }>;
  /** The server's own clock, as it was last said; null of a folder. */
  serverUnixMs(): number | null;
  addressOf(path: string): string;
};

/** Nothing comes for so long: the line is dead, or somebody feeds us a byte a minute. */
const SILENT_MS = 30_000;
const SMALL_FILE_MS = 100_000;

export function roadTo(address: string): Road {
  if (/^https?:\/\//i.test(address)) return webRoad(address);
  const folder = folderOf(address);
  if (folder === null) throw new FeedFault('badAddress', address.slice(0, 200));
  return folderRoad(folder);
}

function folderOf(address: string): string | null {
  if (address.includes('\0')) return null;
  if (/^file:/i.test(address)) {
    try {
      return fileURLToPath(address);
    } catch {
      return null;
    }
  }
  return isAbsolute(address) || (process.platform === 'win32' && win32.isAbsolute(address)) ? address : null;
}

function webRoad(given: string): Road {
  const base = webBase(given);
  let serverUnixMs: number | null = null;

  async function get(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const response = await fetch(base + path, {
      ...{ headers, signal, redirect: 'follow', credentials: 'omit', cache: 'no-store' },
    }).catch((error: unknown) => {
      throw new FeedFault('unreachable', causeOf(error));
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    if (Number.isFinite(date)) serverUnixMs = date;
    return response;
  }

  return {
    address: given,
    isFolder: false,
    serverUnixMs: () => serverUnixMs,
    addressOf: (path) => base + path,
    async bytes(path, bytesMax, signal) {
      const limit = AbortSignal.any([AbortSignal.timeout(SMALL_FILE_MS), ...(signal ? [signal] : [])]);
      const response = await get(path, {}, limit);
      if (response.status === 404 || response.status === 403 || response.status === 410) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok || !response.body) throw new FeedFault('unreachable', `HTTP ${response.status}`);
      const bytes = await gather(chunksOf(response.body), bytesMax);
      if (looksLikePage(bytes)) throw new FeedFault('captivePortal', new URL(response.url).host);
      return bytes;
    },
    async stream(path, fromByte, signal) {
      const silence = new AbortController();
      const both = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]);
      const timer = setTimeout(() => silence.abort(), SILENT_MS).unref();
      // A range is of the bytes as they lie there: what is packed for the way has others.
      const range: Record<string, string> = fromByte > 0 ? { range: `bytes=${fromByte}-` } : {};
      const response = await get(path, { 'accept-encoding': 'identity', ...range }, both).catch((error) => {
        clearTimeout(timer);
        throw error;
      });
      const isPart = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${fromByte}-`);
      if (!(response.status === 200 || isPart) || !response.body) {
        clearTimeout(timer);
        await response.body?.cancel();
        throw new FeedFault('unreachable', `HTTP ${response.status}`);
      }
      return { from: isPart ? fromByte : 0, chunks: watched(chunksOf(response.body), timer) };
    },
  };
}

/** What is asked for is put behind it; a question or a fragment of the address would swallow it. */
function webBase(given: string): string {
  try {
    const { protocol, username, search, hash, href } = new URL(given);
    if (!/^https?:$/.test(protocol) || username || search || hash) throw new Error(href);
    return href.endsWith('/') ? href : `${href}/`;
  } catch {
    throw new FeedFault('badAddress', given.slice(0, 200));
  }
}

function folderRoad(folder: string): Road {
  return {
    address: folder,
    isFolder: true,
    serverUnixMs: () => null,
    addressOf: (path) => pathToFileURL(join(folder, path)).href,
    async bytes(path, bytesMax) {
      const handle = await openIn(folder, path);
      if (handle === null) return null;
      try {
        return await gather(handle.createReadStream({ autoClose: false }), bytesMax);
      } finally {
        await handle.close();
      }
    },
    async stream(path, fromByte, signal) {
      const handle = await openIn(folder, path);
      if (handle === null) throw new FeedFault('unreachable', 'gone');
      await handle.close();
      const file = createReadStream(join(folder, path), { start: fromByte, ...(signal && { signal }) });
      return { from: fromByte, chunks: asFault(file) };
    },
  };
}

async function openIn(folder: string, path: string) {
  try {
    return await open(join(folder, path), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return null;
    }
    throw new FeedFault('unreachable', causeOf(error));
  }
}

async function gather(chunks: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of asFault(chunks)) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new FeedFault('endless', `over ${bytesMax} bytes`);
    gathered.push(chunk);
  }
  return Buffer.concat(gathered);
}

const chunksOf = (body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> =>
  Readable.fromWeb(body as import('node:stream/web').ReadableStream);

async function* watched(chunks: AsyncIterable<Uint8Array>, timer: NodeJS.Timeout): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of asFault(chunks)) {
      timer.refresh();
      yield chunk;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** A line that breaks half-way. */
async function* asFault(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof FeedFault) throw error;
    throw new FeedFault('truncated', causeOf(error));
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'code' in error ? String(error.code) : error.message;
}
