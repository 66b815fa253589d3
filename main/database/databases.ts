import { join } from 'node:path';
import { ok, type Result } from '../../core/words/index.ts';
import type { Clock, Paths, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { buildInThread } from './build-catalogue.ts';
import type { BuildReport, CatalogueQueries, CatalogueSource } from './catalogue/index.ts';
import { type DatabaseClient, openDatabase } from './client.ts';
import type { LessonsQueries } from './lessons/index.ts';
import type { LibraryQueries } from './library/index.ts';
import type { OpenFailure, Opening } from './precious.ts';

/** How one of the precious files came to be open. */
export type DatabaseReport = { readonly database: 'lessons' | 'library'; readonly opening: Opening };

export type Databases = {
  readonly lessons: DatabaseClient<LessonsQueries>;
  readonly library: DatabaseClient<LibraryQueries>;
  readonly catalogue: Pick<DatabaseClient<CatalogueQueries>, 'run' | 'keys' | 'close'> & {
    /** Builds a new catalogue beside the one that is searched, and turns to it. */
    build(sources: readonly CatalogueSource[]): Promise<BuildReport>;
  };
  /** Hears how each precious file was opened, at the start and again after a worker's death. */
  onOpened(hear: (report: DatabaseReport) => void): Stop;
  /** Backs up, closes, ends the workers. */
  close(): Promise<void>;
};

type Deps = {
  /** `resources`: where the table of characters lies, han.txt. */
  readonly paths: Pick<Paths, 'shared' | 'account' | 'resources'>;
  /** Where IT wants backups: best another drive. Null: beside their databases. */
  readonly backups: Pick<Paths, 'shared' | 'account'> | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Name of a query whose every run is logged with its time; LECTERN_TIME_QUERIES. */
  readonly timedQuery: string | null;
  /** True when work that can wait may run now; main/quiet. */
  readonly mayWork: () => boolean;
};

/** Opens the three databases, each in its own worker. Fails where one must not be opened at all. */
export async function createDatabases(deps: Deps): Promise<Result<Databases, OpenFailure>> {
  const { paths, clock, log, timedQuery: timed } = deps;
  const place = (whose: 'shared' | 'account', name: 'lessons' | 'library') => ({
    file: join(paths[whose], `${name}.db`),
    backupsFolder: deps.backups?.[whose] ?? join(paths[whose], 'backups'),
  });
  const folder = join(paths.shared, 'catalogue');
  const han = join(paths.resources, 'han.txt');
  const opening = {
    lessons: openDatabase<LessonsQueries>(
      { database: 'lessons', place: place('account', 'lessons'), timed },
      { clock, log },
    ),
    library: openDatabase<LibraryQueries>(
      { database: 'library', place: place('shared', 'library'), timed },
      { clock, log },
    ),
    catalogue: openDatabase<CatalogueQueries>({ database: 'catalogue', folder, han, timed }, { clock, log }),
  };
  const lessons = await opening.lessons;
  const library = await opening.library;
  const catalogue = await opening.catalogue;
  if (!lessons.ok || !library.ok || !catalogue.ok) {
    await Promise.all([lessons, library, catalogue].map((one) => (one.ok ? one.value.close() : null)));
    return [lessons, library, catalogue].find((one) => !one.ok) as Extract<typeof lessons, { ok: false }>;
  }
  const searched = catalogue.value;
  const closing = new AbortController();
  const { signal } = closing;
  const building = {
    ...searched,
    async build(sources: readonly CatalogueSource[]) {
      const report = await buildInThread({ folder, sources, han }, { clock, mayWork: deps.mayWork, signal });
      await searched.reopen();
      return report;
    },
    async close() {
      closing.abort();
      await searched.close();
    },
  };
  return ok(together(lessons.value, library.value, building, deps));
}

function together(
  lessons: Databases['lessons'],
  library: Databases['library'],
  catalogue: Databases['catalogue'],
  { clock, log, mayWork }: Deps,
): Databases {
  const stops = [
    backUpAgain(lessons, 'lessons', LESSONS_BACKUP, { clock, log, mayWork }),
    backUpAgain(library, 'library', LIBRARY_BACKUP, { clock, log, mayWork }),
  ];
  return {
    lessons,
    library,
    catalogue,
    onOpened(hear) {
      const ends = [
        lessons.onOpened((opening) => opening && hear({ database: 'lessons', opening })),
        library.onOpened((opening) => opening && hear({ database: 'library', opening })),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    async close() {
      for (const stop of stops) stop();
      await Promise.all([lessons.close(), library.close(), catalogue.close()]);
    },
  };
}

type Rhythm = { readonly firstMs: number; readonly everyMs: number; readonly latestMs: number };
const MINUTE_MS = 60_000;
const LESSONS_BACKUP: Rhythm = { firstMs: 2 * MINUTE_MS, everyMs: 15 * MINUTE_MS, latestMs: 30 * MINUTE_MS };
const LIBRARY_BACKUP: Rhythm = { firstMs: 5 * MINUTE_MS, everyMs: 24 * 60 * MINUTE_MS, latestMs: 60 * MINUTE_MS };
const AGAIN_MS = MINUTE_MS;

/** Waits for a quiet moment, but not for ever: a class that teaches all day has the most to lose. */
function backUpAgain(
  client: Pick<Databases['lessons'], 'backup'>,
  name: string,
  { firstMs, everyMs, latestMs }: Rhythm,
  { clock, log, mayWork }: Pick<Deps, 'clock' | 'log' | 'mayWork'>,
): Stop {
  let stop: Stop = () => undefined;
  const attempt = (waitedMs: number): void => {
    if (!mayWork() && waitedMs < latestMs) {
      stop = clock.after(AGAIN_MS, () => attempt(waitedMs + AGAIN_MS));
      return;
    }
    client.backup().catch((error: unknown) => void log.fault(`backup of ${name}`, error));
    stop = clock.after(everyMs, () => attempt(0));
  };
  stop = clock.after(firstMs, () => attempt(0));
  return () => stop();
}
