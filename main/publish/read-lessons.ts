import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { FeedId } from '../../core/contract/index.ts';
import { AssetRole, LessonRecord, LocalText } from '../../core/words/index.ts';
import { type Importer, shownText } from '../catalogue/index.ts';

/** `feed.json` of the folder that a feed is built from. */
export const FeedDescription = v.object({
  feed: FeedId,
  title: LocalText,
  mirrors: v.optional(v.array(v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\//i))), []),
});
export type FeedDescription = v.InferOutput<typeof FeedDescription>;

const WrittenFile = v.object({
  /** Beside lessons.json, or below it. */
  file: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  role: AssetRole,
  variant: v.optional(v.string(), ''),
  mediaType: v.optional(v.string()),
  language: v.optional(v.nullable(v.string()), null),
  width: v.optional(v.nullable(v.number()), null),
  height: v.optional(v.nullable(v.number()), null),
  durationSeconds: v.optional(v.nullable(v.number()), null),
});
type WrittenFile = v.InferOutput<typeof WrittenFile>;

/** A lesson as a person writes it: of a record only what there is to say, and files by their names. */
export const WrittenLesson = v.object({
  id: LessonRecord.entries.id,
  title: LocalText,
  subject: LessonRecord.entries.subject,
  files: v.optional(v.pipe(v.array(WrittenFile), v.maxLength(200)), []),
});

/** `paths`: a book may be split into several, joined in order. */
export type MediaFile = Omit<WrittenFile, 'file'> & { readonly paths: readonly string[] };
export type ReadLesson = { readonly record: LessonRecord; readonly files: readonly MediaFile[] };
export type BadLesson = { readonly position: string; readonly why: string };

const nothing = {
  ...{ summary: null, stage: null, grade: null, edition: null, volume: null, units: [], durationSeconds: null },
  ...{ assets: [], cues: [], themes: [], licence: null, attribution: null, changedUnixMs: null, provenance: null },
  ...{ reviews: [], page: null, links: [], withdrawn: null },
};

/** Line by line from lessons.jsonl, or whole from lessons.json. What is wrong is told and left out. */
export async function* readLessons(folder: string, onBad: (bad: BadLesson) => void): AsyncGenerator<ReadLesson> {
  for await (const { position, text, value } of written(folder)) {
    let found: unknown = value;
    try {
      if (text !== null) found = JSON.parse(text);
    } catch {
      onBad({ position, why: 'no JSON' });
      continue;
    }
    const lesson = v.safeParse(WrittenLesson, found, { abortEarly: true });
    const record = v.safeParse(LessonRecord, { ...nothing, ...(found as object) }, { abortEarly: true });
    if (lesson.success && record.success) {
      const files = lesson.output.files.flatMap(({ file, ...rest }) => {
        const path = fileIn(folder, file);
        return path === null ? [] : [{ ...rest, paths: [path] }];
      });
      if (files.length === lesson.output.files.length) yield { record: shown(record.output), files };
      else onBad({ position, why: 'files: a name leaves the folder' });
    } else {
      const issue = (lesson.success ? record : lesson).issues?.[0];
      onBad({ position, why: (issue && v.getDotPath(issue)) ?? 'the lesson' });
    }
  }
}

async function* written(folder: string): AsyncGenerator<{ position: string; text: string | null; value: unknown }> {
  const whole = await readFile(join(folder, 'lessons.json'), 'utf8').catch(() => null);
  if (whole !== null) {
    const list = v.parse(v.array(v.unknown()), JSON.parse(whole.replace(/^\uFEFF/, '')));
    for (const [at, value] of list.entries()) yield { position: `lessons.json[${at}]`, text: null, value };
    return;
  }
  const lines = createInterface({ input: createReadStream(join(folder, 'lessons.jsonl'), 'utf8'), crlfDelay: 1000 });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text !== '') yield { position: `lessons.jsonl:${number}`, text, value: null };
  }
}

/** Readers refuse a feed whose names hold what is not seen, so it never leaves here. */
function shown(record: LessonRecord): LessonRecord {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return shownText(value, 4000);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]));
  };
  return v.parse(LessonRecord, clean(record));
}

/** Null: the name would leave the folder. */
function fileIn(folder: string, name: string): string | null {
  const file = resolve(folder, name);
  const way = relative(folder, file);
  return way === '' || way.startsWith('..') || isAbsolute(way) || name.includes('\0') ? null : file;
}

const WORDS = { variant: '', language: null, width: null, height: null, durationSeconds: null };

/** What an importer makes of its source. */
export async function* importedLessons(
  importer: Importer,
  onBad: (bad: BadLesson) => void,
): AsyncGenerator<ReadLesson> {
  for await (const one of importer) {
    if (one.kind === 'skipped') onBad({ position: one.position, why: `${one.code} ${one.detail}` });
    else {
      const files = one.files.map(({ role, paths, mediaType }) => {
        const known = v.is(AssetRole, role) ? role : 'document';
        return { ...WORDS, role: known, paths, mediaType };
      });
      yield { record: shown(one.record), files };
    }
  }
}
