import * as v from 'valibot';
import { AssetDigest, LessonId } from '../words/index.ts';
import { channel } from './channel.ts';

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
  /** The large screen is Lectern's again. */
  'documents.comeBack': channel({ who: ['console'], request: v.object({}), answer: v.object({}), errors: [] }),
} as const;
