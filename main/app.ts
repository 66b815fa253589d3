import { join } from 'node:path';
import * as v from 'valibot';
import type { Handlers, Recovery } from '../core/contract/index.ts';
import { Language, ok, type Result, unixMs } from '../core/words/index.ts';
import { annotationsHandlers, createAnnotations, createKeptLessons } from './annotations/index.ts';
import { createCatalogue } from './catalogue/index.ts';
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
import type { StartOptions } from './host/common/index.ts';
import type { Host } from './host/ports.ts';
import { createImports, importHandlers } from './imports/index.ts';
import { createJobs, jobsHandlers } from './jobs/index.ts';
import { createLibrary, libraryHandlers } from './library/index.ts';
import type { Log } from './log.ts';
import { createMedia, respondMedia } from './media/index.ts';
import { createQuiet } from './quiet/index.ts';
import { createRespond } from './respond.ts';
import { createStore } from './store/index.ts';
import { readVersion } from './version.ts';

/** Builds every service by hand, in the order of who needs whom. Hosts and the command line call it; nothing else. */
export async function start(host: Host, options: StartOptions): Promise<Result<object, OpenFailure>> {
  const { clock, paths, windows, carrier } = host;
  const { log, policy } = options;
  const wallClock = () => unixMs(Date.now());

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

  const store = await createStore(join(paths.shared, 'store'));
  const library = createLibrary({ databases, store, wallClock });
  const catalogue = createCatalogue({
    database: databases.catalogue,
    store,
    sampleFolder: join(paths.resources, 'sample'),
  });
  const fed = await catalogue.refresh();
  if (!fed.ok) log.warn(`the sample lesson was not taken in: ${fed.error.code}`);

  const media = createMedia({ env: process.env });
  const jobs = createJobs({ library: databases.library, quiet, clock, wallClock, log });
  const imports = createImports({
    ...{ media, store, library, jobs, clock, log },
    workFolder: join(paths.account, 'importing'),
    givesPaths: windows.givesPaths,
  });

  const kept = createKeptLessons({ lessons: databases.lessons, lessonOf: library.get, log });
  const annotations = createAnnotations({ lessons: databases.lessons, kept, log });
  const memory = createMemory({ lessons: databases.lessons, keep: kept.keep, wallClock });
  const people = createPeople({ lessons: databases.lessons, wallClock });
  for (const fault of options.policyFaults) log.warn(`policy: ${JSON.stringify(fault)}`);
  if (!policy.keepChosenClass) await people.choose(null, null);
  const settings = await createSettings({
    folder: paths.account,
    language: languageFrom(options.language) ?? policy.language ?? 'zh-CN',
    log,
  });

  const largeScreen = createLargeScreen({ displays: host.displays, windows, log });
  const classroom = createClassroom({
    ...{ session, largeScreen, windows, carrier, power: host.power, wallClock, people, log },
    onSecond: host.instance.onSecond,
    lessonOf: library.get,
    stopOf: ({ teacherId, classId }, lessonId) => memory.stopOf(teacherId, classId, lessonId),
  });
  const keeper = createStopKeeper({ session, remember: memory.remember, clock, log });

  people.onChange((all) => carrier.send('people.changed', all));
  settings.onChange((all) => carrier.send('settings.changed', all));
  library.onChange(() => carrier.send('library.changed', {}));
  jobs.onChange((all) => carrier.send('jobs.changed', { jobs: all }));

  const handlers: Handlers = {
    ...windowHandlers({
      host,
      largeScreen,
      settings: settings.read,
      version: readVersion(paths.resources),
      recoveries,
      log,
    }),
    ...settingsHandlers(settings),
    ...peopleHandlers(people),
    ...sessionHandlers({ session, classroom, lastInkSequence: annotations.lastSequence }),
    ...inkHandlers({ session, carrier, commit: annotations.commit }),
    ...annotationsHandlers({ annotations, chosen: people.list }),
    ...libraryHandlers({
      library,
      stops: memory.stops,
      markedPages: annotations.markedPages,
      people: people.list,
      isOpen: classroom.isOpen,
    }),
    ...importHandlers(imports),
    ...jobsHandlers(jobs),
  };
  carrier.serve(
    handlers,
    createRespond({
      pages: join(paths.resources, 'pages'),
      media: (request) => respondMedia(request, { ...store, mediaTypeOf: library.mediaTypeOf }),
      upload: imports.respond,
    }),
  );

  host.instance.onQuit(async () => {
    await keeper.flush();
    await jobs.stop();
    await kept.settled();
    await databases.close();
  });
  await largeScreen.begin();
  await classroom.openConsole();
  // Nobody waits for these.
  void imports.removeLeftovers().then(() => jobs.begin(() => null));
  return ok({});
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

function languageFrom(asked: string | null): Language | null {
  return v.is(Language, asked) ? asked : null;
}
