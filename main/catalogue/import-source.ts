import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { fail, LessonRecord, ok, type Result } from '../../core/words/index.ts';
import { type Importer, ImportRefused, type LocalFile, type RefusedCode, type SkipCode } from './importers/index.ts';
import { keepSource } from './keep-source.ts';
import { keptLines } from './kept-records.ts';
import { readSources } from './sources.ts';

export type ImportReport = {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** In the source before and not any more. */
  readonly removed: number;
  /** Not in the source any more, but a part of it is missing, so nothing says that they are gone. */
  readonly kept: number;
  readonly skipped: readonly Skipped[];
  /** More than are listed, where a source is broken throughout. */
  readonly skippedCount: number;
};
export type Skipped = { readonly position: string; readonly code: SkipCode; readonly detail: string };

export type ImportProblem = { readonly code: RefusedCode | 'cancelled'; readonly detail: string };

type Deps = { readonly shardFolder: string; readonly warn: (text: string) => void };
type Asked = {
  readonly id: string;
  readonly importer: Importer;
  /** Its files lie in the store. */
  readonly held?: boolean;
  /** Only what would be done. */
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
  /** Each lesson that is taken, as it was understood. */
  readonly onRecord?: (record: LessonRecord, files: readonly LocalFile[]) => void;
};

const LISTED_MAX = 1000;

/**
 * Takes a source in, all of it or nothing, and says what changed against the last time. Records stream from the
 * importer into a new shard; of the one before only the ids and a digest each are kept in memory.
 */
export async function importSource(
  { shardFolder, warn }: Deps,
  { id, importer, held = false, dryRun, signal, onRecord }: Asked,
): Promise<Result<ImportReport, ImportProblem>> {
  const kept = (await readSources(shardFolder, warn)).find((source) => source.id === id);
  const known = new Map<string, string>();
  // What was kept is broken: all of it is new.
  const before = kept && (await readDigests(keptLines(shardFolder, kept), known, warn)) ? kept : null;
  const tally = { added: 0, updated: 0, unchanged: 0, removed: 0, kept: 0, skippedCount: 0 };
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  const whole = createHash('sha256');
  let incomplete = false;

  function skip(one: Skipped): void {
    tally.skippedCount += 1;
    if (one.code === 'missingPart') incomplete = true;
    if (skipped.length < LISTED_MAX) skipped.push(one);
  }

  async function* records(): AsyncGenerator<LessonRecord> {
    for await (const one of importer) {
      signal?.throwIfAborted();
      if (one.kind === 'skipped') {
        skip(one);
        continue;
      }
      const { record, files } = one;
      const code = whyNot(record, seen);
      if (code) {
        skip({ position: record.id, code, detail: '' });
        continue;
      }
      seen.add(record.id);
      const digest = digestOf(JSON.stringify(record));
      whole.update(digest);
      const last = known.get(record.id);
      if (last === undefined) tally.added += 1;
      else if (last === digest) tally.unchanged += 1;
      else tally.updated += 1;
      onRecord?.(record, files);
      yield record;
    }
    yield* left();
  }
  /** What the source does not tell of any more. */
  async function* left(): AsyncGenerator<LessonRecord> {
    if (!before) return;
    for await (const line of keptLines(shardFolder, before)) {
      const record = JSON.parse(line) as LessonRecord;
      if (seen.has(record.id)) continue;
      tally[incomplete ? 'kept' : 'removed'] += 1;
      if (incomplete) yield record;
    }
  }

  try {
    if (dryRun) for await (const _ of records());
    else {
      await keepSource(shardFolder, { id, held, lessons: records(), digest: () => whole.digest('hex') });
    }
    return ok({ ...tally, skipped });
  } catch (error) {
    if (error instanceof ImportRefused) return fail({ code: error.code, detail: error.message });
    if (signal?.aborted) return fail({ code: 'cancelled', detail: '' });
    throw error;
  }
}

/** An importer is trusted to make records as little as its source is. */
function whyNot(record: LessonRecord, seen: ReadonlySet<string>): SkipCode | null {
  if (!v.is(LessonRecord, record)) return 'badRecord';
  return seen.has(record.id) ? 'duplicate' : null;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 16);
}

async function readDigests(
  lines: AsyncIterable<string>,
  into: Map<string, string>,
  warn: Deps['warn'],
): Promise<boolean> {
  try {
    for await (const line of lines) into.set((JSON.parse(line) as LessonRecord).id, digestOf(line));
    return true;
  } catch (error) {
    warn(`catalogue: what was kept is not read: ${error instanceof Error ? error.message : error}`);
    into.clear();
    return false;
  }
}
