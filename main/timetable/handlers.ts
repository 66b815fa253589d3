import type { Handlers, People, SchoolClass, Teacher } from '../../core/contract/index.ts';
import {
  type ClassId,
  fail,
  type LessonCard,
  type LessonId,
  ok,
  type Result,
  type TeacherId,
} from '../../core/words/index.ts';
import { readSource } from './import-file.ts';
import type { TimetableService } from './timetable.ts';
import { classOf, createWeeks, teacherOf } from './week.ts';

type TimetableHandlers = Pick<Handlers, Extract<keyof Handlers, `timetable.${string}`>>;

type NameTaken = { readonly code: 'nameTaken' };
type PeopleHere = {
  list(): Promise<People>;
  addTeacher(name: string, subject: null): Promise<Result<Teacher, NameTaken>>;
  addClass(name: string): Promise<Result<SchoolClass, NameTaken>>;
  choose(teacherId: TeacherId | null, classId: ClassId | null): Promise<Result<People, { code: 'personGone' }>>;
};

type Deps = {
  readonly timetable: TimetableService;
  readonly people: PeopleHere;
  readonly cardOf: (lessonId: LessonId) => Promise<LessonCard | null>;
  /** For files that a window sends: they are read where they can be sought in, and taken away again. */
  readonly workFolder: string;
};

export function timetableHandlers({ timetable, people, cardOf, workFolder }: Deps): TimetableHandlers {
  const weeks = createWeeks({ timetable, people: people.list, cardOf });
  return {
    'timetable.read': async () => ok(timetable.view()),
    'timetable.change': ({ changes }) => timetable.change(changes),
    'timetable.undo': ({ change }) => timetable.undo(change),
    'timetable.week': async ({ date }) => ok(await weeks.week(date)),
    'timetable.now': async () => ok(await weeks.now()),
    async 'timetable.planLesson'({ lessonId, ...place }) {
      if (lessonId === null) return ok({ before: await timetable.plan(place, null) });
      const title = (await cardOf(lessonId))?.title ?? timetable.titleTakenOut(lessonId);
      if (title === null) return fail({ code: 'lessonGone' });
      return ok({ before: await timetable.plan(place, { lessonId, title }) });
    },
    async 'timetable.takeClass'({ className, teacherName }) {
      const who = await people.list();
      const schoolClass = className === null ? null : (classOf(who, className) ?? (await people.addClass(className)));
      const teacher =
        teacherName === null ? null : (teacherOf(who, teacherName) ?? (await people.addTeacher(teacherName, null)));
      return people.choose(idOf(teacher) ?? who.teacherId, idOf(schoolClass) ?? who.classId);
    },
    'timetable.import': ({ source }) => readSource(source, workFolder),
  };
}

/** Of one that is there, or was added; a name that was taken meanwhile is nobody's. */
function idOf<Id>(one: { readonly id: Id } | Result<{ readonly id: Id }, NameTaken> | null): Id | null {
  if (one === null) return null;
  if ('id' in one) return one.id;
  return one.ok ? one.value.id : null;
}
