import * as v from 'valibot';
import {
  Asset,
  AssetDigest,
  ClassId,
  Grade,
  JobId,
  Lesson,
  LessonCard,
  LessonId,
  LocalText,
  MediaSeconds,
  Stage,
  Subject,
  UnixMs,
  Volume,
} from '../words/index.ts';
import { channel } from './channel.ts';

/** Where a class stopped in a lesson; kept even when the lesson itself is gone. */
export const ClassStop = v.object({
  classId: v.nullable(ClassId),
  className: v.nullable(v.string()),
  lessonId: LessonId,
  title: LocalText,
  /** The lesson as the library has it now; null when it is gone. */
  lesson: v.nullable(LessonCard),
  stopSeconds: MediaSeconds,
  durationSeconds: MediaSeconds,
  finished: v.boolean(),
  /** Pages with ink on them. */
  pages: v.number(),
  atUnixMs: UnixMs,
});
export type ClassStop = v.InferOutput<typeof ClassStop>;

export const ImportPart = v.object({
  role: v.picklist(['composite', 'explanation', 'screen', 'subtitles']),
  source: v.variant('kind', [
    /** Only where the host gives windows real paths (Electron); elsewhere refused. */
    v.object({ kind: v.literal('path'), path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
    /** The window sends the bytes to the address it is given. */
    v.object({
      kind: v.literal('upload'),
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ]),
});
export type ImportPart = v.InferOutput<typeof ImportPart>;

/** Why a file was not taken, or not played as it is. */
export const importErrors = [
  'notMedia',
  'noPicture',
  'truncated',
  'tooManyParts',
  'differentLengths',
  'diskFull',
  'documentTooLarge',
  'ffmpegMissing',
  'transcodeFailed',
  'tookTooLong',
  'uploadBroken',
  'cancelled',
  'pathsNotTaken',
  'fileUnreadable',
  'notSubtitles',
  'notImported',
  'lessonGone',
] as const;

export const Job = v.object({
  id: JobId,
  kind: v.picklist(['import', 'document', 'catalogue', 'files', 'ready']),
  title: v.string(),
  /** The lesson that it is about, where that is known before it ends; an import's as soon as some of it can be shown. */
  lessonId: v.nullable(LessonId),
  state: v.variant('kind', [
    v.object({ kind: v.literal('queued') }),
    v.object({
      kind: v.literal('running'),
      step: v.picklist([
        'receiving',
        'probing',
        'converting',
        'storing',
        'waiting',
        'reading',
        'verifying',
        'decoding',
      ]),
      /** 0..1, or null where the length is not known. */
      progress: v.nullable(v.number()),
    }),
    /** A catalogue is no one lesson, nor are the files of one. */
    v.object({ kind: v.literal('done'), lessonId: v.nullable(LessonId) }),
    v.object({ kind: v.literal('failed'), code: v.string(), detail: v.string() }),
    v.object({ kind: v.literal('cancelled') }),
  ]),
});
export type Job = v.InferOutput<typeof Job>;

const shortWord = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Lessons that fit in so many whole minutes. */
export const FitsIn = v.optional(v.pipe(v.number(), v.minValue(60), v.maxValue(14_400), v.multipleOf(60)));
/** At each number of minutes up to an hour: how many lessons fit in them, whatever length is chosen. */
export const Fitting = v.array(v.number());

/** What a search is narrowed to. */
export const SearchFacets = v.object({
  stage: v.optional(Stage),
  grade: v.optional(Grade),
  subject: v.optional(Subject),
  /** The beginning of a publisher's name: 人教版 means 人教版（PEP） too. */
  publisher: v.optional(shortWord),
  volume: v.optional(Volume),
  secondsMax: FitsIn,
});
export type SearchFacets = v.InferOutput<typeof SearchFacets>;

export const SearchText = v.object({
  text: v.pipe(v.string(), v.maxLength(200)),
  /** Words of it that are looked for although they name a facet: their chip was taken away. */
  kept: v.optional(v.pipe(v.array(shortWord), v.maxLength(20)), []),
  facets: v.optional(SearchFacets, {}),
});

const FoundLesson = v.object({
  ...LessonCard.entries,
  /** Lessons of the same title that are found too: other editions, other schools. */
  others: v.number(),
  /** The title in the language in which it was found; empty where nothing is to be marked. */
  text: v.string(),
  /** Where what was searched stands in it, [from, to) in UTF-16. */
  ranges: v.array(v.tuple([v.number(), v.number()])),
});
export type FoundLesson = v.InferOutput<typeof FoundLesson>;

export const SearchAnswer = v.object({
  lessons: v.array(FoundLesson),
  /** Words that were understood as facets. */
  chips: v.array(
    v.object({
      facet: v.picklist(['stage', 'grade', 'subject', 'publisher', 'volume']),
      words: v.string(),
      value: v.string(),
    }),
  ),
  /** Nothing of the publisher was found: these are of others. */
  otherPublishers: v.boolean(),
});
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>;

const countOf = v.record(v.string(), v.number());
export const CatalogueCounts = v.object({
  lessons: v.number(),
  bound: v.picklist(['exactly', 'atMost', 'atLeast']),
  facets: v.object({ stage: countOf, grade: countOf, subject: countOf, publisher: countOf, volume: countOf }),
  fitting: Fitting,
});
export type CatalogueCounts = v.InferOutput<typeof CatalogueCounts>;

/** What a window asks for first in a search, and what main has ready before it asks. A large window shows so many. */
export const FIRST_ROWS = 24;

export const libraryChannels = {
  /** The first screen: where each class stopped, the lessons shown last, and all others by newest. */
  'library.shelf': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({
      goOn: v.array(ClassStop),
      recent: v.array(LessonCard),
      lessons: v.array(LessonCard),
      /** How all lessons of the catalogue fall on grades, subjects and so on. */
      catalogue: CatalogueCounts,
      /** Main is still taking in what came with it: an empty shelf is not empty yet. */
      filling: v.boolean(),
    }),
    errors: [],
  }),
  /** Characters anywhere in the title, pinyin, or initials (`sjxnj`); words that name a facet narrow it. */
  'library.search': channel({
    who: ['console'],
    request: v.object({ ...SearchText.entries, limit: v.pipe(v.number(), v.minValue(1), v.maxValue(200)) }),
    answer: SearchAnswer,
    errors: [],
  }),
  /** Asked when the first rows are shown. */
  'library.count': channel({ who: ['console'], request: SearchText, answer: CatalogueCounts, errors: [] }),
  'library.lesson': channel({
    who: ['console', 'screen'],
    request: v.object({ lessonId: LessonId }),
    /** `held`: the files of the lesson that are in the store. */
    answer: v.object({ lesson: Lesson, held: v.array(AssetDigest), stops: v.array(ClassStop) }),
    errors: ['lessonGone'],
  }),
  'library.rename': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }),
    answer: v.object({}),
    errors: ['lessonGone', 'notImported'],
  }),
  /** Takes an imported lesson off the shelf; `library.restore` brings it back until the next start. */
  'library.remove': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({}),
    errors: ['lessonGone', 'notImported', 'lessonOpen'],
  }),
  'library.restore': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({}),
    errors: ['lessonGone'],
  }),
  /** Which subtitles an imported lesson has: those of its own, or that it had and are still in the store. */
  'library.setSubtitles': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, subtitles: v.pipe(v.array(Asset), v.maxLength(20)) }),
    answer: v.object({}),
    errors: ['lessonGone', 'notImported', 'notSubtitles'],
  }),
  'import.begin': channel({
    who: ['console'],
    request: v.object({
      title: v.nullable(v.pipe(v.string(), v.maxLength(200))),
      /** One film or two, and subtitles in some languages. */
      parts: v.pipe(v.array(ImportPart), v.minLength(1), v.maxLength(10)),
      /** Of a lesson that was imported here: the parts are subtitles for it. */
      lessonId: v.optional(LessonId),
    }),
    /** `uploads`: one address for each part that is sent, to PUT its bytes to, in order. */
    answer: v.object({ jobId: JobId, uploads: v.array(v.string()) }),
    errors: importErrors,
  }),
  'jobs.list': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ jobs: v.array(Job) }),
    errors: [],
  }),
  'jobs.cancel': channel({
    who: ['console'],
    request: v.object({ jobId: JobId }),
    answer: v.object({}),
    errors: ['jobGone'],
  }),
  /** Takes an ended job off the list. */
  'jobs.dismiss': channel({
    who: ['console'],
    request: v.object({ jobId: JobId }),
    answer: v.object({}),
    errors: ['jobGone'],
  }),
} as const;
