import * as v from 'valibot';
import { filmFaultsFound, JobId, LessonId } from '../words/index.ts';
import { channel } from './channel.ts';

/** Why the files of a lesson did not come. Each has its words, and says what to do. */
export const downloadErrors = [
  /** Nobody says where its files lie. */
  'noAddress',
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
  'cancelled',
] as const;
export type DownloadCode = (typeof downloadErrors)[number];

export const downloadChannels = {
  /** The lesson's files come as a job; `jobs.cancel` stops it, and what came is kept for the next time. */
  'downloads.begin': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({ jobId: JobId }),
    errors: ['lessonGone', 'withdrawn', 'noAddress', 'alreadyHere', 'diskFull'],
  }),
} as const;
