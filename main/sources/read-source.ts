import { realpath } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FilesBeside, FilesReport, SourceKind, SourceLook, SourceReport } from '../../core/contract/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import {
  type Held,
  holding,
  type Importer,
  type ImportProblem,
  ImportRefused,
  type ImportReport,
  importers,
  importSource,
  nothingHeld,
  readColumns,
} from '../catalogue/index.ts';
import { createPreview } from './preview.ts';

export type ReadTask = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly path: string;
  /** As the importer takes them. */
  readonly rules: unknown;
  readonly shardFolder: string;
  /** Only what would be done. */
  readonly dryRun: boolean;
  /** Null: its files stay where they are. */
  readonly files: {
    readonly storeFolder: string;
    readonly listFile: string;
    /** Of files that have to be read; 0: those that are here already stay, and nobody waits for a class to end. */
    readonly bytesMax: number;
  } | null;
};
export type ReadDone = {
  readonly report: SourceReport;
  readonly seen: Pick<SourceLook, 'lessons' | 'folders' | 'columns'> & { readonly files: FilesBeside };
  readonly held: Held;
};
/** How far it is. `bytes`: of files that are in the store, or have been read. */
export type ReadCount = { readonly lessons: number; readonly bytes: number };
/** What the thread that reads is told while it does. */
export type ReadFlags = { isCalm(): boolean; isCancelled(): boolean };
type How = {
  readonly flags: ReadFlags;
  readonly onCount: (count: ReadCount) => void;
  readonly warn: (text: string) => void;
};

const SKIPPED_SHOWN = 200;
const SLICE = 32;
const SLICE_MS = 8;
const TELL_MS = 200;
/** A class watches: one part of five is ours. */
const REST_SHARE = 4;
const REST_MS_MAX = 200;
/** How often a copy that waits for the end of a class looks whether it may go on. */
const WAIT_MS = 200;

/** Reads a source, and takes it in unless it is a dry run. Ends soon after it is cancelled, with nothing changed. */
export async function readSource(task: ReadTask, how: How): Promise<Result<ReadDone, ImportProblem>> {
  const importer = importers[task.kind];
  if (!importer) return fail({ code: 'sourceNotKnown', detail: task.kind });
  const cancel = new AbortController();
  const preview = createPreview(task.dryRun && task.kind === 'folder' ? await rootOf(task.path) : null);
  let columns: SourceLook['columns'] = [];
  try {
    if (task.dryRun && task.kind === 'table') {
      columns = (await readColumns(task.path, task.rules)).map((one) => ({ ...one, examples: [...one.examples] }));
    }
  } catch (error) {
    if (error instanceof ImportRefused) return fail({ code: error.code, detail: error.message });
    throw error;
  }
  const progress = createProgress(how, cancel);
  const held = nothingHeld();
  const records = inSlices(importer(task.path, task.rules), how, progress);
  const read = await importSource(
    { shardFolder: task.shardFolder, warn: how.warn },
    {
      ...{ id: task.id, dryRun: task.dryRun, signal: cancel.signal, held: task.files !== null },
      importer: withFiles(records, task, { held, progress, signal: cancel.signal }),
      ...(task.dryRun && { onRecord: preview.take }),
    },
  );
  // A list in which no column is the title is refused, and its columns are what a person can mend.
  if (!read.ok && read.error.code === 'sourceNotKnown' && columns.length > 0) {
    return ok({ report: nothing, seen: { lessons: [], folders: [], columns, files: { count: 0, bytes: 0 } }, held });
  }
  return read.ok ? ok({ report: reportOf(read.value), seen: { ...preview.done(), columns }, held }) : read;
}

function withFiles(
  records: Importer,
  { files, kind, path }: ReadTask,
  { held, progress, signal }: { readonly held: Held; readonly progress: Progress; readonly signal: AbortSignal },
): Importer {
  if (files === null) return records;
  const { bytesMax } = files;
  return holding(records, { ...files, kind, path }, { held, signal, bytesMax, onStep: progress.ofFiles(bytesMax > 0) });
}

export function filesReportOf({ held, known, bytes, needsConversion, noFfmpeg, unreadable }: Held): FilesReport {
  return { here: held + known, bytes, needsConversion, noFfmpeg, unreadable };
}

export function reportOf({ skipped, ...counts }: ImportReport): SourceReport {
  return { ...counts, skipped: skipped.slice(0, SKIPPED_SHOWN).map((one) => ({ ...one })) };
}

const nothing: SourceReport = {
  ...{ added: 0, updated: 0, unchanged: 0, removed: 0, kept: 0 },
  ...{ skippedCount: 0, skipped: [] },
};

type Progress = ReturnType<typeof createProgress>;

/** Tells how far it is, and hears that it is cancelled. */
function createProgress({ flags, onCount }: How, cancel: AbortController) {
  let [lessons, bytes] = [0, 0];
  let toldMs = performance.now();
  function look(): void {
    if (flags.isCancelled()) cancel.abort();
    const nowMs = performance.now();
    if (nowMs - toldMs <= TELL_MS) return;
    toldMs = nowMs;
    onCount({ lessons, bytes });
  }
  return {
    look,
    addLesson() {
      lessons += 1;
    },
    /** `waits`: a class watches, so nothing is read until it has ended. */
    ofFiles: (waits: boolean) => async (more: number) => {
      bytes += more;
      look();
      while (waits && flags.isCalm() && !flags.isCancelled()) await setTimeout(WAIT_MS);
      look();
    },
    end() {
      if (flags.isCancelled()) cancel.abort();
      cancel.signal.throwIfAborted();
    },
  };
}

/** Gives way to a class. */
async function* inSlices(importer: Importer, { flags }: How, progress: Progress): Importer & AsyncGenerator {
  let taken = 0;
  let beganMs = performance.now();
  for await (const one of importer) {
    taken += 1;
    if (one.kind === 'lesson') progress.addLesson();
    if (taken % SLICE === 0) {
      const workedMs = performance.now() - beganMs;
      progress.look();
      if (workedMs > SLICE_MS) {
        if (flags.isCalm()) await setTimeout(Math.min(REST_MS_MAX, workedMs * REST_SHARE));
        else await setImmediate();
        beganMs = performance.now();
      }
    }
    yield one;
  }
  progress.end();
}

async function rootOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
