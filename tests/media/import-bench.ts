import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Job } from '../../core/contract/index.ts';
import { type JobId, monotonicMs, unixMs } from '../../core/words/index.ts';
import { createDatabases } from '../../main/database/index.ts';
import { type Conversions, createConversions } from '../../main/documents/index.ts';
import { createGrowing } from '../../main/growing/index.ts';
import type { Clock } from '../../main/host/ports.ts';
import { createImports, type Imports } from '../../main/imports/index.ts';
import { createJobs, type Jobs } from '../../main/jobs/index.ts';
import { createLibrary, type Library } from '../../main/library/index.ts';
import { createMedia } from '../../main/media/index.ts';
import { createQuiet } from '../../main/quiet/index.ts';
import { createStore, type Store } from '../../main/store/index.ts';
import { resourcesFolder } from '../support/han.ts';

export type ImportBench = {
  readonly imports: Imports;
  readonly conversions: Conversions;
  readonly jobs: Jobs;
  readonly library: Library;
  readonly store: Store;
  readonly folder: string;
  readonly logged: readonly string[];
  /** Sends one file to the address it was promised. */
  send(address: string, body: BodyInit | null, signal?: AbortSignal): Promise<Response>;
  /** How the job ended. */
  end(jobId: JobId): Promise<Job['state']>;
  /** Every file below the data folders, the databases' own apart. */
  tree(): readonly string[];
  close(): Promise<void>;
};

export const clock: Clock = {
  now: () => monotonicMs(performance.now()),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Imports on the real jobs, library, store and ffmpeg, in a folder of their own. */
export async function openImportBench(
  options: { env?: NodeJS.ProcessEnv; givesPaths?: boolean } = {},
): Promise<ImportBench> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-import-'));
  const logged: string[] = [];
  const log = {
    info: (text: string) => void logged.push(text),
    warn: (text: string) => void logged.push(text),
    fault: (what: string, error: unknown) => `${logged.push(`${what}: ${String(error)}`)}`,
  };
  const paths = { shared: join(folder, 'pc'), account: join(folder, 'me'), resources: resourcesFolder() };
  const opened = await createDatabases({ paths, backups: null, clock, log, timedQuery: null, mayWork: () => false });
  if (!opened.ok) throw new Error(opened.error.code);
  const databases = opened.value;
  const store = await createStore(join(folder, 'pc', 'store'));
  const wallClock = () => unixMs(1_700_000_000_000);
  const library = createLibrary({ databases, store, wallClock });
  const quiet = createQuiet({ lessonOpen: () => false, periodRuns: () => false });
  const jobs = createJobs({ library: databases.library, quiet, clock, wallClock, log });
  const conversions = createConversions({
    ...{ store, library, jobs, log, env: process.env },
    folder: join(folder, 'me', 'converting'),
  });
  const growing = createGrowing({ clock, log, onMore: () => undefined, isOpen: () => false });
  const imports = createImports({
    media: createMedia({ env: options.env ?? process.env }),
    ...{ store, library, jobs, clock, log, growing, convertAll: conversions.convertAll },
    workFolder: join(folder, 'me', 'importing'),
    givesPaths: options.givesPaths ?? true,
  });
  return {
    ...{ imports, conversions, jobs, library, store, folder, logged },
    send(address, body, signal) {
      const init = { method: 'PUT', body, duplex: 'half', ...(signal ? { signal } : {}) };
      return imports.respond(new Request(new URL(address, 'http://127.0.0.1'), init));
    },
    end: (jobId) => whenEnded(jobs, jobId),
    tree: () => filesBelow(folder).filter((name) => !/\.db(?:-wal|-shm)?$|catalogue|backups/.test(name)),
    async close() {
      await jobs.stop();
      await growing.stop();
      await databases.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function whenEnded(jobs: Jobs, jobId: JobId): Promise<Job['state']> {
  return new Promise((resolve) => {
    const look = () => {
      const state = jobs.list().find(({ id }) => id === jobId)?.state;
      if (state === undefined || state.kind === 'queued' || state.kind === 'running') return;
      stop();
      resolve(state);
    };
    const stop = jobs.onChange(look);
    look();
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)))
    .sort();
}
