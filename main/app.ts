import { join } from 'node:path';
import * as v from 'valibot';
import type { Handlers, Recovery } from '../core/contract/index.ts';
import { Language, ok, type Result, type UnixMs, unixMs } from '../core/words/index.ts';
import { annotationsHandlers, createAnnotations, createKeptLessons } from './annotations/index.ts';
import { createCatalogue, shardFolderIn } from './catalogue/index.ts';
import {
  createClassroom,
  createLargeScreen,
  createMemory,
  createPeople,
  createSession,
  createSettings,
  createStopKeeper,
  inkHandlers,
  peopleHandlers,
  sessionHandlers,
  settingsHandlers,
  windowHandlers,
} from './classroom/index.ts';
import { createDatabases, type Databases, type OpenFailure } from './database/index.ts';
import { beginRhythm, createFeeds, feedHandlers } from './feeds/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Host, Stop } from './host/ports.ts';
import { createImports, importHandlers } from './imports/index.ts';
import { createJobs, jobsHandlers } from './jobs/index.ts';
import { browseHandlers, createLibrary, libraryHandlers } from './library/index.ts';
import type { Log } from './log.ts';
import { createMedia, respondMedia } from './media/index.ts';
import { createQuiet, type Quiet } from './quiet/index.ts';
import { createRespond } from './respond.ts';
import { createSources, originsIn, sourcesHandlers } from './sources/index.ts';
import { createStore } from './store/index.ts';
import { readVersion } from './version.ts';

/** Builds every service by hand, in the order of who needs whom. Hosts and the command line call it; nothing else. */
export async function start(host: Host, options: StartOptions): Promise<Result<object, OpenFailure>> {
  const { clock, paths, carrier, instance } = host;
  const { log } = options;
  const wallClock = () => unixMs(Date.now());
  for (const fault of options.policyFaults) log.warn(`policy: ${JSON.stringify(fault)}`);

  const session = createSession(clock);
  const quiet = createQuiet({ lessonOpen: () => session.state().showing.kind !== 'nothing' });
  session.onState(() => quiet.look());
  const opened = await createDatabases({
    ...{ paths, clock, log },
    backups: options.backups,
    timedQuery: process.env.LECTERN_TIME_QUERIES ?? null,
    mayWork: () => quiet.mayRun('background'),
  });
  if (!opened.ok) return opened;
  const databases = opened.value;
  const recoveries = keepRecoveries(databases, log);

  const shelf = await buildShelf(host, options, databases, quiet, wallClock);
  const { store, library, imports, jobs } = shelf;
  const room = await buildClassroom(host, options, databases, session, library, wallClock);

  const handlers: Handlers = {
    ...room.handlers,
    ...windowHandlers({ host, ...room, version: readVersion(paths.resources), recoveries, log }),
    ...libraryHandlers({ library, ...room, filling: shelf.filling }),
    ...browseHandlers(library),
    ...importHandlers(imports),
    ...jobsHandlers(jobs),
    ...feedHandlers(shelf.feeds, log),
    ...sourcesHandlers(shelf.sources, host.dialogs),
  };
  carrier.serve(
    handlers,
    createRespond({
      pages: join(paths.resources, 'pages'),
      media: (request) => respondMedia(request, { ...store, mediaTypeOf: library.mediaTypeOf }),
      upload: imports.respond,
    }),
  );
  instance.onQuit(async () => {
    await room.save();
    await shelf.end();
    await jobs.stop();
    await databases.close();
  });
  await room.open();
  void shelf.begin().catch((error: unknown) => log.fault('library', error));
  return ok({});
}

/** What can be taught: files, lessons, and the work that brings new ones. */
async function buildShelf(
  { clock, paths, windows, carrier }: Host,
  { log, policy }: StartOptions,
  databases: Databases,
  quiet: Quiet,
  wallClock: () => UnixMs,
) {
  const store = await createStore(join(paths.shared, 'store'));
  const library = createLibrary({ databases, store, wallClock });
  const sampleFolder = join(paths.resources, 'sample');
  const catalogue = createCatalogue({
    ...{ database: databases.catalogue, store, sampleFolder, clock },
    shardFolder: shardFolderIn(paths.shared),
    warn: log.warn,
  });
  const media = createMedia({ env: process.env });
  const jobs = createJobs({ library: databases.library, quiet, clock, wallClock, log });
  const workFolder = join(paths.account, 'importing');
  const { givesPaths } = windows;
  const imports = createImports({ media, store, library, jobs, clock, log, workFolder, givesPaths });
  library.onChange(() => carrier.send('library.changed', {}));
  jobs.onChange((all) => carrier.send('jobs.changed', { jobs: all }));
  const feeds = createFeeds({
    ...{ database: databases.library, quiet, clock, wallClock, log, wanted: policy.feeds },
    shardFolder: shardFolderIn(paths.shared),
    folder: join(paths.shared, 'feeds'),
    async takeIn() {
      const fed = await catalogue.refresh();
      if (fed.ok) carrier.send('library.changed', {});
      else log.warn(`a feed was not taken in: ${fed.error.code}`);
    },
  });
  feeds.onChange((all) => carrier.send('feeds.changed', { feeds: [...all] }));
  const sources = createSources({
    ...{ jobs, catalogue, quiet, clock, wallClock, log, shardFolder: shardFolderIn(paths.shared) },
    origins: originsIn(paths.shared),
    changed: () => carrier.send('library.changed', {}),
    feedIds: () => new Set(feeds.list().map(({ id }) => id)),
  });
  sources.onLooking((lessons) => carrier.send('sources.looking', { lessons }));
  sources.onChange(() => carrier.send('sources.changed', {}));
  let stopRenewing: Stop = () => undefined;
  let filling = true;
  let stopWatching: Stop = () => undefined;

  return {
    ...{ store, library, imports, jobs, feeds, sources },
    filling: () => filling,
    async end() {
      stopWatching();
      stopRenewing();
      sources.close();
      await feeds.close();
    },
    /** After the first window: nobody waits for it. */
    async begin() {
      await feeds.open();
      await sources.open();
      const fed = await catalogue.refresh();
      if (!fed.ok) log.warn(`the sample lesson was not taken in: ${fed.error.code}`);
      filling = false;
      carrier.send('library.changed', {});
      stopWatching = catalogue.watch(() => carrier.send('library.changed', {}));
      await imports.removeLeftovers();
      await jobs.begin(() => null);
      stopRenewing = beginRhythm({ feeds, wanted: policy.feeds, quiet, clock, log, random: Math.random });
      await library.tidyUp();
    },
  };
}

/** Who teaches whom, where, and what is kept of it. */
async function buildClassroom(
  host: Host,
  { policy, language, log }: StartOptions,
  { lessons }: Databases,
  session: ReturnType<typeof createSession>,
  library: ReturnType<typeof createLibrary>,
  wallClock: () => UnixMs,
) {
  const { clock, paths, windows, carrier, power, instance } = host;
  const kept = createKeptLessons({ lessons, lessonOf: library.get, log });
  const annotations = createAnnotations({ lessons, kept, log });
  const memory = createMemory({ lessons, keep: kept.keep, wallClock });
  const people = createPeople({ lessons, wallClock });
  if (!policy.keepChosenClass) await people.choose(null, null);
  const settings = await createSettings({
    folder: paths.account,
    language: v.is(Language, language) ? language : (policy.language ?? 'zh-CN'),
    log,
  });
  people.onChange((all) => carrier.send('people.changed', all));
  settings.onChange((all) => carrier.send('settings.changed', all));

  const largeScreen = createLargeScreen({ displays: host.displays, windows, log });
  const classroom = createClassroom({
    ...{ session, largeScreen, windows, carrier, power, people, wallClock, log },
    onSecond: instance.onSecond,
    lessonOf: library.get,
    stopOf: ({ teacherId, classId }, lessonId) => memory.stopOf(teacherId, classId, lessonId),
  });
  const keeper = createStopKeeper({ session, remember: memory.remember, clock, log });
  return {
    handlers: {
      ...settingsHandlers(settings),
      ...peopleHandlers(people),
      ...sessionHandlers({ session, classroom, lastInkSequence: annotations.lastSequence }),
      ...inkHandlers({ session, carrier, commit: annotations.commit }),
      ...annotationsHandlers({ annotations, chosen: people.list }),
    },
    largeScreen,
    settings: settings.read,
    people: people.list,
    stops: memory.stops,
    markedPages: annotations.markedPages,
    isOpen: classroom.isOpen,
    async open() {
      await largeScreen.begin();
      await classroom.openConsole();
    },
    async save() {
      await keeper.flush();
      await kept.settled();
    },
  };
}

/** What became of damaged files, for the log and for the console: an empty database is never silent. */
function keepRecoveries(databases: Databases, log: Log): () => Recovery[] {
  const recoveries: Recovery[] = [];
  databases.onOpened(({ database, opening }) => {
    const { rung } = opening;
    if (rung === 'sound' || rung === 'created') return;
    log.warn(`${database}.db was damaged: ${rung}; the damaged file is kept at ${opening.keptAt ?? '(it had gone)'}`);
    recoveries.push({ database, rung, backupUnixMs: rung === 'restored' ? unixMs(opening.backupUnixMs) : null });
  });
  return () => recoveries;
}
