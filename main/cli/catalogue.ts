import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { SourceKind } from '../../core/contract/index.ts';
import { fail, inLanguage, type LessonRecord, ok, type Result } from '../../core/words/index.ts';
import {
  type Held,
  heldFilesIn,
  holding,
  type ImportReport,
  importers,
  importSource,
  nothingHeld,
  SourceId,
  shardFolderIn,
} from '../catalogue/index.ts';
import { type Flags, readSurroundings } from '../host/common/index.ts';
import { correctionsOf, filesReportOf, originsIn, reportOf, sourceIdOf } from '../sources/index.ts';
import { sources } from './sources.ts';
import type { Texts } from './texts.ts';
import { wallClock } from './wall-clock.ts';

type Say = { readonly out: (line: string) => void; readonly error: (line: string) => void };

const LINES_SHOWN = 20;
const TELL_EVERY_FILES = 100;

/**
 * `lectern catalogue import KIND PATH`: takes a catalogue of others in, or says with `--dry-run` what would be done.
 * A Lectern that is open sees it within some seconds. Exit code 0, 1 where the source was refused, 2 for a wrong call.
 * `lectern catalogue sources`: what was taken in.
 */
export async function catalogue(args: readonly string[], mainUrl: string, texts: Texts, say: Say): Promise<number> {
  if (args[0] === 'sources') return sources(args.slice(1), mainUrl, texts, say);
  const call = readCall(args);
  const importer = call && importers[call.kind];
  if (!call || !importer) {
    say.error(texts.catalogueUsage(Object.keys(importers).join('|')));
    return 2;
  }
  const { paths } = await readSurroundings(call.flags, process.env, mainUrl);
  const deps = { shardFolder: shardFolderIn(paths.shared), warn: say.error };
  const { id, dryRun } = call;
  const rules = await readRules(call.rules);
  if (!rules.ok) {
    say.error(texts.badRules(rules.error.detail));
    return 2;
  }
  const seen: string[] = [];
  const files = nothingHeld();
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  const withFiles = call.withFiles && !dryRun;
  const records = importer(call.path, rules.value);
  const places = { storeFolder: join(paths.shared, 'store'), listFile: join(heldFilesIn(paths.shared), id) };
  const onStep = everySoOften(files, () => say.error(texts.filesHeld(files)));
  const how = { held: files, signal: stop.signal, onStep };
  const taken = await importSource(deps, {
    importer: withFiles ? holding(records, { ...call, ...places }, how) : records,
    ...{ id, held: withFiles, dryRun, signal: stop.signal },
    onRecord: (record) => {
      if (seen.length < LINES_SHOWN) seen.push(understood(record));
    },
  });
  process.off('SIGINT', onInterrupt);
  if (!taken.ok) {
    say.error(call.json ? JSON.stringify(taken) : texts.refused(taken.error.code, taken.error.detail));
    return 1;
  }
  if (!dryRun) await keepOrigin(call, paths.shared, rules.value, taken.value, withFiles ? files : null);
  if (call.json) say.out(JSON.stringify({ ok: true, id, dryRun, ...taken.value, ...(withFiles && { files }) }));
  else for (const line of [...(dryRun ? seen : []), ...linesOf(taken.value, id, dryRun, texts)]) say.out(line);
  if (withFiles && !call.json) say.out(texts.filesHeld(files));
  return 0;
}

/** So that a window tells of it too, and can take it in again. */
async function keepOrigin(
  { id, kind, path }: Call,
  shared: string,
  rules: unknown,
  report: ImportReport,
  held: Held | null,
) {
  if (!v.is(SourceKind, kind)) return;
  const corrections = correctionsOf(kind, rules);
  const taken = { kind, path, corrections, unixMs: wallClock(), report: reportOf(report) };
  const files = held && { wanted: { count: 0, bytes: held.bytes }, done: filesReportOf(held), failed: null };
  await originsIn(shared).put({ id, taken, begun: null, files });
}

function everySoOften(files: Held, tell: () => void): () => void {
  let told = 0;
  return () => {
    const { held, known, needsConversion, noFfmpeg, unreadable } = files;
    const count = held + known + needsConversion + noFfmpeg + unreadable;
    if (count < told + TELL_EVERY_FILES) return;
    told = count;
    tell();
  };
}

type Call = {
  readonly kind: string;
  readonly path: string;
  readonly id: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** What lies beside the records goes into the store. */
  readonly withFiles: boolean;
  readonly rules: string | undefined;
  readonly flags: Flags;
};

function readCall(args: readonly string[]): Call | null {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ data: string, lessons: string, policy: string, language: string, id: string, rules: string },
        ...{ 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
        'with-files': { type: 'boolean', default: false },
      },
    });
    const [verb, kind, path, ...more] = positionals;
    if (verb !== 'import' || !kind || !path || more.length > 0) return null;
    const { data, lessons, policy, language } = values;
    const id = values.id ?? sourceIdOf(kind, path);
    if (!v.is(SourceId, id)) return null;
    return {
      ...{ kind, path: resolve(path), id, json: values.json, dryRun: values['dry-run'] },
      withFiles: values['with-files'],
      rules: values.rules,
      flags: { data, lessons, policy, language, window: false },
    };
  } catch {
    return null;
  }
}

/** A lesson in one line, as it was understood. */
function understood({ title, stage, grade, subject, edition, volume, units }: LessonRecord): string {
  const place = [
    stage,
    grade,
    subject,
    edition?.publisher,
    edition?.year,
    volume,
    ...units.map((unit) => inLanguage(unit, 'zh-CN')),
  ];
  return `  ${inLanguage(title, 'zh-CN')}: ${place.filter((part) => part !== null && part !== undefined).join(' · ')}`;
}

/** Whether they are rules of this kind of source its importer says. */
async function readRules(file: string | undefined): Promise<Result<unknown, { code: 'badRules'; detail: string }>> {
  if (file === undefined) return ok(null);
  try {
    return ok(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    return fail({ code: 'badRules', detail: error instanceof Error ? error.message : String(error) });
  }
}

function linesOf(report: ImportReport, id: string, dryRun: boolean, texts: Texts): string[] {
  const { skipped, skippedCount } = report;
  const lines = [texts.imported(id, dryRun), texts.importedCounts(report)];
  for (const { position, code, detail } of skipped.slice(0, LINES_SHOWN)) {
    lines.push(`  ${position}: ${code}${detail ? ` (${detail})` : ''}`);
  }
  if (skippedCount > LINES_SHOWN) lines.push(`  ${texts.moreSkipped(skippedCount - LINES_SHOWN)}`);
  return lines;
}
