import * as v from 'valibot';
import { FeedId } from '../../core/contract/index.ts';
import { UnixMs } from '../../core/words/index.ts';
import { FeedFault } from './fault.ts';

/**
 * The one signed target of a feed, `index.json`: it names all else by digest. Listing every shard as a target of its own
 * would gain nothing, and the library's time grows with the square of their number.
 */
export const FEED_FORMAT = 1;
export const INDEX_NAME = 'index.json';

export const INDEX_BYTES_MAX = 2_000_000;
const SHARD_BYTES_MAX = 1_000_000_000;
export const IDS_BYTES_MAX = 160_000_000;
const LESSONS_MAX = 20_000_000;

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LESSONS_MAX));

export const FeedFile = v.object({
  /** SHA-256 of its bytes, and its name: targets/DIGEST.lessons, targets/DIGEST.ids. */
  digest,
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(SHARD_BYTES_MAX)),
});
export type FeedFile = v.InferOutput<typeof FeedFile>;

const FeedShard = v.object({ ...FeedFile.entries, lessons: count });

/** What leads from one version to the next. */
export const FeedDelta = v.object({
  fromVersion: count,
  toVersion: count,
  /** Lessons that are new, changed or withdrawn, whole. */
  changed: FeedShard,
  /** A JSON file `{"added": [ids], "removed": [ids]}`; `added` are those of the shard that are new. */
  ids: FeedFile,
});
export type FeedDelta = v.InferOutput<typeof FeedDelta>;

const shownTitle = v.pipe(v.string(), v.minLength(1), v.maxLength(300));

export const FeedIndex = v.object({
  format: v.literal(FEED_FORMAT),
  feed: FeedId,
  title: v.pipe(
    v.object({ 'zh-CN': v.optional(shownTitle), en: v.optional(shownTitle) }),
    v.check((text) => text['zh-CN'] !== undefined || text.en !== undefined, 'no title in any language'),
  ),
  version: v.pipe(count, v.minValue(1)),
  publishedUnixMs: UnixMs,
  lessons: count,
  /** All lessons of this version; no id twice. */
  shards: v.pipe(v.array(FeedShard), v.maxLength(1000)),
  /** A chain that ends at this version, oldest first; may be empty. */
  deltas: v.pipe(v.array(FeedDelta), v.maxLength(64)),
  /** Other addresses of all of it, or of its files only; asked first to last. */
  mirrors: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\/[^\s/]+/i))), v.maxLength(20)),
});
export type FeedIndex = v.InferOutput<typeof FeedIndex>;

export const FeedIds = v.object({
  added: v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(LESSONS_MAX)),
  removed: v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(LESSONS_MAX)),
});
export type FeedIds = v.InferOutput<typeof FeedIds>;

/** What the catalogue knows a version by. */
export const contentOf = (version: number): string => `feed-v${version}`;
export const versionOf = (content: string): number | null => {
  const number = /^feed-v(\d+)$/.exec(content)?.[1];
  return number === undefined ? null : Number(number);
};

/** A source whose content is a feed's is no import. */
export const isFeedDigest = ({ digest }: { readonly digest: string }): boolean => versionOf(digest) !== null;

export function readIndex(bytes: Uint8Array): FeedIndex {
  const found = parseJson(bytes);
  const isObject = typeof found === 'object' && found !== null;
  if (isObject && 'format' in found && typeof found.format === 'number' && found.format > FEED_FORMAT) {
    throw new FeedFault('tooNew', String(found.format));
  }
  const read = v.safeParse(FeedIndex, found);
  if (!read.success) throw new FeedFault('damaged', v.getDotPath(read.issues[0]) ?? INDEX_NAME);
  const index = read.output;
  if (Object.values(index.title).some((text) => text && !isShownText(text))) throw new FeedFault('badNames', 'title');
  const total = index.shards.reduce((sum, { lessons }) => sum + lessons, 0);
  if (total !== index.lessons) throw new FeedFault('damaged', 'lessons');
  if (!isChain(index)) throw new FeedFault('damaged', 'deltas');
  return index;
}

function isChain({ deltas, version }: FeedIndex): boolean {
  const ends = [...deltas.slice(1).map(({ fromVersion }) => fromVersion), version];
  return deltas.every(({ fromVersion, toVersion }, at) => fromVersion < toVersion && toVersion === ends[at]);
}

/** What leads from the version that is here to the newest; null: all of it must come. */
export function deltasFrom({ deltas, shards }: FeedIndex, fromVersion: number): readonly FeedDelta[] | null {
  const at = deltas.findIndex((delta) => delta.fromVersion === fromVersion);
  if (at < 0) return null;
  const chain = deltas.slice(at);
  return bytesOf(chain) < shards.reduce((sum, { bytes }) => sum + bytes, 0) ? chain : null;
}

export function bytesOf(deltas: readonly FeedDelta[]): number {
  return deltas.reduce((sum, { changed, ids }) => sum + changed.bytes + ids.bytes, 0);
}

/** Depth is bounded before parsing: a file of brackets only would take the parser's stack. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  if (isTooDeep(bytes)) throw new FeedFault('bomb', 'nested');
  try {
    return JSON.parse(text);
  } catch {
    throw new FeedFault(looksLikePage(bytes) ? 'captivePortal' : 'damaged', 'no JSON');
  }
}

const DEPTH_MAX = 64;
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE, QUOTE, ESCAPE] = [0x5b, 0x5d, 0x7b, 0x7d, 0x22, 0x5c];

export function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === ESCAPE) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE) depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

export function looksLikePage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 512))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .startsWith('<');
}

/** Control characters, and marks that turn the text around them: a title with them shows what it is not. */
export const unshown = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
export const isShownText = (text: string): boolean => !unshown.test(text);
