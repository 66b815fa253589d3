import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { replaceFile } from '../store/index.ts';
import { FeedFault } from './fault.ts';
import { type FeedIndex, INDEX_BYTES_MAX, INDEX_NAME, readIndex } from './feed-index.ts';
import type { Road } from './road.ts';
import { faultOf, isHandover } from './tuf-faults.ts';

/**
 * The chain of trust to a feed's index, by The Update Framework: the first root is trusted because a person was shown
 * its fingerprint or IT named it; all after it because the one before signed it.
 *
 * What the library has verified it writes into a folder at once and not flushed. So it works in a scratch folder, and
 * what it wrote there replaces ours file by file, root first, also when it failed later: a version that was once seen
 * is never gone behind again.
 */
const PARTS = ['root', 'timestamp', 'snapshot', 'targets'] as const;
const FIRST_ROOT = 'metadata/1.root.json';
const ROOT_BYTES_MAX = 512_000;
/** Where the library thinks that the feed lies; only the ends of its addresses are used. */
const BASE = 'https://feed.invalid/';

export type Trusted = { readonly index: FeedIndex; readonly fingerprint: string };

type Asked = {
  readonly nowUnixMs: number;
  /** The one that was shown or that IT named; null: nobody has been shown one. */
  readonly fingerprint: string | null;
  readonly signal?: AbortSignal;
};

export function fingerprintOf(root: Uint8Array): string {
  return createHash('sha256').update(root).digest('hex');
}

/** `folder` keeps what is trusted; empty, it is begun with the first root that the feed shows. */
export async function trustedIndex(
  road: Road,
  folder: string,
  { nowUnixMs, fingerprint, signal }: Asked,
): Promise<Trusted> {
  if (nowUnixMs < WRITTEN_UNIX_MS) throw new FeedFault('wrongClock');
  await mkdir(folder, { recursive: true });
  const first = await firstRoot(road, folder, signal);
  if (fingerprint !== null && fingerprintOf(first) !== fingerprint) throw new FeedFault('fingerprintChanged');
  const scratch = join(folder, `.look-${randomBytes(6).toString('hex')}`);
  await mkdir(scratch);
  try {
    for (const part of PARTS) {
      const bytes = await readFile(join(folder, `${part}.json`)).catch(() => (part === 'root' ? first : null));
      if (bytes) await writeFile(join(scratch, `${part}.json`), bytes);
    }
    const index = await readThrough(road, scratch, signal).catch((error: unknown) => {
      throw isExpiry(error) && isOff(nowUnixMs, road.serverUnixMs()) ? new FeedFault('wrongClock') : error;
    });
    if (index.publishedUnixMs > nowUnixMs + CLOCK_SLACK_MS) throw new FeedFault('wrongClock');
    await keepFirst(folder, first);
    return { index, fingerprint: fingerprintOf(first) };
  } finally {
    await keepVerified(scratch, folder);
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Kept for as long as the feed is: it is what the fingerprint is of. */
async function firstRoot(road: Road, folder: string, signal?: AbortSignal): Promise<Buffer> {
  const kept = await readFile(join(folder, 'first.json')).catch(() => null);
  if (kept) return kept;
  const bytes = await road.bytes(FIRST_ROOT, ROOT_BYTES_MAX, signal);
  if (bytes === null) throw new FeedFault('notAFeed', FIRST_ROOT);
  return bytes;
}

async function keepFirst(folder: string, first: Buffer): Promise<void> {
  const file = join(folder, 'first.json');
  if ((await readFile(file).catch(() => null)) === null) await replaceFile(file, first.toString('utf8'));
}

async function readThrough(road: Road, scratch: string, signal?: AbortSignal): Promise<FeedIndex> {
  let asked = '';
  /** The library hides what went wrong on the way in words of its own. */
  let onTheWay: FeedFault | null = null;
  const read = async (url: string, bytesMax: number): Promise<Buffer> => {
    asked = url.slice(BASE.length);
    try {
      const bytes = await road.bytes(asked, bytesMax, signal);
      if (bytes !== null) return bytes;
    } catch (error) {
      if (error instanceof FeedFault) onTheWay = error;
      throw error;
    }
    // Without the file that is asked for first nothing of the feed is there: moved, or its disk was pulled.
    if (asked === 'metadata/timestamp.json') onTheWay = new FeedFault('unreachable', `${asked} is not there`);
    else if (!isHandover(asked)) onTheWay = new FeedFault('truncated', `${asked} is not there`);
    // The shape by which the library knows that there is no newer root.
    throw new DownloadHTTPError('not there', 404);
  };
  const fetcher: Fetcher = {
    downloadBytes: read,
    downloadFile: () => Promise.reject(new Error('nothing is fetched by the library but metadata')),
  };
  try {
    const options = { metadataDir: scratch, metadataBaseUrl: `${BASE}metadata`, targetDir: scratch, fetcher };
    const config = { rootMaxLength: ROOT_BYTES_MAX, targetsMaxLength: 1_000_000, snapshotMaxLength: 100_000 };
    const updater = new Updater({ ...options, config });
    await updater.refresh();
    const target = await updater.getTargetInfo(INDEX_NAME);
    const digest = target?.hashes.sha256;
    if (!target || !digest || !/^[0-9a-f]{64}$/.test(digest)) throw new FeedFault('notAFeed', INDEX_NAME);
    if (target.length > INDEX_BYTES_MAX) throw new FeedFault('endless', INDEX_NAME);
    const bytes = await road.bytes(`targets/${digest}.${INDEX_NAME}`, target.length, signal);
    if (bytes === null) throw new FeedFault('truncated', `${INDEX_NAME} is not there`);
    if (bytes.length < target.length) throw new FeedFault('truncated', INDEX_NAME);
    if (fingerprintOf(bytes) !== digest) throw new FeedFault('wrongDigest', INDEX_NAME);
    return readIndex(bytes);
  } catch (error) {
    if (onTheWay) throw onTheWay;
    if (error instanceof FeedFault) throw error;
    throw faultOf(error, isHandover(asked));
  }
}

async function keepVerified(scratch: string, folder: string): Promise<void> {
  for (const part of PARTS) {
    const name = `${part}.json`;
    const [verified, kept] = await Promise.all(
      [scratch, folder].map((where) => readFile(join(where, name), 'utf8').catch(() => null)),
    );
    if (verified && verified !== kept) await replaceFile(join(folder, name), verified);
  }
}

const isExpiry = (error: unknown): boolean => error instanceof FeedFault && error.code === 'expired';

/** Time zones set wrong are no reason to be refused. */
const CLOCK_SLACK_MS = 2 * 24 * 60 * 60 * 1000;
const isOff = (nowUnixMs: number, serverUnixMs: number | null): boolean =>
  serverUnixMs !== null && Math.abs(serverUnixMs - nowUnixMs) > CLOCK_SLACK_MS;
/** No clock is right that shows a day before this was written. */
const WRITTEN_UNIX_MS = Date.UTC(2026, 10, 1);
