import { join } from 'node:path';
import type { Handlers, Recovery } from '../core/contract/index.ts';
import { ok, type Result, unixMs } from '../core/words/index.ts';
import { buildClassroom } from './app-classroom.ts';
import { buildReady } from './app-ready.ts';
import { buildRemote } from './app-remote.ts';
import { booksOf, buildFinding, buildShelf } from './app-shelf.ts';
import { createSession, windowHandlers } from './classroom/index.ts';
import { createDatabases, type Databases, type OpenFailure } from './database/index.ts';
import { createDocuments, documentHandlers } from './documents/index.ts';
import { downloadHandlers } from './downloads/index.ts';
import { feedHandlers } from './feeds/index.ts';
import { createGrowing } from './growing/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Host } from './host/ports.ts';
import { importHandlers } from './imports/index.ts';
import { jobsHandlers } from './jobs/index.ts';
import { browseHandlers, libraryHandlers } from './library/index.ts';
import type { Log } from './log.ts';
import { respondMedia } from './media/index.ts';
import { createQuiet } from './quiet/index.ts';
import { readyHandlers } from './ready/index.ts';
import { createRespond } from './respond.ts';
import { sourcesHandlers } from './sources/index.ts';
import { readVersion } from './version.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

/** Builds every service by hand, in the order of who needs whom. Hosts and the command line call it; nothing else. */
export async function start(host: Host, options: StartOptions): Promise<Result<object, OpenFailure>> {
  const { clock, paths, carrier, instance } = host;
  const { log } = options;
  keepYoungGenerationSmall();
  const wallClock = () => unixMs(Date.now());
  for (const fault of options.policyFaults) log.warn(`policy: ${JSON.stringify(fault)}`);

  const session = createSession(clock);
  let periodRuns = () => false;
  const quiet = createQuiet({
    lessonOpen: () => session.state().showing.kind !== 'nothing',
    periodRuns: () => periodRuns(),
  });
  session.onState(() => quiet.look());
  const growing = createGrowing({
    ...{ clock, log, isOpen: (lessonId) => session.state().lesson?.id === lessonId },
    onMore: (lessonId, preparedSeconds) => void session.dispatch({ type: 'prepared', lessonId, preparedSeconds }),
  });
  const opened = await createDatabases({
    ...{ paths, clock, log, backups: options.backups },
    timedQuery: process.env.LECTERN_TIME_QUERIES ?? null,
    mayWork: () => quiet.mayRun('background'),
  });
  if (!opened.ok) return opened;
  const databases = opened.value;
  const recoveries = keepRecoveries(databases, log);

  const openLesson = () => session.state().lesson?.id ?? null;
  const shelf = await buildShelf(host, options, databases, { quiet, growing, openLesson, wallClock });
  const { library, imports, jobs } = shelf;
  const room = await buildClassroom(host, options, databases, session, shelf, wallClock);
  ({ periodRuns } = room.timetable);
  room.timetable.onChange(() => quiet.look());

  const finding = buildFinding(host, options, databases, shelf, room, { quiet, wallClock });
  const documents = buildDocuments(host, shelf, room, log);
  const ready = buildReady(host, options, databases, shelf, room, { session, wallClock });

  const remote = buildRemote(host, options, session, room, shelf.store);
  const handlers: Handlers = {
    ...room.handlers,
    ...remote.handlers,
    ...windowHandlers({ host, ...room, version: readVersion(paths.resources), recoveries, log }),
    ...libraryHandlers({ library, ...room, filling: shelf.filling }),
    ...browseHandlers(library),
    ...finding.handlers,
    ...shelfHandlers(shelf, host, log),
    ...readyHandlers(ready),
    ...documentHandlers({
      ...{ documents, books: booksOf(library), conversions: shelf.conversions },
      comeBack: room.largeScreen.comeBack,
    }),
  };
  carrier.serve(
    remote.through(handlers),
    createRespond({
      pages: join(paths.resources, 'pages'),
      media: (request) => respondMedia(request, { ...shelf.store, mediaTypeOf: shelf.mediaTypeOf }),
      ...{ upload: imports.respond, growing: growing.respond, cutting: room.cuttings.respond },
    }),
  );
  instance.onQuit(async () => {
    await room.save();
    finding.end();
    await shelf.end();
    await jobs.stop();
    await growing.stop();
    await shelf.media.stop();
    await databases.close();
  });
  await documents.removeLeftovers();
  await room.open();
  void shelf.begin().catch((error: unknown) => log.fault('library', error));
  return ok({});
}

function buildDocuments(
  { shell, paths }: Host,
  { store, library }: Awaited<ReturnType<typeof buildShelf>>,
  { stepAside }: Awaited<ReturnType<typeof buildClassroom>>,
  log: Log,
) {
  const folder = join(paths.account, 'opened');
  return createDocuments({ store, lessonOf: library.get, shell, log, folder, stepAside });
}

/** What fills the shelf and what was asked to fill it. */
function shelfHandlers(shelf: Awaited<ReturnType<typeof buildShelf>>, { dialogs }: Host, log: Log) {
  return {
    ...importHandlers(shelf.imports),
    ...jobsHandlers(shelf.jobs),
    ...feedHandlers(shelf.feeds, log),
    ...downloadHandlers(shelf.downloads, shelf.library),
    ...sourcesHandlers(shelf.sources, dialogs),
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
