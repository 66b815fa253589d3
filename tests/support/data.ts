// Real databases in folders of their own, for tests of the rooms that keep data.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicMs, type UnixMs, unixMs } from '../../core/words/index.ts';
import { buildCatalogue } from '../../main/database/catalogue/index.ts';
import { createDatabases, type Databases, type Opening } from '../../main/database/index.ts';
import type { Served } from '../../main/database/messages.ts';
import { servePrecious } from '../../main/database/served.ts';
import { serveCatalogue } from '../../main/database/served-catalogue.ts';
import { serveText } from '../../main/database/served-text.ts';
import type { Clock } from '../../main/host/ports.ts';
import type { Log } from '../../main/log.ts';
import { han, resourcesFolder } from './han.ts';

export const realClock: Clock = {
  now: () => monotonicMs(performance.now()),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export function listLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    info: (text) => void lines.push(text),
    warn: (text) => void lines.push(text),
    fault(what, error) {
      lines.push(`${what}: ${String(error)}`);
      return `E${lines.length}`;
    },
  };
}

/** A wall clock that a test sets. */
export function handClock(start = 1_800_000_000_000): { now: () => UnixMs; forward(ms: number): void } {
  let at = start;
  return {
    now: () => unixMs(at),
    forward(ms) {
      at += ms;
    },
  };
}

/** lessons.db in the test's own thread: the same file, schema and queries without the time a worker takes to start. */
export type LessonsHere = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly opening: Opening;
  backup(): Promise<boolean>;
  close(): Promise<void>;
};

export type DataFolder = {
  readonly folder: string;
  readonly paths: { readonly shared: string; readonly account: string; readonly resources: string };
  readonly log: ReturnType<typeof listLog>;
  /** Opens the databases; what is still open at the end is closed by `clean`. */
  open(options?: { timedQuery?: string; clock?: Clock; mayWork?: () => boolean }): Promise<Databases>;
  openLessons(): LessonsHere;
  /** The same for library.db. */
  openLibrary(): Pick<Databases['library'], 'run'>;
  /** And for the catalogue. */
  openCatalogue(): Pick<Databases['catalogue'], 'run' | 'build' | 'keys'>;
  /** And for the index of texts. */
  openText(): Pick<Databases['text'], 'run'>;
  clean(): Promise<void>;
};

export function dataFolder(folder = mkdtempSync(join(tmpdir(), 'lectern-data-'))): DataFolder {
  const paths = { shared: join(folder, 'pc'), account: join(folder, 'me'), resources: resourcesFolder() };
  const log = listLog();
  const opened: { close(): Promise<void> }[] = [];
  return {
    folder,
    paths,
    log,
    async open({ timedQuery, clock = realClock, mayWork = () => true } = {}) {
      const result = await createDatabases({
        ...{ paths, clock, log, mayWork },
        backups: null,
        timedQuery: timedQuery ?? null,
      });
      if (!result.ok) throw new Error(result.error.code);
      opened.push(result.value);
      return result.value;
    },
    openLessons() {
      const { served, opening } = servePrecious('lessons', place(paths.account, 'lessons'), () => undefined);
      const here: LessonsHere = {
        lessons: { run: runHere(served) as Databases['lessons']['run'] },
        opening,
        backup: served.backup,
        close: once(served.close),
      };
      opened.push(here);
      return here;
    },
    openLibrary() {
      const { served } = servePrecious('library', place(paths.shared, 'library'), () => undefined);
      opened.push({ close: once(served.close) });
      return { run: runHere(served) as Databases['library']['run'] };
    },
    openCatalogue() {
      const catalogue = join(paths.shared, 'catalogue');
      const served = serveCatalogue(catalogue, han(), () => undefined);
      opened.push({ close: once(served.close) });
      return {
        run: runHere(served) as Databases['catalogue']['run'],
        async build(sources) {
          const report = buildCatalogue(catalogue, sources, { han: han() });
          served.reopen();
          return report;
        },
        keys: async (titles) => served.keys(titles),
      };
    },
    openText() {
      const served = serveText(join(paths.shared, 'catalogue'), han(), () => undefined);
      opened.push({ close: once(served.close) });
      return { run: runHere(served) as Databases['text']['run'] };
    },
    async clean() {
      await Promise.all(opened.map((one) => one.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const place = (folder: string, name: string) => ({
  file: join(folder, `${name}.db`),
  backupsFolder: join(folder, 'backups'),
});

/** Cloned on both ways, as on the way to a worker and back. */
function runHere(served: Served): (name: string, args: unknown) => Promise<unknown> {
  return async (name, args) => structuredClone(served.query(name, structuredClone(args)));
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
