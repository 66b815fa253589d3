import * as v from 'valibot';
import {
  columnMeanings,
  Grade,
  JobId,
  LocalText,
  Stage,
  Subject,
  sourceKinds,
  UnixMs,
  Volume,
} from '../words/index.ts';
import { channel } from './channel.ts';

export const SourceKind = v.picklist(sourceKinds);
export type SourceKind = v.InferOutput<typeof SourceKind>;

const SourceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shortText = v.pipe(v.string(), v.maxLength(600));
const someText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Everything that lies under a folder of the source is this; null says that it is none. */
const FolderCorrection = v.strictObject({
  /** From the source's root, with `/`; empty for all of it. */
  under: v.pipe(v.string(), v.maxLength(500)),
  set: v.strictObject({
    stage: v.optional(v.nullable(Stage)),
    grade: v.optional(v.nullable(Grade)),
    subject: v.optional(Subject),
    publisher: v.optional(v.nullable(someText)),
    volume: v.optional(v.nullable(Volume)),
  }),
});
export type FolderCorrection = v.InferOutput<typeof FolderCorrection>;

const ColumnCorrection = v.strictObject({ column: shortText, means: v.nullable(v.picklist(columnMeanings)) });
export type ColumnCorrection = v.InferOutput<typeof ColumnCorrection>;

/** What a person says instead of what was read: of folders where names are read, of columns where a list is. */
export const Corrections = v.strictObject({
  folders: v.pipe(v.array(FolderCorrection), v.maxLength(500)),
  columns: v.pipe(v.array(ColumnCorrection), v.maxLength(300)),
});
export type Corrections = v.InferOutput<typeof Corrections>;

export const SourceAsked = v.object({
  kind: SourceKind,
  /** As a person typed or chose it on this PC. */
  path: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4096)),
  corrections: Corrections,
});
export type SourceAsked = v.InferOutput<typeof SourceAsked>;

const SkippedRecord = v.object({
  /** Where it stands in the source. */
  position: v.string(),
  code: v.picklist(['badRecord', 'noTitle', 'duplicate', 'notALesson', 'missingPart', 'tooLarge', 'badName']),
  detail: v.string(),
});
export type SkippedRecord = v.InferOutput<typeof SkippedRecord>;

/** What an import did, or would do. */
export const SourceReport = v.object({
  ...{ added: count, updated: count, unchanged: count, removed: count },
  /** Not told of any more, but a part of the source is missing. */
  kept: count,
  skippedCount: count,
  /** The first of them. */
  skipped: v.array(SkippedRecord),
});
export type SourceReport = v.InferOutput<typeof SourceReport>;

/** Why a place was not read. What was taken in before stays. */
export const sourceErrors = [
  /** No place that this PC can have. */
  'badPlace',
  'sourceUnreadable',
  /** It can be read, and is not what it was said to be. */
  'sourceNotKnown',
  'sourceTooLarge',
  'sourceDamaged',
  'rulesWrong',
  'diskFull',
  'cancelled',
  'readingFailed',
] as const;
export const SourceErrorCode = v.picklist(sourceErrors);
export type SourceErrorCode = v.InferOutput<typeof SourceErrorCode>;

/** Files that lie beside a source on its disk. */
export const FilesBeside = v.object({ count, bytes: count });
export type FilesBeside = v.InferOutput<typeof FilesBeside>;

/** What became of the files of a source that were to be copied into Lectern. */
export const FilesReport = v.object({
  here: count,
  bytes: count,
  /** Videos that no window plays as they are. */
  needsConversion: count,
  /** Videos that nobody could look into, because ffmpeg is not installed. */
  noFfmpeg: v.optional(count, 0),
  unreadable: count,
});
export type FilesReport = v.InferOutput<typeof FilesReport>;

const Source = v.object({
  id: SourceId,
  /** `builtIn`: came with Lectern. `other`: nobody wrote down what it was. */
  kind: v.picklist([...sourceKinds, 'builtIn', 'other']),
  title: v.string(),
  path: v.nullable(v.string()),
  lessons: count,
  takenUnixMs: v.nullable(UnixMs),
  /** Of the last time; null also where rules that only the command takes were given. */
  corrections: v.nullable(Corrections),
  report: v.nullable(SourceReport),
  /** Null: they stay where they are. */
  files: v.nullable(
    v.variant('kind', [
      v.object({
        kind: v.literal('copying'),
        jobId: JobId,
        /** 0..1, or null where it has not begun. */
        progress: v.nullable(v.number()),
        /** A lesson is open or a period runs. */
        isWaiting: v.boolean(),
      }),
      v.object({ kind: v.literal('here'), ...FilesReport.entries }),
      /** What came is kept; taken in again it goes on there. */
      v.object({ kind: v.literal('notHere'), code: v.picklist([...sourceErrors, 'interrupted']), detail: v.string() }),
    ]),
  ),
  state: v.variant('kind', [
    v.object({ kind: v.literal('here') }),
    v.object({ kind: v.literal('takingIn'), jobId: JobId, lessons: count, total: v.nullable(count) }),
    /** What was there before is untouched. `interrupted`: Lectern was closed meanwhile. */
    v.object({
      kind: v.literal('notTaken'),
      code: v.picklist([...sourceErrors, 'interrupted']),
      detail: v.string(),
    }),
    /** It is kept, and its lessons are not, or not all, in the catalogue. */
    v.object({ kind: v.literal('broken'), code: v.picklist(['partsGone', 'notInCatalogue']), detail: v.string() }),
  ]),
});
export type Source = v.InferOutput<typeof Source>;

const agreed = <Value extends v.GenericSchema>(value: Value) =>
  /** `isVarious`: they are not all of one; then `value` is null. */
  v.object({ value: v.nullable(value), isVarious: v.boolean() });

export const PreviewedFolder = v.object({
  under: v.string(),
  lessons: count,
  stage: agreed(Stage),
  grade: agreed(Grade),
  subject: agreed(Subject),
  publisher: agreed(v.string()),
  volume: agreed(Volume),
});
export type PreviewedFolder = v.InferOutput<typeof PreviewedFolder>;

export const PreviewedColumn = v.object({
  /** By which a correction names it. */
  column: v.string(),
  means: v.nullable(v.picklist(columnMeanings)),
  examples: v.array(v.string()),
});
export type PreviewedColumn = v.InferOutput<typeof PreviewedColumn>;

const PreviewedLesson = v.object({
  title: LocalText,
  stage: v.nullable(Stage),
  grade: v.nullable(Grade),
  subject: Subject,
  publisher: v.nullable(v.string()),
  year: v.nullable(v.number()),
  volume: v.nullable(Volume),
  units: v.array(LocalText),
  files: count,
});
export type PreviewedLesson = v.InferOutput<typeof PreviewedLesson>;

/** What would be done, and how it was understood; nothing is changed. */
export const SourceLook = v.object({
  sourceId: SourceId,
  title: v.string(),
  path: v.string(),
  /** It is taken in already: these would be changes. */
  isKnown: v.boolean(),
  /** `isWanted`: the last time they were to be copied. Free is null where the disk does not say. */
  files: v.object({
    ...FilesBeside.entries,
    freeBytes: v.nullable(count),
    hasRoom: v.boolean(),
    isWanted: v.boolean(),
  }),
  report: SourceReport,
  /** The first of them. */
  lessons: v.array(PreviewedLesson),
  folders: v.array(PreviewedFolder),
  columns: v.array(PreviewedColumn),
});
export type SourceLook = v.InferOutput<typeof SourceLook>;

export const Sources = v.object({
  sources: v.array(Source),
  /** The system's own dialog can be shown; else a person types or pastes the place. */
  givesDialog: v.boolean(),
});
export type Sources = v.InferOutput<typeof Sources>;

export const sourcesChannels = {
  /** Without the feeds: those are `feeds.list`. */
  'sources.list': channel({ who: ['console'], request: v.object({}), answer: Sources, errors: [] }),
  /** The system's dialog; null: it was closed, or there is none here. */
  'sources.choosePlace': channel({
    who: ['console'],
    request: v.object({ kind: SourceKind, title: v.pipe(v.string(), v.maxLength(200)) }),
    answer: v.object({ path: v.nullable(v.string()) }),
    errors: [],
  }),
  /** Reads it without changing anything. One at a time: the next look calls off the one before. */
  'sources.look': channel({ who: ['console'], request: SourceAsked, answer: SourceLook, errors: sourceErrors }),
  'sources.stopLooking': channel({ who: ['console'], request: v.object({}), answer: v.object({}), errors: [] }),
  /**
   * `total`: how many lessons the look counted. 'sources.changed' tells how far it is. `files`: as the look counted
   * them, where they are to be copied too; that goes on by itself when the lessons are here, never in a lesson.
   */
  'sources.takeIn': channel({
    who: ['console'],
    request: v.object({ ...SourceAsked.entries, total: v.nullable(count), files: v.nullable(FilesBeside) }),
    answer: v.object({ sourceId: SourceId, jobId: JobId }),
    errors: ['badPlace', 'takingIn', 'diskFull', 'noRoom'],
  }),
  /** Its lessons leave the catalogue, what teachers made of them stays; `sources.restore` until the next start. */
  'sources.remove': channel({
    who: ['console'],
    request: v.object({ sourceId: SourceId }),
    answer: v.object({}),
    errors: ['sourceGone', 'builtIn', 'takingIn'],
  }),
  'sources.restore': channel({
    who: ['console'],
    request: v.object({ sourceId: SourceId }),
    answer: v.object({}),
    errors: ['sourceGone'],
  }),
} as const;
