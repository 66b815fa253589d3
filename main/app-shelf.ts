import { join } from 'node:path';
import { FIRST_ROWS } from '../core/contract/index.ts';
import { type AssetDigest, feedIdOf, type LessonId, type UnixMs } from '../core/words/index.ts';
import type { buildClassroom } from './app-classroom.ts';
import { createCatalogue, heldFilesIn, readTextSources, sampleIdIn, shardFolderIn } from './catalogue/index.ts';
import type { Databases } from './database/index.ts';
import { createDerived } from './derived/index.ts';
import { createBooks, createConversions } from './documents/index.ts';
import { createDownloads } from './downloads/index.ts';
import { beginRhythm, createFeeds } from './feeds/index.ts';
import type { Growing } from './growing/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Carrier, Host, Stop } from './host/ports.ts';
import { createImports } from './imports/index.ts';
import { createJobs, type Jobs } from './jobs/index.ts';
import {
  createLibrary,
  createPassages,
  createSuggest,
  createTeaching,
  createTextIndex,
  createWarmSearch,
  findingHandlers,
  keepAnswers,
  placeHandlers,
} from './library/index.ts';
import { createMediaProcess } from './media/index.ts';
import type { Quiet } from './quiet/index.ts';
import { createSources, originsIn } from './sources/index.ts';
import { createStore } from './store/index.ts';

type Around = {
  readonly quiet: Quiet;
  readonly growing: Growing;
  readonly openLesson: () => LessonId | null;
  readonly wallClock: () => UnixMs;
};

/** What can be taught: files, lessons, and the work that brings new ones. */
export async function buildShelf(
  { clock, paths, windows, carrier, processes }: Host,
  { log, policy }: StartOptions,
  databases: Databases,
  { quiet, growing, openLesson, wallClock }: Around,
) {
  const storeFolder = join(paths.shared, 'store');
  const store = await createStore(storeFolder);
  const library = createLibrary({ databases, store, wallClock });
  const textIndex = createTextIndex({
    ...{ text: databases.text, library, store, quiet, clock, log },
    sources: () => readTextSources(shardFolderIn(paths.shared), log.warn),
  });
  const listeners = new Set<() => void>();
  const catalogueIsAnother = (films: 'the same' | 'renewed' = 'the same'): void => {
    for (const hear of listeners) hear();
    carrier.send('library.changed', {});
    textIndex.look();
    derived.look(films);
  };
  const sampleFolder = join(paths.resources, 'sample');
  const catalogue = createCatalogue({
    ...{ database: databases.catalogue, store, sampleFolder, clock },
    shardFolder: shardFolderIn(paths.shared),
    warn: log.warn,
  });
  const media = createMediaProcess({ processes, entry: 'media.process.js', clock });
  const database = databases.library;
  const makings = { sampleId: () => sampleIdIn(sampleFolder), workFolder: join(paths.account, 'making') };
  const derived = createDerived({ ...{ database, library, media, store, quiet, clock, log }, ...makings });
  const jobs = createJobs({ library: database, quiet, clock, wallClock, log });
  const conversions = createConversions({
    ...{ store, library, jobs, log, env: process.env },
    folder: join(paths.account, 'converting'),
  });
  const { convertAll } = conversions;
  const imports = createImports({
    ...{ media, store, library, jobs, clock, log, growing, convertAll },
    ...{ workFolder: join(paths.account, 'importing'), givesPaths: windows.givesPaths },
  });
  library.onChange(() => catalogueIsAnother());
  const feeds = createFeeds({
    ...{ database, quiet, clock, wallClock, log, wanted: policy.feeds },
    shardFolder: shardFolderIn(paths.shared),
    folder: join(paths.shared, 'feeds'),
    async takeIn() {
      const fed = await catalogue.refresh();
      if (fed.ok) catalogueIsAnother('renewed');
      else log.warn(`a feed was not taken in: ${fed.error.code}`);
    },
  });
  const sources = createSources({
    ...{ jobs, catalogue, quiet, clock, wallClock, log, shardFolder: shardFolderIn(paths.shared) },
    ...{ origins: originsIn(paths.shared), storeFolder, heldFolder: heldFilesIn(paths.shared) },
    changed: () => catalogueIsAnother('renewed'),
    feedIds: () => new Set(feeds.list().map(({ id }) => id)),
  });
  const downloads = createDownloads({
    ...{ store, media, quiet, openLesson, library, database, clock, wallClock, log, convertAll },
    ...{ policy: policy.downloads, onDone: textIndex.arrived },
    addressesOf: async (lessonId, digest) => feeds.addressesOf(feedIdOf(lessonId) ?? '', digest),
    partFolder: join(storeFolder, 'arriving'),
  });
  tellWindows(carrier, { jobs, downloads, sources, feeds });
  let stopRenewing: Stop = () => undefined;
  let filling = true;
  let stopWatching: Stop = () => undefined;

  return {
    ...{ store, media, library, growing, imports, conversions, jobs, downloads, feeds, sources, textIndex, derived },
    filling: () => filling,
    mediaTypeOf: (digest: AssetDigest) => derived.typeOf(digest, library.mediaTypeOf),
    /** Lessons or their files are others. */
    onAnother: (hear: () => void) => void listeners.add(hear),
    async end() {
      stopWatching();
      stopRenewing();
      await textIndex.stop();
      await derived.stop();
      sources.close();
      await feeds.close();
      await downloads.stop();
    },
    /** After the first window: nobody waits for it. */
    async begin() {
      await feeds.open();
      await sources.open();
      const fed = await catalogue.refresh();
      if (!fed.ok) log.warn(`the sample lesson was not taken in: ${fed.error.code}`);
      filling = false;
      catalogueIsAnother();
      stopWatching = catalogue.watch(catalogueIsAnother);
      await imports.removeLeftovers();
      await conversions.removeLeftovers();
      await downloads.removeLeftovers(wallClock());
      await jobs.begin(resumeWith({ sources, conversions }));
      await downloads.queue.begin();
      stopRenewing = beginRhythm({ feeds, wanted: policy.feeds, quiet, clock, log, random: Math.random });
      await library.tidyUp({ arriving: await sources.arriving(), besides: derived.besides });
      await downloads.measureLeft();
    },
  };
}

type Told = {
  readonly jobs: Pick<Jobs, 'onChange'>;
  readonly sources: Pick<ReturnType<typeof createSources>, 'onLooking' | 'onChange'>;
  readonly feeds: Pick<ReturnType<typeof createFeeds>, 'onChange'>;
  readonly downloads: Pick<ReturnType<typeof createDownloads>, 'queue'>;
};

function tellWindows(carrier: Carrier, { jobs, downloads, sources, feeds }: Told): void {
  jobs.onChange((all) => carrier.send('jobs.changed', { jobs: all }));
  sources.onLooking((lessons) => carrier.send('sources.looking', { lessons }));
  sources.onChange(() => carrier.send('sources.changed', {}));
  downloads.queue.onChange((all) => carrier.send('downloads.changed', all));
  feeds.onChange((all) => carrier.send('feeds.changed', { feeds: [...all] }));
}

type Resumed = {
  readonly sources: Pick<ReturnType<typeof createSources>, 'resume'>;
  readonly conversions: Pick<ReturnType<typeof createConversions>, 'resume'>;
};

/** Makes the work of a job that the last run left; an import's files went with that run. */
function resumeWith({ sources, conversions }: Resumed): Parameters<Jobs['begin']>[0] {
  return (kind, payload, jobId) => {
    if (kind === 'files') return sources.resume(payload, jobId);
    return kind === 'document' ? conversions.resume(payload) : null;
  };
}

/** Searching: titles, what lessons say, what the search box offers, and where a teacher looks first. */
export function buildFinding(
  { clock }: Host,
  { log }: StartOptions,
  { lessons, catalogue, text }: Databases,
  { library, textIndex, onAnother }: Awaited<ReturnType<typeof buildShelf>>,
  { stops, people }: Awaited<ReturnType<typeof buildClassroom>>,
  { quiet, wallClock }: { readonly quiet: Quiet; readonly wallClock: () => UnixMs },
) {
  const teaching = createTeaching({ library, stops, people });
  const { search, forget } = keepAnswers(library.search);
  const warmSearch = createWarmSearch({
    search: async (typed) =>
      search({ text: typed, kept: [], facets: {}, context: await teaching(), limit: FIRST_ROWS }),
    ...{ quiet, clock, log },
  });
  onAnother(() => {
    forget();
    warmSearch.look();
  });
  return {
    handlers: {
      ...findingHandlers({
        ...{ library: { search, count: library.count }, textIndex, people, teaching },
        passages: createPassages({ catalogue, text, library }),
        suggest: createSuggest({ lessons, catalogue, text, library, wallClock }),
      }),
      ...placeHandlers({ lessons, library, people, teaching }),
    },
    end: warmSearch.stop,
  };
}

/** A book of the catalogue has at most this many lessons and textbooks worth showing. */
const BOOK_LESSONS = 200;

export function booksOf(library: ReturnType<typeof createLibrary>) {
  return createBooks({
    lessonOf: library.get,
    hasFile: library.hasFile,
    async lessonsOf(facets) {
      return (await library.search({ text: '', kept: [], facets, context: facets, limit: BOOK_LESSONS })).lessons;
    },
  });
}
