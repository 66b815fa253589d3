import * as v from 'valibot';
import { BookmarkId, LessonId, MediaSeconds } from '../words/index.ts';
import { channel } from './channel.ts';

const NAME_LENGTH_MAX = 200;

/** A moment of a lesson that a teacher named for herself. The window that makes it gives the id. */
export const Bookmark = v.object({
  bookmarkId: BookmarkId,
  atSeconds: MediaSeconds,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LENGTH_MAX)),
});
export type Bookmark = v.InferOutput<typeof Bookmark>;

export const bookmarkChannels = {
  /** Of the teacher chosen now, in the order of the lesson. */
  'bookmarks.list': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId }),
    answer: v.object({ bookmarks: v.array(Bookmark) }),
    errors: [],
  }),
  /** New, or named or placed anew; one that was removed is back. */
  'bookmarks.put': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, bookmark: Bookmark }),
    answer: v.object({}),
    errors: ['lessonGone'],
  }),
  'bookmarks.remove': channel({
    who: ['console'],
    request: v.object({ bookmarkId: BookmarkId }),
    answer: v.object({}),
    errors: [],
  }),
} as const;
