import * as v from 'valibot';
import { SlideCorrection } from '../session/index.ts';
import { LessonId, MediaSeconds } from '../words/index.ts';
import { channel } from './channel.ts';

export const slideChannels = {
  /** A slide begins here, or none does; or all is as it was before. Answers what was put right before. */
  'slides.correct': channel({
    who: ['console'],
    request: v.object({
      lessonId: LessonId,
      change: v.variant('kind', [
        v.object({ kind: v.literal('add'), atSeconds: MediaSeconds }),
        v.object({ kind: v.literal('remove'), atSeconds: MediaSeconds }),
        v.object({ kind: v.literal('restore'), correction: SlideCorrection }),
      ]),
    }),
    answer: v.object({ before: SlideCorrection }),
    errors: ['lessonGone', 'tooMany'],
  }),
} as const;
