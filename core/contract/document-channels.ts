import * as v from 'valibot';
import { AssetDigest, JobId, LessonCard, LessonId, LocalText } from '../words/index.ts';
import { channel } from './channel.ts';

/** Why no PDF was made of slides. Each has its words. */
export const conversionErrors = [
  ...(['officeMissing', 'conversionFailed', 'conversionTooLong', 'fileGone', 'fileDamaged', 'notOpenable'] as const),
  ...(['hasMacros', 'diskFull', 'cancelled'] as const),
] as const;

export const documentChannels = {
  /** A file that a program of the PC opens; the large screen makes room for it. */
  'documents.open': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, digest: AssetDigest }),
    answer: v.object({}),
    errors: [
      'lessonGone',
      'fileGone',
      'fileDamaged',
      'notOpenable',
      'hasMacros',
      'noProgram',
      'shellFailed',
      'diskFull',
    ],
  }),
  /** A PDF is made of slides as a job; afterwards it is a file of the lesson beside them. */
  'documents.convert': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, digest: AssetDigest }),
    answer: v.object({ jobId: JobId }),
    errors: ['lessonGone', 'fileGone', 'notOpenable', 'officeMissing'],
  }),
  /** LibreOffice, which makes the PDF, is on this PC. */
  'documents.canConvert': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ able: v.boolean() }),
    errors: [],
  }),
  /** The textbook that a lesson stands in, where it is on this PC. */
  'documents.book': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({
      book: v.nullable(v.object({ lessonId: LessonId, digest: AssetDigest, title: LocalText })),
    }),
    errors: [],
  }),
  /** The lessons that stand in a textbook, in its order. */
  'documents.bookLessons': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({ lessons: v.array(LessonCard) }),
    errors: [],
  }),
  /** The large screen is Lectern's again. */
} as const;
