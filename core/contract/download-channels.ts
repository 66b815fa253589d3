import * as v from 'valibot';
import { Bytes, filmFaultsFound, LessonId, LocalText, Subject, UnixMs } from '../words/index.ts';
import { CurriculumPlace } from './browse-channels.ts';
import { channel } from './channel.ts';

/** Why the files of a lesson did not come. Each has its words, and says what to do. */
export const downloadErrors = [
  /** Nobody says where its files lie. */
  'noAddress',
  /** Its catalogue tells of it no more. */
  'lessonGone',
  /** Its catalogue has taken the lesson back. */
  'withdrawn',
  'noNetwork',
  'proxyRefused',
  /** A page that wants a sign-in came in place of the file. */
  'captivePortal',
  'badCertificate',
  'serverSilent',
  'serverBusy',
  'serverRefused',
  'fileGone',
  'brokeOff',
  'wrongLength',
  'wrongDigest',
  'diskFull',
  'storeUnwritable',
  /** All came, and nobody can look into its film here. */
  'ffmpegMissing',
  /** All came, and its film cannot be projected. */
  ...filmFaultsFound,
  'internal',
  'cancelled',
] as const;
export type DownloadCode = (typeof downloadErrors)[number];

/** Why a download waits: others come first; a lesson is open; it is not the hour; all are stopped. */
export const downloadWaits = ['turn', 'lesson', 'hours', 'stopped'] as const;

export const DownloadState = v.variant('kind', [
  v.object({
    kind: v.literal('waiting'),
    why: v.picklist(downloadWaits),
    /** How often in a row it failed before. */
    tries: v.number(),
  }),
  v.object({
    kind: v.literal('running'),
    step: v.picklist(['downloading', 'probing', 'converting']),
    bytesPerSecond: v.number(),
  }),
  v.object({ kind: v.literal('paused') }),
  v.object({
    kind: v.literal('failed'),
    code: v.picklist(downloadErrors),
    detail: v.string(),
    /** In a row. */
    tries: v.number(),
    /** It is tried again by itself; null: not before somebody says so. */
    againUnixMs: v.nullable(UnixMs),
  }),
  v.object({ kind: v.literal('done'), atUnixMs: UnixMs }),
]);
export type DownloadState = v.InferOutput<typeof DownloadState>;

/** Bytes by where they came from: the school's line, PCs of the school, a disk. */
export const DownloadSources = v.object({ line: Bytes, room: Bytes, disk: Bytes });
export type DownloadSources = v.InferOutput<typeof DownloadSources>;

/** A lesson that was asked for, with all of its files. */
export const Download = v.object({
  lessonId: LessonId,
  title: LocalText,
  subject: v.nullable(Subject),
  bytes: Bytes,
  /** Of them here, whether or not they came by this download. */
  hereBytes: Bytes,
  from: DownloadSources,
  /** Whoever gave of it last: a server, a PC of the school. */
  giver: v.nullable(v.string()),
  state: DownloadState,
});
export type Download = v.InferOutput<typeof Download>;

const notBegun = ['lessonGone', 'withdrawn', 'noAddress', 'alreadyHere', 'diskFull'] as const;
const ofOne = v.object({ lessonId: LessonId });

export const Downloads = v.object({
  /** In the order in which they come; those that are done last, the latest first. */
  downloads: v.array(Download),
  /** Somebody stopped all of them. */
  stopped: v.boolean(),
  today: DownloadSources,
});
export type Downloads = v.InferOutput<typeof Downloads>;

/** Several lessons at once: those that are named, as of a list or a week, or all of a unit, a volume, a subject. */
export const DownloadsAsked = v.variant('kind', [
  v.object({ kind: v.literal('lessons'), lessonIds: v.pipe(v.array(LessonId), v.minLength(1), v.maxLength(500)) }),
  v.object({ kind: v.literal('place'), at: CurriculumPlace }),
]);
export type DownloadsAsked = v.InferOutput<typeof DownloadsAsked>;

export const downloadChannels = {
  'downloads.list': channel({ who: ['console'], request: v.object({}), answer: Downloads, errors: [] }),
  /** Idempotent: a lesson whose files are under way or waiting is asked for once. */
  'downloads.begin': channel({ who: ['console'], request: ofOne, answer: v.object({}), errors: notBegun }),
  /** How many of them come now, how many are here whole, and how many nobody can bring. */
  'downloads.ask': channel({
    who: ['console'],
    request: v.object({ what: DownloadsAsked }),
    answer: v.object({ asked: v.number(), here: v.number(), refused: v.number() }),
    errors: ['diskFull'],
  }),
  /** Before all others and whatever the hour; not while another lesson is open. */
  'downloads.hurry': channel({ who: ['console'], request: ofOne, answer: v.object({}), errors: ['notUnderWay'] }),
  /** What came is kept. Null: all of them, also those that are asked for later, until they go on. */
  'downloads.pause': channel({
    who: ['console'],
    request: v.object({ lessonId: v.nullable(LessonId) }),
    answer: v.object({}),
    errors: ['notUnderWay'],
  }),
  /** Goes on after a pause, or tries again now. */
  'downloads.resume': channel({
    who: ['console'],
    request: v.object({ lessonId: v.nullable(LessonId) }),
    answer: v.object({}),
    errors: ['notUnderWay'],
  }),
  /** Takes it off the list; what came of a file is kept for a month, should it be asked for again. */
  'downloads.cancel': channel({ who: ['console'], request: ofOne, answer: v.object({}), errors: ['notUnderWay'] }),
  /** Puts it before another; null: last. */
  'downloads.move': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, before: v.nullable(LessonId) }),
    answer: v.object({}),
    errors: ['notUnderWay'],
  }),
} as const;
