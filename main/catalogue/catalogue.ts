import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Asset, fail, type LessonId, type LessonRecord, ok, type Result } from '../../core/words/index.ts';
import { type CatalogueSource, type Databases, digestOf, toldOf } from '../database/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Store } from '../store/index.ts';
import { keepSource } from './keep-source.ts';
import { LessonFile } from './sample-file.ts';
import { readSources, stampOf, toBuild } from './sources.ts';

export type CatalogueFailure =
  /** A file of the feed is not what it says it is, or not there. */
  { readonly code: 'feedUnreadable'; readonly detail: string } | { readonly code: 'diskFull' };

/** A source that the catalogue does not hold, or not with its newest changes, and why. */
export type LeftOut = { readonly id: string; readonly why: string };

export type Catalogue = {
  /**
   * Makes the catalogue of what its sources are now, where one has changed. May be called at any time: one runs, and
   * all that come meanwhile are one more.
   */
  refresh(): Promise<Result<{ changed: boolean }, CatalogueFailure>>;
  leftOut(): Promise<readonly LeftOut[]>;
  /** Looks every some seconds whether another process changed a source, and tells when the catalogue is another. */
  watch(changed: () => void): Stop;
};

type Deps = {
  readonly database: Pick<Databases['catalogue'], 'run' | 'build'>;
  readonly store: Pick<Store, 'put' | 'has'>;
  /** The folder with lesson.json and its files. */
  readonly sampleFolder: string;
  /** Where the shards lie that the catalogue is built from. */
  readonly shardFolder: string;
  readonly clock: Clock;
  readonly warn: (text: string) => void;
};

const SAMPLE_FEED = 'lectern.sample';
/** Raised when the same feed is to be read differently. */
const READING = 2;
const BUILDS_MAX = 3;
/** A look costs a millisecond; who imports beside an open Lectern waits no longer than this. */
const LOOK_MS = 10_000;

export function createCatalogue({ database, store, sampleFolder, shardFolder, clock, warn }: Deps): Catalogue {
  /** The sample's files lie in the store and its shard is of them. */
  async function sampleIsKept(digest: string, id: string): Promise<boolean> {
    const sources = await readSources(shardFolder, warn);
    if (!sources.some((source) => source.id === SAMPLE_FEED && source.digest === digest)) return false;
    const row = await database.run('lesson.get', { id: `${SAMPLE_FEED}/${id}` });
    const { assets }: Pick<LessonRecord, 'assets'> = row ? JSON.parse(row.body) : { assets: [] };
    const there = await Promise.all(assets.map((asset) => store.has(asset.digest)));
    return there.every((one) => one);
  }

  async function sampleIsTaken(): Promise<Result<boolean, CatalogueFailure>> {
    const text = await readFile(join(sampleFolder, 'lesson.json'), 'utf8');
    const file = v.parse(LessonFile, JSON.parse(text));
    const digest = await feedDigest(sampleFolder, text, file);
    if (await sampleIsKept(digest, file.id)) return ok(false);
    const lesson = await takeIn(store, sampleFolder, file);
    if (!lesson.ok) return lesson;
    await keepSource(shardFolder, { id: SAMPLE_FEED, held: true, lessons: [lesson.value], digest: () => digest });
    return ok(true);
  }

  /** A source may be changed while it is built of: then once more. */
  async function built(): Promise<boolean> {
    for (let tries = 0; tries < BUILDS_MAX; tries += 1) {
      const sources = await readSources(shardFolder, warn);
      if (isBuiltOf(await database.run('feed.list', {}), toBuild(shardFolder, sources))) return tries > 0;
      const { left } = await database.build(toBuild(shardFolder, sources));
      for (const { id, why } of left) warn(`catalogue: ${id} is not in it as it should be: ${why}`);
    }
    return true;
  }

  async function refresh(): ReturnType<Catalogue['refresh']> {
    try {
      const stamp = await stampOf(shardFolder);
      const taken = await sampleIsTaken();
      if (!taken.ok) return taken;
      const changed = await built();
      seen = taken.value ? await stampOf(shardFolder) : stamp;
      return ok({ changed: changed || taken.value });
    } catch (error) {
      return fail({ code: 'feedUnreadable', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  let seen = '';
  let running: ReturnType<Catalogue['refresh']> | null = null;
  let waiting: ReturnType<Catalogue['refresh']> | null = null;
  function refreshInTurn(): ReturnType<Catalogue['refresh']> {
    if (waiting) return waiting;
    if (!running) {
      running = refresh().finally(() => {
        running = null;
      });
      return running;
    }
    waiting = running.then(() => {
      waiting = null;
      return refreshInTurn();
    });
    return waiting;
  }

  return {
    refresh: refreshInTurn,
    async leftOut() {
      const feeds = await database.run('feed.list', {});
      return feeds.flatMap(({ id, fault }) => (fault === null ? [] : [{ id, why: JSON.parse(fault).why }]));
    },
    watch(changed) {
      let stop: Stop = () => undefined;
      let isOver = false;
      const look = async (): Promise<void> => {
        const stamp = await stampOf(shardFolder);
        if (stamp !== seen) {
          // Whatever comes of it: what is broken now is not tried again until it changes.
          seen = stamp;
          const refreshed = await refreshInTurn();
          if (refreshed.ok && refreshed.value.changed) changed();
        }
        // A look may end after the watching did: a timer then would keep the program from ending.
        if (!isOver) stop = clock.after(LOOK_MS, again);
      };
      const again = (): void => void look().catch((error: unknown) => warn(`catalogue: ${String(error)}`));
      stop = clock.after(LOOK_MS, again);
      return () => {
        isOver = true;
        stop();
      };
    },
  };
}

type Feed = { readonly id: string; readonly digest: string; readonly fault: string | null };

function isBuiltOf(feeds: readonly Feed[], sources: readonly CatalogueSource[]): boolean {
  const rows = new Map(feeds.map((feed) => [feed.id, feed]));
  return (
    feeds.length === sources.length &&
    sources.every((source) => {
      const feed = rows.get(source.id);
      if (!feed) return false;
      return feed.fault === null ? feed.digest === digestOf(source) : JSON.parse(feed.fault).told === toldOf(source);
    })
  );
}

/** The lesson that came with Lectern; null where its folder was emptied. */
export async function sampleIdIn(folder: string): Promise<LessonId | null> {
  const text = await readFile(join(folder, 'lesson.json'), 'utf8').catch(() => '');
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ id: v.string() })), text);
  return read.success ? (`${SAMPLE_FEED}/${read.output.id}` as LessonId) : null;
}

/** By size and time of the files, not by their bytes: hashing them would cost every start a quarter of a second. */
async function feedDigest(folder: string, text: string, { assets }: LessonFile): Promise<string> {
  const hash = createHash('sha256').update(`${READING}\n${text}`);
  for (const { file } of assets) {
    const { size, mtimeMs } = await stat(join(folder, file));
    hash.update(`\n${file} ${size} ${Math.round(mtimeMs)}`);
  }
  return hash.digest('hex');
}

async function takeIn(
  store: Deps['store'],
  folder: string,
  { assets: files, unit, ...described }: LessonFile,
): Promise<Result<LessonRecord, CatalogueFailure>> {
  const assets: Asset[] = [];
  for (const { file, ...asset } of files) {
    const stored = await store.put({ path: join(folder, file) });
    if (!stored.ok) {
      return fail(stored.error.code === 'diskFull' ? { code: 'diskFull' } : { code: 'feedUnreadable', detail: file });
    }
    assets.push({ ...asset, ...stored.value });
  }
  return ok({
    ...described,
    ...{ assets, units: unit ? [unit] : [], themes: [], provenance: null, reviews: [] },
    ...{ page: null, links: [], changedUnixMs: null, withdrawn: null },
  });
}
