import type { ClassStop, People, SearchFacets } from '../../core/contract/index.ts';
import type { Lesson, LessonId, TeacherId } from '../../core/words/index.ts';
import type { Library } from './library.ts';

type Deps = {
  readonly library: Pick<Library, 'get'>;
  /** The teacher's stops, newest first. */
  readonly stops: (teacherId: TeacherId | null) => Promise<readonly Pick<ClassStop, 'lessonId'>[]>;
  readonly people: () => Promise<Pick<People, 'teacherId'> & Partial<Pick<People, 'teachers'>>>;
};

/**
 * What the teacher in the room teaches, by which found lessons are put in order: the book of the lesson that she taught
 * last, and the subject she is known by. After a lesson in another subject (she stood in for somebody) only its stage
 * and grade say something of her.
 */
export function createTeaching({ library, stops, people }: Deps): () => Promise<SearchFacets> {
  // Asked with every letter of a search: the lesson is looked into once.
  let taught: { readonly lessonId: LessonId; readonly book: SearchFacets } | null = null;
  return async () => {
    const { teacherId, teachers = [] } = await people();
    const subject = teachers.find(({ id }) => id === teacherId)?.subject ?? null;
    const [last] = await stops(teacherId);
    if (last && taught?.lessonId !== last.lessonId) {
      const lesson = await library.get(last.lessonId);
      taught = { lessonId: last.lessonId, book: lesson ? bookOf(lesson) : {} };
    }
    return teachingOf(subject, last && taught ? taught.book : {});
  };
}

export function teachingOf(subject: SearchFacets['subject'] | null, last: SearchFacets): SearchFacets {
  if (subject === null || subject === undefined) return last;
  if (last.subject === subject) return last;
  const { stage, grade } = last;
  return { subject, ...(stage && { stage }), ...(grade && { grade }) };
}

/** `other` is what nobody described. */
function bookOf({ stage, grade, subject, edition }: Lesson): SearchFacets {
  const publisher = edition?.publisher;
  return {
    ...(subject !== 'other' && { subject }),
    ...(stage && { stage }),
    ...(grade && { grade }),
    ...(publisher && { publisher }),
  };
}
