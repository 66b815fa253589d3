import type { Favourite, Handlers, People } from '../../core/contract/index.ts';
import {
  fail,
  type Lesson,
  type LessonCard,
  type LessonId,
  ok,
  type Result,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';

/** Favourites belong to the teacher chosen now; nobody chosen is an owner too. */
export type Favourites = {
  /** Newest first; those whose lesson has gone as well. */
  list(): Promise<Favourite[]>;
  set(lessonId: LessonId, on: boolean): Promise<Result<object, { code: 'lessonGone' }>>;
  onChange(hear: () => void): Stop;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly cardOf: (lesson: Lesson) => LessonCard;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  readonly wallClock: () => UnixMs;
};

export function createFavourites({ lessons, lessonOf, cardOf, people, wallClock }: Deps): Favourites {
  const listeners = new Set<() => void>();
  const owner = async (): Promise<string> => (await people()).teacherId ?? '';

  async function add(teacherId: string, lessonId: LessonId): Promise<boolean> {
    const lesson = await lessonOf(lessonId);
    // Undo may bring back a favourite whose lesson has gone.
    if (!lesson) return lessons.run('favourite.addAgain', { teacherId, lessonId });
    await lessons.run('favourite.add', {
      ...{ teacherId, lessonId },
      title: JSON.stringify(lesson.title),
      edition: lesson.edition && JSON.stringify(lesson.edition),
      posterDigest: lesson.assets.find(({ role }) => role === 'poster')?.digest ?? null,
      atUnixMs: wallClock(),
    });
    return true;
  }

  return {
    async list() {
      const rows = await lessons.run('favourite.list', { teacherId: await owner() });
      return Promise.all(
        rows.map(async (row): Promise<Favourite> => {
          // The id and the title were validated on their way in.
          const lessonId = row.lessonId as LessonId;
          const lesson = await lessonOf(lessonId);
          return { lessonId, title: lesson?.title ?? JSON.parse(row.title), lesson: lesson && cardOf(lesson) };
        }),
      );
    },
    async set(lessonId, on) {
      const teacherId = await owner();
      if (!on) await lessons.run('favourite.takeOff', { teacherId, lessonId });
      else if (!(await add(teacherId, lessonId))) return fail({ code: 'lessonGone' });
      for (const hear of [...listeners]) hear();
      return ok({});
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

export function favouriteHandlers(favourites: Favourites): Pick<Handlers, 'favourites.list' | 'favourites.set'> {
  return {
    'favourites.list': async () => ok({ favourites: await favourites.list() }),
    'favourites.set': ({ lessonId, on }) => favourites.set(lessonId, on),
  };
}
