import * as v from 'valibot';
import { Grade, LessonCard, LocalText, Stage, Subject, UnixMs, Volume } from '../words/index.ts';
import { channel } from './channel.ts';
import { FitsIn, Fitting } from './library-channels.ts';

const Publisher = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Year = v.pipe(v.number(), v.integer());
/** The unit's title, in all its languages. */
const UnitKey = v.pipe(v.string(), v.maxLength(2100));

/**
 * A place in the curriculum. What is absent is not chosen yet; null are the lessons that have none of it. A level
 * that has one value only is chosen by itself.
 */
export const CurriculumPlace = v.object({
  stage: v.optional(v.nullable(Stage)),
  grade: v.optional(v.nullable(Grade)),
  subject: v.optional(Subject),
  publisher: v.optional(v.nullable(Publisher)),
  year: v.optional(v.nullable(Year)),
  volume: v.optional(v.nullable(Volume)),
  /** From the book's top down. */
  units: v.optional(v.pipe(v.array(UnitKey), v.maxLength(12))),
});
export type CurriculumPlace = v.InferOutput<typeof CurriculumPlace>;

const ThemeName = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
/** Where a teacher stands in the books, or in the themes; null: at all of them. */
export const BrowsePlace = v.variant('tab', [
  v.object({ tab: v.literal('books'), at: CurriculumPlace }),
  v.object({ tab: v.literal('themes'), name: v.nullable(ThemeName) }),
]);
export type BrowsePlace = v.InferOutput<typeof BrowsePlace>;

const Level = v.picklist(['stage', 'grade', 'subject', 'edition', 'volume', 'unit']);

const CurriculumNode = v.object({
  level: Level,
  /** Where choosing it leads; its own, so that it tells nodes apart. */
  at: CurriculumPlace,
  /** The word of its level: a stage, a grade, a publisher, a volume; null for lessons that have none. */
  value: v.nullable(v.union([v.string(), v.number()])),
  /** Of units only: every other word has its text in the translations, or is its own. */
  label: v.nullable(LocalText),
  lessons: v.number(),
  /** Of editions only: the year, and the year of the next newer one of the same publisher; null: this is the newest. */
  year: v.nullable(Year),
  supersededByYear: v.nullable(Year),
});
export type CurriculumNode = v.InferOutput<typeof CurriculumNode>;

/** `secondsMax` counts and lists the lessons that fit; it changes neither the tree nor which step had no other choice. */
const Asked = {
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  secondsMax: FitsIn,
};
/** What the lessons of a theme are narrowed to. */
export const ThemeFacets = v.object({ grade: v.optional(Grade), subject: v.optional(Subject) });
export type ThemeFacets = v.InferOutput<typeof ThemeFacets>;
const Counted = v.record(v.string(), v.number());
const Page = v.object({ lessons: v.array(LessonCard), total: v.number(), fitting: Fitting });

export const browseChannels = {
  /** Where this teacher stood last; in the books, before she stood anywhere, where she teaches. Null: at the top. */
  'library.place': channel({
    who: ['console'],
    request: v.object({ tab: v.picklist(['books', 'themes']) }),
    answer: v.object({ place: v.nullable(BrowsePlace) }),
    errors: [],
  }),
  'library.keepPlace': channel({
    who: ['console'],
    request: v.object({ place: BrowsePlace }),
    answer: v.object({}),
    errors: [],
  }),
  /** One level of the tree stage → grade → subject → edition → volume → unit → lesson, in the book's order. */
  'library.browse': channel({
    who: ['console'],
    request: v.object({ at: CurriculumPlace, ...Asked }),
    answer: v.object({
      /** Where this is: as asked, and what was chosen by itself. */
      at: CurriculumPlace,
      /** The steps that lead here; `only`: there was no other choice. */
      path: v.array(v.object({ ...CurriculumNode.entries, only: v.boolean() })),
      /** What `nodes` are; `lesson` where there are none. */
      level: v.picklist(['stage', 'grade', 'subject', 'edition', 'volume', 'unit', 'lesson']),
      nodes: v.array(CurriculumNode),
      /** Those that stand right here, not in one of the units below; `total` of them. */
      lessons: v.array(LessonCard),
      total: v.number(),
      /** Of the lessons here and below. */
      fitting: Fitting,
    }),
    errors: [],
  }),
  'library.themes': channel({
    who: ['console'],
    request: v.object({ secondsMax: FitsIn }),
    /** Those with most lessons first. */
    answer: v.object({ themes: v.array(v.object({ name: v.string(), lessons: v.number() })), fitting: Fitting }),
    errors: [],
  }),
  'library.theme': channel({
    who: ['console'],
    request: v.object({ name: ThemeName, ...Asked, facets: v.optional(ThemeFacets, {}) }),
    /** `facets`: how many there are of each, among what the other leaves. */
    answer: v.object({ ...Page.entries, facets: v.object({ grade: Counted, subject: Counted }) }),
    errors: [],
  }),
  /** What came into the catalogue last, its newest first; further back than some hundreds is no news. */
  'library.recent': channel({
    who: ['console'],
    request: v.object(Asked),
    answer: v.object({
      lessons: v.array(v.object({ ...LessonCard.entries, addedUnixMs: UnixMs })),
      total: v.number(),
      fitting: Fitting,
    }),
    errors: [],
  }),
} as const;
