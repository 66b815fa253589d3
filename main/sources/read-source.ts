import { realpath } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SourceKind, SourceLook, SourceReport } from '../../core/contract/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import {
  type Importer,
  type ImportProblem,
  ImportRefused,
  type ImportReport,
  importers,
  importSource,
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
};
export type ReadDone = {
  readonly report: SourceReport;
  readonly seen: Pick<SourceLook, 'lessons' | 'folders' | 'columns'>;
};
/** What the thread that reads is told while it does. */
export type ReadFlags = { isCalm(): boolean; isCancelled(): boolean };
type How = {
  readonly flags: ReadFlags;
  readonly onCount: (lessons: number) => void;
  readonly warn: (text: string) => void;
};

const SKIPPED_SHOWN = 200;
const SLICE = 32;
const SLICE_MS = 8;
const TELL_MS = 200;
/** A class watches: one part of five is ours. */
const REST_SHARE = 4;
const REST_MS_MAX = 200;

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
  const read = await importSource(
    { shardFolder: task.shardFolder, warn: how.warn },
    {
      ...{ id: task.id, dryRun: task.dryRun, signal: cancel.signal },
      importer: inSlices(importer(task.path, task.rules), how, cancel),
      ...(task.dryRun && { onRecord: preview.take }),
    },
  );
  // A list in which no column is the title is refused, and its columns are what a person can mend.
  if (!read.ok && read.error.code === 'sourceNotKnown' && columns.length > 0) {
    return ok({ report: nothing, seen: { lessons: [], folders: [], columns } });
  }
  return read.ok ? ok({ report: reportOf(read.value), seen: { ...preview.done(), columns } }) : read;
}

export function reportOf({ skipped, ...counts }: ImportReport): SourceReport {
  return { ...counts, skipped: skipped.slice(0, SKIPPED_SHOWN).map((one) => ({ ...one })) };
}

const nothing: SourceReport = {
  ...{ added: 0, updated: 0, unchanged: 0, removed: 0, kept: 0 },
  ...{ skippedCount: 0, skipped: [] },
};

/** Gives way to a class, hears that it is cancelled, and tells how far it is. */
async function* inSlices(
  importer: Importer,
  { flags, onCount }: How,
  cancel: AbortController,
): Importer & AsyncGenerator {
  let [taken, lessons] = [0, 0];
  let beganMs = performance.now();
  let toldMs = beganMs;
  for await (const one of importer) {
    taken += 1;
    if (one.kind === 'lesson') lessons += 1;
    if (taken % SLICE === 0) {
      const nowMs = performance.now();
      const workedMs = nowMs - beganMs;
      if (nowMs - toldMs > TELL_MS) {
        onCount(lessons);
        toldMs = nowMs;
      }
      if (flags.isCancelled()) cancel.abort();
      if (workedMs > SLICE_MS) {
        if (flags.isCalm()) await setTimeout(Math.min(REST_MS_MAX, workedMs * REST_SHARE));
        else await setImmediate();
        beganMs = performance.now();
      }
    }
    yield one;
  }
  if (flags.isCancelled()) cancel.abort();
  cancel.signal.throwIfAborted();
}

async function rootOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
