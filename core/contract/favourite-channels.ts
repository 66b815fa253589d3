import * as v from 'valibot';
import { LessonCard, LessonId, LocalText } from '../words/index.ts';
import { channel } from './channel.ts';

/** A lesson that the teacher keeps at hand; it stays one when the lesson itself has gone. */
export const Favourite = v.object({
  lessonId: LessonId,
  /** As the library has it now, or as it was when the lesson became a favourite. */
  title: LocalText,
  /** Null when it has gone. */
  lesson: v.nullable(LessonCard),
});
export type Favourite = v.InferOutput<typeof Favourite>;

export const favouriteChannels = {
  /** Of the teacher chosen now, newest first. */
  'favourites.list': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ favourites: v.array(Favourite) }),
    errors: [],
  }),
  'favourites.set': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, on: v.boolean() }),
    answer: v.object({}),
    errors: ['lessonGone'],
  }),
} as const;
