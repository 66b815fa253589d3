import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Asset, type AssetDigest, fail, type LessonRecord, ok, type Result } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Store } from '../store/index.ts';
import { LessonFile } from './sample-file.ts';
import { keepSource, readSources, toBuild } from './sources.ts';

export type CatalogueFailure =
  /** A file of the feed is not what it says it is, or not there. */
  { readonly code: 'feedUnreadable'; readonly detail: string } | { readonly code: 'diskFull' };

export type Catalogue = {
  /** Builds the catalogue anew where one of its sources has changed since it was built. */
  refresh(): Promise<Result<{ changed: boolean }, CatalogueFailure>>;
};

type Deps = {
  readonly database: Pick<Databases['catalogue'], 'run' | 'build'>;
  readonly store: Pick<Store, 'put' | 'has'>;
  /** The folder with lesson.json and its files. */
  readonly sampleFolder: string;
  /** Where the shards lie that the catalogue is built from. */
  readonly shardFolder: string;
  readonly warn: (text: string) => void;
};

const SAMPLE_FEED = 'lectern.sample';
/** Raised when the same feed is to be read differently. */
const READING = 2;

export function createCatalogue({ database, store, sampleFolder, shardFolder, warn }: Deps): Catalogue {
  /** The sample's files lie in the store and its shard is of them. */
  async function sampleIsKept(digest: string): Promise<boolean> {
    const sources = await readSources(shardFolder, warn);
    if (!sources.some((source) => source.id === SAMPLE_FEED && source.digest === digest)) return false;
    const there = await Promise.all((await database.run('file.list', {})).map((one) => store.has(one as AssetDigest)));
    return there.every((one) => one);
  }

  return {
    async refresh() {
      try {
        const text = await readFile(join(sampleFolder, 'lesson.json'), 'utf8');
        const file = v.parse(LessonFile, JSON.parse(text));
        const digest = await feedDigest(sampleFolder, text, file);
        const isKept = await sampleIsKept(digest);
        if (!isKept) {
          const lesson = await takeIn(store, sampleFolder, file);
          if (!lesson.ok) return lesson;
          const records = [lesson.value];
          await keepSource(shardFolder, { id: SAMPLE_FEED, held: true, records, digest: () => digest });
        }
        const sources = await readSources(shardFolder, warn);
        if (isBuiltOf(await database.run('feed.list', {}), sources)) return ok({ changed: !isKept });
        await database.build(toBuild(shardFolder, sources));
        return ok({ changed: true });
      } catch (error) {
        return fail({ code: 'feedUnreadable', detail: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}

type Feed = { readonly id: string; readonly digest: string };

function isBuiltOf(feeds: readonly Feed[], sources: readonly Feed[]): boolean {
  const told = (all: readonly Feed[]) => all.map(({ id, digest }) => `${id} ${digest}`).sort();
  return JSON.stringify(told(feeds)) === JSON.stringify(told(sources));
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
