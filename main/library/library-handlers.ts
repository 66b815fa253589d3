import type { ClassStop, Handlers, People } from '../../core/contract/index.ts';
import { type ClassId, fail, type Lesson, type LessonId, ok, type TeacherId } from '../../core/words/index.ts';
import type { Library } from './library.ts';
import { cardOf } from './stored-lesson.ts';

type Stop = Omit<ClassStop, 'lesson' | 'pages'>;

type Deps = {
  readonly library: Library;
  /** The teacher's stops, newest first. */
  readonly stops: (teacherId: TeacherId | null) => Promise<readonly Stop[]>;
  readonly markedPages: (lessonId: LessonId, teacherId: TeacherId | null, classId: ClassId | null) => Promise<number>;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  readonly isOpen: (lessonId: LessonId) => boolean;
  /** Until what comes with the program has been taken in. */
  readonly filling: () => boolean;
};

type LibraryHandlers = Pick<
  Handlers,
  'library.shelf' | 'library.lesson' | 'library.rename' | 'library.remove' | 'library.restore' | 'library.setSubtitles'
>;

/** Newest first; what lies further back is found, not scrolled to. */
const SHELF_LIMIT = 48;
const RECENT_LIMIT = 8;

export function libraryHandlers(deps: Deps): LibraryHandlers {
  const { library, isOpen } = deps;

  async function classStop(stop: Stop, teacherId: TeacherId | null): Promise<ClassStop> {
    const [lesson, pages] = await Promise.all([
      library.get(stop.lessonId),
      deps.markedPages(stop.lessonId, teacherId, stop.classId),
    ]);
    const { classId, className, lessonId, title, stopSeconds, durationSeconds, finished, atUnixMs } = stop;
    return {
      ...{ classId, className, lessonId, stopSeconds, durationSeconds, finished, atUnixMs, pages },
      title: lesson?.title ?? title,
      lesson: lesson && cardOf(lesson),
    };
  }

  return {
    async 'library.shelf'() {
      const { teacherId } = await deps.people();
      const stops = await deps.stops(teacherId);
      const [goOn, recent, newest, catalogue] = await Promise.all([
        Promise.all(whereClassesGoOn(stops).map((stop) => classStop(stop, teacherId))),
        lessonsOf(library, stops),
        library.newest(SHELF_LIMIT),
        library.count({ text: '', kept: [], facets: {} }),
      ]);
      const shown = new Set(recent.map(({ id }) => id));
      return ok({
        goOn,
        recent: recent.map(cardOf),
        lessons: newest.filter(({ id }) => !shown.has(id)),
        catalogue,
        filling: deps.filling(),
      });
    },
    async 'library.lesson'({ lessonId }) {
      const lesson = await library.get(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      const { teacherId } = await deps.people();
      const stops = (await deps.stops(teacherId)).filter((stop) => stop.lessonId === lessonId);
      return ok({
        lesson,
        held: await library.heldOf(lesson),
        stops: await Promise.all(stops.map((stop) => classStop(stop, teacherId))),
      });
    },
    'library.rename': ({ lessonId, title }) => library.rename(lessonId, title),
    'library.setSubtitles': ({ lessonId, subtitles }) => library.setSubtitles(lessonId, subtitles),
    async 'library.remove'({ lessonId }) {
      return isOpen(lessonId) ? fail({ code: 'lessonOpen' }) : library.remove(lessonId);
    },
    'library.restore': ({ lessonId }) => library.restore(lessonId),
  };
}

/** Of each class the lesson it is in the middle of; one it has finished is not offered to go on with. */
function whereClassesGoOn(stops: readonly Stop[]): readonly Stop[] {
  const open = stops.filter(({ finished }) => !finished);
  return open.filter((stop, index) => open.findIndex(({ classId }) => classId === stop.classId) === index);
}

async function lessonsOf(library: Library, stops: readonly Stop[]): Promise<Lesson[]> {
  const ids = [...new Set(stops.map(({ lessonId }) => lessonId))].slice(0, RECENT_LIMIT);
  return (await Promise.all(ids.map((id) => library.get(id)))).filter((lesson) => lesson !== null);
}
