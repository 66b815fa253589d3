import { randomUUID } from 'node:crypto';
import type { Handlers, People, SchoolClass, Teacher } from '../../core/contract/index.ts';
import {
  type ClassId,
  fail,
  ok,
  type Result,
  type Subject,
  type TeacherId,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';
import { byClassName, nameKey } from './people-names.ts';

type Renaming = Result<object, { code: 'nameTaken' | 'personGone' }>;

/** Teachers and classes of this PC: light profiles without account or password. At first nobody is chosen. */
export type PeopleService = {
  list(): Promise<People>;
  addTeacher(name: string, subject: Subject | null): Promise<Result<Teacher, { code: 'nameTaken' }>>;
  addClass(name: string): Promise<Result<SchoolClass, { code: 'nameTaken' }>>;
  renameTeacher(teacherId: TeacherId, name: string): Promise<Renaming>;
  renameClass(classId: ClassId, name: string): Promise<Renaming>;
  choose(teacherId: TeacherId | null, classId: ClassId | null): Promise<Result<People, { code: 'personGone' }>>;
  onChange(hear: (people: People) => void): Stop;
};

type Deps = { readonly lessons: Pick<Databases['lessons'], 'run'>; readonly wallClock: () => UnixMs };

export function createPeople({ lessons, wallClock }: Deps): PeopleService {
  const listeners = new Set<(people: People) => void>();

  async function list(): Promise<People> {
    const { teachers, classes, chosen } = await lessons.run('people.list', {});
    return {
      teachers: teachers as Teacher[],
      classes: (classes as SchoolClass[]).toSorted(byClassName),
      ...(chosen as Pick<People, 'teacherId' | 'classId'>),
    };
  }
  async function tell(): Promise<People> {
    const people = await list();
    for (const hear of [...listeners]) hear(people);
    return people;
  }
  async function renamed(answer: 'renamed' | 'nameTaken' | 'personGone'): Promise<Renaming> {
    if (answer !== 'renamed') return fail({ code: answer });
    await tell();
    return ok({});
  }

  return {
    list,
    async addTeacher(name, subject) {
      const teacher = { id: newTeacherId(), name, subject };
      const added = await lessons.run('people.addTeacher', {
        ...teacher,
        nameKey: nameKey(name),
        atUnixMs: wallClock(),
      });
      if (!added) return fail({ code: 'nameTaken' });
      await tell();
      return ok(teacher);
    },
    async addClass(name) {
      const schoolClass = { id: newClassId(), name };
      const added = await lessons.run('people.addClass', {
        ...schoolClass,
        nameKey: nameKey(name),
        atUnixMs: wallClock(),
      });
      if (!added) return fail({ code: 'nameTaken' });
      await tell();
      return ok(schoolClass);
    },
    renameTeacher: async (id, name) =>
      renamed(await lessons.run('people.renameTeacher', { id, name, nameKey: nameKey(name) })),
    renameClass: async (id, name) =>
      renamed(await lessons.run('people.renameClass', { id, name, nameKey: nameKey(name) })),
    async choose(teacherId, classId) {
      if (!(await lessons.run('people.choose', { teacherId, classId }))) return fail({ code: 'personGone' });
      return ok(await tell());
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

const newTeacherId = (): TeacherId => `t-${randomUUID()}` as TeacherId;
const newClassId = (): ClassId => `c-${randomUUID()}` as ClassId;

type PeopleHandlers = Pick<Handlers, 'people.list' | 'people.addTeacher' | 'people.addClass' | 'people.choose'>;

export function peopleHandlers(people: PeopleService): PeopleHandlers {
  return {
    'people.list': async () => ok(await people.list()),
    'people.addTeacher': ({ name, subject }) => people.addTeacher(name, subject),
    'people.addClass': ({ name }) => people.addClass(name),
    'people.choose': ({ teacherId, classId }) => people.choose(teacherId, classId),
  };
}
