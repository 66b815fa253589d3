// The room of feeds with real databases, sources and catalogue behind it, as the app puts it together.
import { join } from 'node:path';
import type { Caller, Feed, Handlers } from '../../core/contract/index.ts';
import { createCatalogue } from '../../main/catalogue/index.ts';
import { createFeeds, type Feeds, feedHandlers } from '../../main/feeds/index.ts';
import { createLibrary } from '../../main/library/index.ts';
import type { Policy } from '../../main/policy/index.ts';
import { createQuiet } from '../../main/quiet/index.ts';
import { createStore } from '../../main/store/index.ts';
import { type DataFolder, realClock } from './data.ts';
import { writeSample } from './sample.ts';

export type FeedsHere = {
  readonly feeds: Feeds;
  readonly told: (readonly Feed[])[];
  readonly folder: string;
  readonly shardFolder: string;
  /** Of this school's windows. */
  call<Name extends keyof ReturnType<typeof feedHandlers>>(
    name: Name,
    request: Parameters<Handlers[Name]>[0],
  ): ReturnType<Handlers[Name]>;
  titles(text: string): Promise<(string | undefined)[]>;
  setLessonOpen(open: boolean): void;
  /** Done in the middle of a refresh, whenever the catalogue is to take in what came. */
  whenTakingIn(work: () => void): void;
};

export async function feedsHere(
  data: DataFolder,
  wallClock: () => number = Date.now,
  wanted: Policy['feeds'] = [],
): Promise<FeedsHere> {
  const databases = { library: data.openLibrary(), catalogue: data.openCatalogue() };
  const store = await createStore(join(data.folder, 'store'));
  const sampleFolder = join(data.folder, 'sample');
  writeSample(sampleFolder);
  const shardFolder = join(data.folder, 'shards');
  const folder = join(data.folder, 'feeds');
  const catalogue = createCatalogue({
    ...{ database: databases.catalogue, store, sampleFolder, shardFolder, clock: realClock, warn: data.log.warn },
  });
  const library = createLibrary({ databases, store, wallClock: wallClock as never });
  let lessonOpen = false;
  let beside = (): void => undefined;
  const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  const feeds = createFeeds({
    ...{ database: databases.library, shardFolder, folder, quiet, wanted, clock: realClock, log: data.log },
    wallClock: wallClock as never,
    async takeIn() {
      beside();
      await catalogue.refresh();
    },
  });
  const told: (readonly Feed[])[] = [];
  feeds.onChange((all) => told.push(all));
  await feeds.open();
  await catalogue.refresh();
  const handlers = feedHandlers(feeds, data.log);
  return {
    ...{ feeds, told, folder, shardFolder },
    call: (name, request) => handlers[name](request as never, {} as Caller) as never,
    async titles(text) {
      const found = await library.search({ text, kept: [], facets: {}, context: {}, limit: 50 });
      return found.lessons.map(({ title }) => title['zh-CN']);
    },
    setLessonOpen(open) {
      lessonOpen = open;
      quiet.look();
    },
    whenTakingIn(work) {
      beside = work;
    },
  };
}
