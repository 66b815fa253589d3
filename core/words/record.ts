import * as v from 'valibot';
import { Edition, Grade, LocalText, Stage, Subject, Volume } from './curriculum.ts';
import { Asset, Cue } from './lesson.ts';
import { Bytes, UnixMs } from './units.ts';

const shortText = v.pipe(v.string(), v.maxLength(500));
const httpAddress = v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\//i));

/** Where a lesson comes from, as far as its catalogue says. */
export const Provenance = v.object({
  region: v.nullable(shortText),
  school: v.nullable(shortText),
  teacher: v.nullable(shortText),
  /** Who made the recording. */
  team: v.nullable(shortText),
});
export type Provenance = v.InferOutput<typeof Provenance>;

/** That a reviewer approved of a lesson, as its catalogue says; no proof by itself. */
export const Review = v.object({
  kind: v.picklist(['subject', 'content']),
  by: shortText,
  atUnixMs: v.nullable(UnixMs),
});
export type Review = v.InferOutput<typeof Review>;

/** A file that belongs to a lesson but that no digest names: it cannot be fetched or checked, only pointed at. */
export const LinkedFile = v.object({
  /** What it is for: a role of an asset, or the catalogue's own word. */
  role: v.pipe(v.string(), v.maxLength(60)),
  name: shortText,
  mediaType: v.nullable(v.pipe(v.string(), v.maxLength(120))),
  bytes: v.nullable(Bytes),
});
export type LinkedFile = v.InferOutput<typeof LinkedFile>;

/**
 * A lesson as a catalogue tells of it: one line of a feed's shard, and what every importer makes. Its id is the
 * source's own; with the feed's before it, it is the `LessonId`.
 */
export const LessonRecord = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:@-]{1,120}$/)),
  title: LocalText,
  summary: v.nullable(LocalText),
  stage: v.nullable(Stage),
  grade: v.nullable(Grade),
  subject: Subject,
  edition: v.nullable(Edition),
  volume: v.nullable(Volume),
  /** From the book's top down: 第五单元 三角形, 三角形的特性. */
  units: v.pipe(v.array(LocalText), v.maxLength(12)),
  durationSeconds: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  assets: v.pipe(v.array(Asset), v.maxLength(200)),
  cues: v.pipe(v.array(Cue), v.maxLength(500)),
  themes: v.pipe(v.array(shortText), v.maxLength(50)),
  provenance: v.nullable(Provenance),
  reviews: v.pipe(v.array(Review), v.maxLength(20)),
  licence: v.nullable(shortText),
  attribution: v.nullable(shortText),
  /** The page of its catalogue that shows it. */
  page: v.nullable(httpAddress),
  links: v.pipe(v.array(LinkedFile), v.maxLength(500)),
  /** When its catalogue last changed it. */
  changedUnixMs: v.nullable(UnixMs),
  /** Taken back by its catalogue: it is still told of, so that marks on it can be explained. */
  withdrawn: v.nullable(v.object({ reason: shortText, atUnixMs: v.nullable(UnixMs) })),
});
export type LessonRecord = v.InferOutput<typeof LessonRecord>;
