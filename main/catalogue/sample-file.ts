import * as v from 'valibot';
import { Asset, Cue, Lesson } from '../../core/words/index.ts';

const { digest: _, bytes: __, ...described } = Asset.entries;
const {
  id: ___,
  imported: ____,
  ready: _____,
  poster: ______,
  assets: _______,
  cues: ________,
  ...lesson
} = Lesson.entries;

/** A lesson as a folder holds it: files by name, their digests to be computed. */
export const LessonFile = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/)),
  ...lesson,
  assets: v.array(v.object({ ...described, file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]+$/)) })),
  cues: v.array(Cue),
});
export type LessonFile = v.InferOutput<typeof LessonFile>;
