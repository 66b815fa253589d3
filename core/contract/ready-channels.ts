import * as v from 'valibot';
import { AssetDigest, filmFaultsFound, JobId, LessonId, MediaSeconds, UnixMs } from '../words/index.ts';
import { channel } from './channel.ts';

/** What a check before class finds. Each has its words and one thing to do about it. */
export const readyCodes = [
  /** Not in the store. */
  'fileMissing',
  /** What is in it is not what its digest says. */
  'fileDamaged',
  /** This PC showed no picture of the film's first or last seconds. */
  'firstNotDecoded',
  'lastNotDecoded',
  /** The picture came and its sound did not. */
  'soundNotDecoded',
  /** A file that is here and whole, and yet no film that a window can show. */
  'notMeasured',
  ...filmFaultsFound,
  /** The class would see all that the teacher sees. */
  'displaysMirrored',
  /** Nothing here can be heard from. */
  'noSoundOutput',
] as const;
const ReadyCode = v.picklist(readyCodes);
export type ReadyCode = v.InferOutput<typeof ReadyCode>;

export const ReadyFinding = v.object({ code: ReadyCode, digest: v.nullable(AssetDigest) });
export type ReadyFinding = v.InferOutput<typeof ReadyFinding>;

/**
 * What the last check of a lesson said, as long as its files are the ones that were looked at. `half`: it can be
 * shown, and files of its package are not here.
 */
export const ReadyMark = v.object({
  lessonId: LessonId,
  kind: v.picklist(['ready', 'half', 'faults']),
  checkedAtUnixMs: UnixMs,
  findings: v.array(ReadyFinding),
});
export type ReadyMark = v.InferOutput<typeof ReadyMark>;

/** A film whose first and last seconds a console shows to itself. */
export const FilmToDecode = v.object({
  digest: AssetDigest,
  durationSeconds: v.nullable(MediaSeconds),
  hasSound: v.boolean(),
});
export type FilmToDecode = v.InferOutput<typeof FilmToDecode>;

export const DecodeAsked = v.object({ checkId: v.string(), films: v.array(FilmToDecode) });
export type DecodeAsked = v.InferOutput<typeof DecodeAsked>;

const Decoded = v.object({ digest: AssetDigest, first: v.boolean(), last: v.boolean(), sound: v.boolean() });
export type Decoded = v.InferOutput<typeof Decoded>;

export const DecodeAnswer = v.object({
  checkId: v.pipe(v.string(), v.maxLength(100)),
  films: v.pipe(v.array(Decoded), v.maxLength(50)),
  /** The system knows something that sounds. */
  hasSoundOutput: v.boolean(),
});
export type DecodeAnswer = v.InferOutput<typeof DecodeAnswer>;

const lesson = v.object({ lessonId: LessonId });
const begun = v.object({ jobId: JobId });

export const readyChannels = {
  /** Every mark that still holds; a lesson without one is not checked. */
  'ready.marks': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ marks: v.array(ReadyMark) }),
    errors: [],
  }),
  /** Looks at all of a lesson as a job; `jobs.cancel` stops it. */
  'ready.check': channel({
    who: ['console'],
    request: lesson,
    answer: begun,
    errors: ['lessonGone', 'lessonOpen', 'noFiles'],
  }),
  /** A film was decoded. Only the console that was asked is believed. */
  'ready.decoded': channel({ who: ['console'], request: DecodeAnswer, answer: v.object({}), errors: ['stale'] }),
  /** Fetches again what the check found missing or damaged, and looks into films that nobody measured. */
  'ready.mend': channel({
    who: ['console'],
    request: lesson,
    answer: v.object({}),
    errors: ['lessonGone', 'withdrawn', 'noAddress', 'alreadyHere', 'diskFull', 'lessonOpen'],
  }),
} as const;
