import type { Bookmark, Handlers, People } from '../../core/contract/index.ts';
import {
  type BookmarkId,
  fail,
  type Lesson,
  type LessonId,
  mediaSeconds,
  ok,
  type Result,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';

export type Bookmarks = {
  /** In the order of the lesson. */
  list(lessonId: LessonId): Promise<Bookmark[]>;
  /** New, or named or placed anew; one that was removed is back. */
  put(lessonId: LessonId, bookmark: Bookmark): Promise<Result<object, { code: 'lessonGone' }>>;
  remove(bookmarkId: BookmarkId): Promise<void>;
  onChange(hear: () => void): Stop;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  readonly wallClock: () => UnixMs;
};

/** They belong to the teacher chosen now; nobody chosen is an owner too. */
export function createBookmarks({ lessons, lessonOf, people, wallClock }: Deps): Bookmarks {
  const listeners = new Set<() => void>();
  const owner = async (): Promise<string> => (await people()).teacherId ?? '';
  const tell = () => {
    for (const hear of [...listeners]) hear();
  };
  return {
    async list(lessonId) {
      const rows = await lessons.run('bookmark.list', { teacherId: await owner(), lessonId });
      // Validated on their way in.
      return rows.map(({ bookmarkId, atSeconds, name }) => ({
        bookmarkId: bookmarkId as BookmarkId,
        atSeconds: mediaSeconds(atSeconds),
        name,
      }));
    },
    async put(lessonId, { bookmarkId, atSeconds, name }) {
      const lesson = await lessonOf(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      await lessons.run('bookmark.put', {
        ...{ bookmarkId, lessonId, atSeconds, name, teacherId: await owner() },
        ...{ title: JSON.stringify(lesson.title), atUnixMs: wallClock() },
      });
      tell();
      return ok({});
    },
    async remove(bookmarkId) {
      await lessons.run('bookmark.remove', { teacherId: await owner(), bookmarkId });
      tell();
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

type Names = 'bookmarks.list' | 'bookmarks.put' | 'bookmarks.remove';

export function bookmarkHandlers(bookmarks: Bookmarks): Pick<Handlers, Names> {
  return {
    'bookmarks.list': async ({ lessonId }) => ok({ bookmarks: await bookmarks.list(lessonId) }),
    'bookmarks.put': ({ lessonId, bookmark }) => bookmarks.put(lessonId, bookmark),
    'bookmarks.remove': async ({ bookmarkId }) => {
      await bookmarks.remove(bookmarkId);
      return ok({});
    },
  };
}
