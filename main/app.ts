import { join } from 'node:path';
import type { Handlers, Recovery } from '../core/contract/index.ts';
import { type AssetDigest, ok, type Result, unixMs } from '../core/words/index.ts';
import { buildClassroom } from './app-classroom.ts';
import { buildRemote } from './app-remote.ts';
import { booksOf, buildFinding, buildShelf } from './app-shelf.ts';
import { createSession, windowHandlers } from './classroom/index.ts';
import { createDatabases, type Databases, type OpenFailure } from './database/index.ts';
import { createDocuments, documentHandlers } from './documents/index.ts';
import { downloadHandlers } from './downloads/index.ts';
import { feedHandlers } from './feeds/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Host } from './host/ports.ts';
import { importHandlers } from './imports/index.ts';
import { jobsHandlers } from './jobs/index.ts';
import { browseHandlers, libraryHandlers } from './library/index.ts';
import type { Log } from './log.ts';
import { respondMedia } from './media/index.ts';
import { createQuiet } from './quiet/index.ts';
import { createRegions, regionHandlers } from './regions/index.ts';
import { createRespond } from './respond.ts';
import { sourcesHandlers } from './sources/index.ts';
import { readVersion } from './version.ts';

/** Builds every service by hand, in the order of who needs whom. Hosts and the command line call it; nothing else. */
export async function start(host: Host, options: StartOptions): Promise<Result<object, OpenFailure>> {
  const { clock, paths, carrier, instance } = host;
  const { log } = options;
  const wallClock = () => unixMs(Date.now());
  for (const fault of options.policyFaults) log.warn(`policy: ${JSON.stringify(fault)}`);

  const session = createSession(clock);
  let periodRuns = () => false;
  const quiet = createQuiet({
    lessonOpen: () => session.state().showing.kind !== 'nothing',
    periodRuns: () => periodRuns(),
  });
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
  const mediaTypeOf = (digest: AssetDigest) => shelf.derived.typeOf(digest, library.mediaTypeOf);
  const regions = createRegions({
    ...{ library: databases.library, media: shelf.media, workFolder: join(paths.account, 'looking') },
    ...{ lessonOf: library.get, hasFile: library.hasFile, pathOf: store.pathOf },
    onSet: (lessonId, marked) => void session.dispatch({ type: 'regions', lessonId, regions: marked }),
  });
  const room = await buildClassroom(host, options, databases, session, { ...shelf, regions }, wallClock);
  ({ periodRuns } = room.timetable);
  room.timetable.onChange(() => quiet.look());

  const finding = buildFinding(host, options, databases, shelf, room, { quiet, wallClock });
  const documents = createDocuments({
    ...{ store, lessonOf: library.get, shell: host.shell, log },
    ...{ folder: join(paths.account, 'opened'), stepAside: room.stepAside },
  });

  const remote = buildRemote(host, options, session, room);
  const handlers: Handlers = {
    ...room.handlers,
    ...remote.handlers,
    ...windowHandlers({ host, ...room, version: readVersion(paths.resources), recoveries, log }),
    ...libraryHandlers({ library, ...room, filling: shelf.filling }),
    ...browseHandlers(library),
    ...finding.handlers,
    ...shelfHandlers(shelf, host, log),
    ...documentHandlers({
      ...{ documents, books: booksOf(library), conversions: shelf.conversions },
      comeBack: room.largeScreen.comeBack,
    }),
    ...regionHandlers(regions),
  };
  carrier.serve(
    remote.through(handlers),
    createRespond({
      pages: join(paths.resources, 'pages'),
      media: (request) => respondMedia(request, { ...store, mediaTypeOf }),
      upload: imports.respond,
    }),
  );
  instance.onQuit(async () => {
    await room.save();
    finding.end();
    await shelf.end();
    await jobs.stop();
    await databases.close();
  });
  await documents.removeLeftovers();
  await room.open();
  void shelf.begin().catch((error: unknown) => log.fault('library', error));
  return ok({});
}

/** What fills the shelf and what was asked to fill it. */
function shelfHandlers(shelf: Awaited<ReturnType<typeof buildShelf>>, { dialogs }: Host, log: Log) {
  return {
    ...importHandlers(shelf.imports),
    ...jobsHandlers(shelf.jobs),
    ...feedHandlers(shelf.feeds, log),
    ...downloadHandlers(shelf.downloads),
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
