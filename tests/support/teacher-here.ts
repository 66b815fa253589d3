import type { ClassId, Lesson, LessonCard, LessonId, TeacherId } from '../../core/words/index.ts';
import { dataFolder, handClock } from './data.ts';

export const wang = 't-wang' as TeacherId;

export function lessonNamed(id: LessonId, title: string, own: Partial<Lesson> = {}): Lesson {
  return { id, title: { 'zh-CN': title }, edition: null, assets: [], ...own } as unknown as Lesson;
}

/** What the rooms keep for one teacher, on a real lessons.db: who is chosen, the lessons there are, and the wall's clock. */
export function teacherHere(lessons: readonly Lesson[]) {
  const data = dataFolder();
  const wall = handClock();
  const library = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  let opened = data.openLessons();
  const here = {
    ...{ data, wall, library },
    teacherId: wang as TeacherId | null,
    lessons: () => opened.lessons,
    /** What such a room is made with. */
    ports: () => ({
      lessons: opened.lessons,
      lessonOf: async (id: LessonId) => library.get(id) ?? null,
      cardOf: ({ id, title }: Lesson) => ({ id, title }) as LessonCard,
      people: async () => ({ teacherId: here.teacherId, classId: 'c-1' as ClassId }),
      wallClock: wall.now,
    }),
    /** As after a restart; rooms are to be made anew. */
    async reopen() {
      await opened.close();
      opened = data.openLessons();
    },
    clean: () => data.clean(),
  };
  return here;
}

export type TeacherHere = ReturnType<typeof teacherHere>;
