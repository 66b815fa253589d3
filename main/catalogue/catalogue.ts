import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Asset, type AssetDigest, fail, type LessonRecord, ok, type Result } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import { writeShard } from '../shards/index.ts';
import type { Store } from '../store/index.ts';
import { LessonFile } from './sample-file.ts';

export type CatalogueFailure =
  /** A file of the feed is not what it says it is, or not there. */
  { readonly code: 'feedUnreadable'; readonly detail: string } | { readonly code: 'diskFull' };

export type Catalogue = {
  /** Builds the catalogue anew where a feed has changed since it was built. */
  refresh(): Promise<Result<{ changed: boolean }, CatalogueFailure>>;
};

type Deps = {
  readonly database: Pick<Databases['catalogue'], 'run' | 'build'>;
  readonly store: Pick<Store, 'put' | 'has'>;
  /** The folder with lesson.json and its files. */
  readonly sampleFolder: string;
  /** Where the shards lie that the catalogue is built from. */
  readonly shardFolder: string;
};

const SAMPLE_FEED = 'lectern.sample';
/** Raised when the same feed is to be read differently. */
const READING = 2;

export function createCatalogue({ database, store, sampleFolder, shardFolder }: Deps): Catalogue {
  async function isCurrent(digest: string): Promise<boolean> {
    const feeds = await database.run('feed.list', {});
    if (!feeds.some((feed) => feed.id === SAMPLE_FEED && feed.digest === digest)) return false;
    const there = await Promise.all((await database.run('file.list', {})).map((one) => store.has(one as AssetDigest)));
    return there.every((one) => one);
  }

  return {
    async refresh() {
      try {
        const text = await readFile(join(sampleFolder, 'lesson.json'), 'utf8');
        const file = v.parse(LessonFile, JSON.parse(text));
        const digest = await feedDigest(sampleFolder, text, file);
        if (await isCurrent(digest)) return ok({ changed: false });
        const lesson = await takeIn(store, sampleFolder, file);
        if (!lesson.ok) return lesson;
        await mkdir(shardFolder, { recursive: true });
        const shard = join(shardFolder, `${SAMPLE_FEED}.lessons`);
        await writeShard(shard, [lesson.value]);
        await database.build([{ id: SAMPLE_FEED, digest, file: shard, held: true }]);
        return ok({ changed: true });
      } catch (error) {
        return fail({ code: 'feedUnreadable', detail: error instanceof Error ? error.message : String(error) });
      }
    },
  };
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
