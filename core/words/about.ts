import * as v from 'valibot';
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

/** What a catalogue tells of a lesson besides what is taught with. */
export const LessonAbout = v.object({
  provenance: v.nullable(Provenance),
  reviews: v.pipe(v.array(Review), v.maxLength(20)),
  /** The page of its catalogue that shows it. */
  page: v.nullable(httpAddress),
  links: v.pipe(v.array(LinkedFile), v.maxLength(500)),
  /** Taken back by its catalogue: it is still told of, so that marks on it can be explained. */
  withdrawn: v.nullable(v.object({ reason: shortText, atUnixMs: v.nullable(UnixMs) })),
});
export type LessonAbout = v.InferOutput<typeof LessonAbout>;
