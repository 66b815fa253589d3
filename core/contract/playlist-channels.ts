import * as v from 'valibot';
import { LessonCard, LessonId, LocalText, MediaSeconds, PlaylistId } from '../words/index.ts';
import { channel } from './channel.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

/** A teacher's lessons in the order in which they are to be taught. */
export const Playlist = v.object({
  id: PlaylistId,
  name: v.string(),
  lessonIds: v.array(LessonId),
  /** Of all its lessons together, as they were when they were put in. */
  durationSeconds: MediaSeconds,
  /** The first lessons that are still here. */
  covers: v.array(LessonCard),
});
export type Playlist = v.InferOutput<typeof Playlist>;

/** A lesson of a list; it stays in it when it has gone or was taken back by its catalogue. */
export const PlaylistLesson = v.object({
  lessonId: LessonId,
  /** As the library has it now, or as it was when the lesson was put in. */
  title: LocalText,
  durationSeconds: MediaSeconds,
  /** Null when it has gone. */
  lesson: v.nullable(LessonCard),
  /** Why its catalogue took it back; null where it did not. */
  withdrawn: v.nullable(v.string()),
  /** Where the class chosen now stopped in it. */
  stop: v.nullable(v.object({ stopSeconds: MediaSeconds, finished: v.boolean() })),
});
export type PlaylistLesson = v.InferOutput<typeof PlaylistLesson>;

const asked = v.object({ playlistId: PlaylistId });

export const playlistChannels = {
  /** Of the teacher chosen now, oldest first. */
  'playlists.list': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ playlists: v.array(Playlist) }),
    errors: [],
  }),
  'playlists.read': channel({
    who: ['console'],
    request: asked,
    answer: v.object({ id: PlaylistId, name: v.string(), lessons: v.array(PlaylistLesson) }),
    errors: ['playlistGone'],
  }),
  'playlists.make': channel({
    who: ['console'],
    request: v.object({ name }),
    answer: v.object({ playlistId: PlaylistId }),
    errors: ['nameTaken', 'tooManyPlaylists'],
  }),
  'playlists.rename': channel({
    who: ['console'],
    request: v.object({ playlistId: PlaylistId, name }),
    answer: v.object({}),
    errors: ['playlistGone', 'nameTaken'],
  }),
  /** `playlists.restore` brings it back until the next start. */
  'playlists.remove': channel({ who: ['console'], request: asked, answer: v.object({}), errors: ['playlistGone'] }),
  'playlists.restore': channel({ who: ['console'], request: asked, answer: v.object({}), errors: ['playlistGone'] }),
  /** Puts a lesson at a place, 0 being the first, or moves it there. A place behind the end is the end. */
  'playlists.put': channel({
    who: ['console'],
    request: v.object({ playlistId: PlaylistId, lessonId: LessonId, toIndex: place }),
    answer: v.object({}),
    errors: ['playlistGone', 'lessonGone', 'playlistFull'],
  }),
  'playlists.takeOut': channel({
    who: ['console'],
    request: v.object({ playlistId: PlaylistId, lessonId: LessonId }),
    answer: v.object({}),
    errors: ['lessonGone'],
  }),
} as const;
