import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FeedChange } from '../../core/contract/index.ts';
import { type LessonId, type LocalText, unixMs } from '../../core/words/index.ts';
import { changeSource, keepSource, readSources } from '../catalogue/index.ts';
import type { Card } from '../shards/index.ts';
import { checkShard } from './check-shard.ts';
import { FeedFault } from './fault.ts';
import { fetchFeedFile } from './feed-files.ts';
import {
  contentOf,
  deltasFrom,
  type FeedDelta,
  FeedIds,
  type FeedIndex,
  IDS_BYTES_MAX,
  parseJson,
  versionOf,
} from './feed-index.ts';
import type { Progress } from './held-feed.ts';
import { type Road, roadTo } from './road.ts';
import { trustedIndex } from './trust.ts';

export type RefreshPlace = {
  /** What is trusted of the feed, and what was fetched of it and not taken in yet. */
  readonly folder: string;
  /** Where the catalogue's sources lie. */
  readonly shardFolder: string;
};
type Asked = RefreshPlace & {
  readonly id: string;
  readonly address: string;
  readonly fingerprint: string;
  readonly nowUnixMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};
export type Refreshed = { readonly index: FeedIndex; readonly change: FeedChange | null };

const LISTED_MAX = 50;

/**
 * Brings a feed's newest version into the catalogue's sources. The catalogue's own file says which version is here, so
 * a refresh that broke anywhere begins with what is, and finds what it had fetched. Throws a `FeedFault`.
 */
export async function refreshFeed(asked: Asked): Promise<Refreshed> {
  const { id, folder, shardFolder, nowUnixMs, fingerprint, signal, onProgress } = asked;
  onProgress({ kind: 'refreshing', step: 'checking', bytes: 0, bytesTotal: 0 });
  const road = roadTo(asked.address);
  const { index } = await trustedIndex(road, join(folder, 'trust'), { nowUnixMs, fingerprint, signal });
  if (index.feed !== id) throw new FeedFault('feedIdChanged', index.feed);
  const source = (await readSources(shardFolder, () => undefined)).find((one) => one.id === id);
  const version = source ? versionOf(source.digest) : null;
  if (version === index.version) return { index, change: null };
  if (version !== null && version > index.version) throw new FeedFault('rolledBack', String(index.version));

  const chain = version === null ? null : deltasFrom(index, version);
  const roads = [road, ...index.mirrors.filter((one) => one !== asked.address).map(roadTo)];
  const work: Work = { ...asked, index, roads, fetched: join(folder, 'fetched') };
  const tally = chain ? await takeChain(work, chain) : await takeWhole(work);
  await rm(work.fetched, { recursive: true, force: true });
  return {
    index,
    change: { ...tally, atUnixMs: unixMs(nowUnixMs), fromVersion: version, toVersion: index.version, whole: !chain },
  };
}

type Work = Asked & { readonly index: FeedIndex; readonly roads: readonly Road[]; readonly fetched: string };
type Tally = Omit<FeedChange, 'atUnixMs' | 'fromVersion' | 'toVersion' | 'whole'>;

function counter({ onProgress }: Work, bytesTotal: number): (bytes: number) => void {
  let sum = 0;
  return (bytes) => {
    sum = Math.max(0, sum + bytes);
    onProgress({ kind: 'refreshing', step: 'fetching', bytes: Math.min(sum, bytesTotal), bytesTotal });
  };
}

async function takeWhole(work: Work): Promise<Tally> {
  const { index, id, shardFolder, signal, fetched: folder } = work;
  const onBytes = counter(
    work,
    index.shards.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const shards: string[] = [];
  const list = listing(id);
  let withdrawn = 0;
  for (const shard of index.shards) {
    const file = await fetchFeedFile(shard, 'lessons', { ...work, folder, onBytes });
    await checkShard(file, {
      ...{ lessons: shard.lessons, signal },
      onCard(card) {
        if (card.withdrawn) withdrawn += 1;
        list.add(card, card.withdrawn ? 'withdrawn' : 'added');
      },
    });
    shards.push(file);
  }
  signal.throwIfAborted();
  work.onProgress({ kind: 'refreshing', step: 'takingIn', bytes: 0, bytesTotal: 0 });
  const digest = () => contentOf(index.version);
  await keepSource(shardFolder, { id, held: false, lessons: { shards }, digest });
  return { added: index.lessons - withdrawn, updated: 0, withdrawn, removed: 0, listed: list.listed };
}

/** Version by version: each step is whole by itself. */
async function takeChain(work: Work, chain: readonly FeedDelta[]): Promise<Tally> {
  const { id, shardFolder, signal, fetched: folder } = work;
  const onBytes = counter(
    work,
    chain.reduce((sum, { changed, ids }) => sum + changed.bytes + ids.bytes, 0),
  );
  const list = listing(id);
  const tally = { added: 0, updated: 0, withdrawn: 0, removed: 0 };
  for (const { changed, ids, fromVersion, toVersion } of chain) {
    const shard = await fetchFeedFile(changed, 'lessons', { ...work, folder, onBytes });
    const { added, removed } = await readIds(await fetchFeedFile(ids, 'ids', { ...work, folder, onBytes }));
    const isNew = new Set(added);
    await checkShard(shard, {
      ...{ lessons: changed.lessons, signal },
      onCard(card) {
        const kind = card.withdrawn ? 'withdrawn' : isNew.has(card.id) ? 'added' : 'updated';
        tally[kind] += 1;
        list.add(card, kind);
      },
    });
    tally.removed += removed.length;
    signal.throwIfAborted();
    work.onProgress({ kind: 'refreshing', step: 'takingIn', bytes: 0, bytesTotal: 0 });
    const digests = { fromDigest: contentOf(fromVersion), toDigest: contentOf(toVersion) };
    const taken = await changeSource(shardFolder, { id, ...digests, removed, changed: shard });
    if (!taken.ok) throw new FeedFault('mixed', taken.error.code);
  }
  return { ...tally, listed: list.listed };
}

async function readIds(file: string): Promise<FeedIds> {
  if ((await stat(file)).size > IDS_BYTES_MAX) throw new FeedFault('bomb', 'ids');
  const read = v.safeParse(FeedIds, parseJson(await readFile(file)));
  if (!read.success) throw new FeedFault('damaged', 'ids');
  return read.output;
}

function listing(feedId: string) {
  const listed: { kind: 'added' | 'updated' | 'withdrawn'; lessonId: LessonId; title: LocalText }[] = [];
  return {
    listed,
    add({ id, title }: Card, kind: 'added' | 'updated' | 'withdrawn'): void {
      if (listed.length < LISTED_MAX) listed.push({ kind, lessonId: `${feedId}/${id}` as LessonId, title });
    },
  };
}
