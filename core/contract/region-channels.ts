import * as v from 'valibot';
import { Regions } from '../session/index.ts';
import { LessonId } from '../words/index.ts';
import { channel } from './channel.ts';

export const regionChannels = {
  /** Where the lesson's one recording shows presenter and screen; null: nowhere. Answers what was marked before. */
  'regions.set': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, regions: v.nullable(Regions) }),
    answer: v.object({ before: v.nullable(Regions) }),
    errors: ['lessonGone', 'noRecording'],
  }),
  /** Looks into the recording; null where nothing stands out that stays through the whole lesson. */
  'regions.suggest': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({ regions: v.nullable(Regions) }),
    errors: ['lessonGone', 'noRecording', 'fileGone', 'ffmpegMissing', 'transcodeFailed'],
  }),
} as const;
