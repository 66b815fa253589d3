import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feed, FeedLook } from '../../core/contract/index.ts';
import { fail, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import { dropSource, readSources } from '../catalogue/index.ts';
import type { Databases } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Policy } from '../policy/index.ts';
import type { Quiet } from '../quiet/index.ts';
import { asResult, type FeedFailure, FeedFault } from './fault.ts';
import { versionOf } from './feed-index.ts';
import {
  firstSeen,
  type HeldFeed,
  heldFeed,
  type Progress,
  rowOf,
  seenFailing,
  seenNow,
  shownFeed,
} from './held-feed.ts';
import { mediaPath } from './media-path.ts';
import { roadTo } from './road.ts';
import type { Trusted } from './trust.ts';

export type Feeds = {
  list(): readonly Feed[];
  /** What a feed says of itself; nothing is kept. */
  look(address: string): Promise<Result<FeedLook, FeedFailure>>;
  /** `fingerprint`: the one that a person was shown, or that IT named. Its lessons come with the refresh. */
  subscribe(address: string, fingerprint: string, byPolicy?: boolean): Promise<Result<{ feedId: string }, FeedFailure>>;
  /** `background` gives way to a lesson that opens. Two at once are one. */
  refresh(
    feedId: string,
    urgency: 'asked' | 'background',
  ): Promise<Result<{ changed: boolean }, FeedFailure | { code: 'feedGone'; detail: string }>>;
  cancel(feedId: string): boolean;
  unsubscribe(feedId: string): Promise<Result<object, { code: 'feedGone' | 'byPolicy' }>>;
  /** Where a file of one of its lessons may be had, to be asked first to last; none for what is no feed. */
  addressesOf(feedId: string, digest: string): readonly string[];
  onChange(hear: (feeds: readonly Feed[]) => void): Stop;
  /** Reads the subscriptions and removes what a crash left. */
  open(): Promise<void>;
  /** Calls off what runs and waits for it. */
  close(): Promise<void>;
};

export type FeedsDeps = {
  readonly database: Pick<Databases['library'], 'run'>;
  /** Takes in what changed of the sources, and tells the windows. */
  readonly takeIn: () => Promise<void>;
  readonly shardFolder: string;
  /** A folder of its own for each feed. */
  readonly folder: string;
  /** What IT subscribes this PC to. */
  readonly wanted: Policy['feeds'];
  readonly quiet: Pick<Quiet, 'mayRun' | 'onChange'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly wallClock: () => UnixMs;
  readonly log: Pick<Log, 'warn' | 'fault'>;
};

type Run = {
  readonly abort: AbortController;
  readonly urgency: 'asked' | 'background';
  readonly done: ReturnType<Feeds['refresh']>;
};

/** Bytes are told of so often; steps at once. */
const TELL_MS = 250;

export function createFeeds(deps: FeedsDeps): Feeds {
  const { database, shardFolder, folder, wallClock, log } = deps;
  const held = new Map<string, HeldFeed>();
  const runs = new Map<string, Run>();
  const listeners = new Set<(feeds: readonly Feed[]) => void>();
  const list = () => [...held.values()].map(shownFeed);
  const tell = () => {
    for (const hear of [...listeners]) hear(list());
  };
  const stopListening = deps.quiet.onChange((reason) => {
    if (reason === null) return;
    for (const { abort, urgency } of runs.values()) if (urgency === 'background') abort.abort();
  });
  /** One at a time: two would share the line, the disk and the cores. */
  let last: Promise<unknown> = Promise.resolve();

  async function keep(feed: HeldFeed): Promise<void> {
    held.set(feed.id, feed);
    await database.run('feed.put', rowOf(feed));
    tell();
  }

  function onProgress(id: string): (progress: Progress) => void {
    let toldMs = Number.NEGATIVE_INFINITY;
    let step = '';
    return (progress) => {
      const feed = held.get(id);
      if (!feed) return;
      held.set(id, { ...feed, progress });
      const nowMs = deps.clock.now();
      if (step === progress.step && nowMs - toldMs < TELL_MS) return;
      [step, toldMs] = [progress.step, nowMs];
      tell();
    };
  }

  async function run(id: string, signal: AbortSignal): ReturnType<Feeds['refresh']> {
    const feed = held.get(id);
    if (!feed) return fail({ code: 'feedGone', detail: '' });
    const refreshed = await asResult(async () => {
      signal.throwIfAborted();
      // What reads signatures is loaded when a feed is asked for: no lesson begins later because of it.
      const { refreshFeed } = await import('./refresh-feed.ts');
      const place = { folder: join(folder, id), shardFolder };
      const { address, fingerprint } = feed;
      const asked = { id, address, fingerprint, ...place, signal, nowUnixMs: wallClock() };
      return refreshFeed({ ...asked, onProgress: onProgress(id) });
    }, signal);
    if (refreshed.ok && refreshed.value.change) await deps.takeIn();
    // Taking in lasts: whoever left the feed meanwhile must not find it kept again.
    const now = held.get(id);
    if (!now) return fail({ code: 'feedGone', detail: '' });
    if (refreshed.ok) {
      const { index, change } = refreshed.value;
      await keep({ ...now, progress: null, seen: seenNow(now.seen, index, change, wallClock()) });
      return ok({ changed: change !== null });
    }
    const { error } = refreshed;
    const isCalledOff = error.code === 'cancelled';
    await keep({ ...now, progress: null, seen: isCalledOff ? now.seen : seenFailing(now.seen, error, wallClock()) });
    if (!isCalledOff) log.warn(`feed ${id}: ${error.code} ${error.detail}`);
    return refreshed;
  }

  async function refresh(id: string, urgency: 'asked' | 'background'): ReturnType<Feeds['refresh']> {
    const running = runs.get(id);
    if (running && (running.urgency === 'asked' || urgency === 'background')) return running.done;
    running?.abort.abort();
    const abort = new AbortController();
    const done = last
      .then(() => run(id, abort.signal))
      .finally(() => {
        // After a fault of this PC's own, too, it no longer says that it is at work.
        const feed = held.get(id);
        if (feed?.progress) {
          held.set(id, { ...feed, progress: null });
          tell();
        }
        if (runs.get(id)?.abort === abort) runs.delete(id);
      });
    last = done.catch(() => undefined);
    runs.set(id, { abort, urgency, done });
    return done;
  }

  /** Looks into a scratch folder, which becomes the feed's where `take` says so. */
  async function lookInto<Value>(
    address: string,
    fingerprint: string | null,
    take: (trusted: Trusted, scratch: string) => Promise<Value>,
  ): Promise<Result<Value, FeedFailure>> {
    const scratch = join(folder, `new-${randomBytes(6).toString('hex')}`);
    try {
      return await asResult(async () => {
        const road = roadTo(address);
        const { trustedIndex } = await import('./trust.ts');
        await mkdir(folder, { recursive: true });
        const asked = { nowUnixMs: wallClock(), fingerprint };
        return take(await trustedIndex(road, join(scratch, 'trust'), asked), scratch);
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }

  async function isTaken(id: string, fingerprint: string, byPolicy: boolean): Promise<boolean> {
    const own = held.get(id);
    // IT may name another fingerprint of a feed that began anew.
    if (own) return own.fingerprint !== fingerprint && !byPolicy;
    if (id.startsWith('lectern.')) return true;
    const sources = await readSources(shardFolder, () => undefined);
    return sources.some((source) => source.id === id && versionOf(source.digest) === null);
  }

  return {
    list,
    look: (address) =>
      lookInto(address, null, async ({ index, fingerprint }) => {
        const { feed: id, title, lessons, publishedUnixMs } = index;
        const bytes = index.shards.reduce((sum, shard) => sum + shard.bytes, 0);
        return { ...{ id, address, title, fingerprint, lessons, bytes, publishedUnixMs } };
      }),
    subscribe: (address, fingerprint, byPolicy = false) =>
      lookInto(address, fingerprint, async ({ index }, scratch) => {
        const id = index.feed;
        if (await isTaken(id, fingerprint, byPolicy)) throw new FeedFault('feedIdTaken', id);
        const own = held.get(id);
        const isSame = own?.address === address && own.fingerprint === fingerprint;
        if (isSame && (own.byPolicy === 1) === byPolicy) {
          throw new FeedFault('alreadySubscribed', id);
        }
        if (own?.fingerprint !== fingerprint) {
          await rm(join(folder, id), { recursive: true, force: true });
          await rename(scratch, join(folder, id));
        }
        const subscribedUnixMs = own?.subscribedUnixMs ?? wallClock();
        const seen = own?.seen ?? firstSeen(index);
        await keep({ id, address, fingerprint, byPolicy: byPolicy ? 1 : 0, subscribedUnixMs, seen, progress: null });
        return { feedId: id };
      }),
    refresh,
    cancel(id) {
      runs.get(id)?.abort.abort();
      return held.has(id);
    },
    async unsubscribe(id) {
      const feed = held.get(id);
      if (!feed) return fail({ code: 'feedGone' });
      if (feed.byPolicy === 1) return fail({ code: 'byPolicy' });
      held.delete(id);
      await database.run('feed.forget', { id });
      tell();
      const running = runs.get(id);
      running?.abort.abort();
      await running?.done.catch(() => undefined);
      await dropSource(shardFolder, id);
      await rm(join(folder, id), { recursive: true, force: true });
      await deps.takeIn();
      return ok({});
    },
    addressesOf(id, digest) {
      const feed = held.get(id);
      if (!feed || !/^[0-9a-f]{64}$/.test(digest)) return [];
      return roadsOf(feed).map((road) => road.addressOf(mediaPath(digest)));
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async open() {
      for (const row of await database.run('feed.list', {})) {
        const isWanted = deps.wanted.some((one) => one.address === row.address && one.fingerprint === row.fingerprint);
        // What IT no longer asks for is a feed like any other, and can be left.
        held.set(row.id, heldFeed({ ...row, byPolicy: isWanted ? row.byPolicy : 0 }));
      }
      for (const name of await readdir(folder).catch(() => [])) {
        if (!held.has(name)) await rm(join(folder, name), { recursive: true, force: true });
      }
      for (const { id, digest } of await readSources(shardFolder, () => undefined)) {
        if (versionOf(digest) !== null && !held.has(id)) await dropSource(shardFolder, id);
      }
      tell();
    },
    async close() {
      stopListening();
      for (const { abort } of runs.values()) abort.abort();
      await last;
    },
  };
}

/** Files on a disk are nearer than any mirror; else mirrors first, as their publisher orders them. */
function roadsOf({ address, seen }: HeldFeed) {
  const own = roadTo(address);
  const mirrors = seen.mirrors.filter((mirror) => mirror !== address).map(roadTo);
  return own.isFolder || seen.mirrors.length === 0 ? [own, ...mirrors] : [...mirrors, own];
}
