import * as v from 'valibot';
import { LessonAbout } from './about.ts';
import { Edition, Grade, LocalText, Stage, Subject, Volume } from './curriculum.ts';
import { Asset, Cue } from './lesson.ts';
import { UnixMs } from './units.ts';

const shortText = v.pipe(v.string(), v.maxLength(500));

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
  licence: v.nullable(shortText),
  attribution: v.nullable(shortText),
  /** When its catalogue last changed it. */
  changedUnixMs: v.nullable(UnixMs),
  ...LessonAbout.entries,
});
export type LessonRecord = v.InferOutput<typeof LessonRecord>;
