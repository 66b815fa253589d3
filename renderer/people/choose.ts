import type { People } from '../../core/contract/index.ts';
import type { ClassId, TeacherId } from '../../core/words/index.ts';
import { type Lectern, useLectern, useStore, useWords } from '../state/index.ts';
import { errorText, type Words } from '../words/index.ts';

const nobody: People = { teachers: [], classes: [], teacherId: null, classId: null };

export type PeopleInHand = {
  readonly people: People;
  readonly className: string | null;
  readonly teacherName: string | null;
  readonly chooseClass: (classId: ClassId | null) => Promise<void>;
  readonly chooseTeacher: (teacherId: TeacherId | null) => Promise<void>;
  /** Adds and chooses; answers the error in words, or null. */
  readonly addClass: (name: string) => Promise<string | null>;
  readonly addTeacher: (name: string) => Promise<string | null>;
};

export function usePeople(): PeopleInHand {
  const lectern = useLectern();
  const words = useWords();
  const people = useStore(lectern.people) ?? nobody;
  const choose = (next: Choice) => chooseWithUndo(lectern, words, people, next);
  return {
    people,
    className: people.classes.find((one) => one.id === people.classId)?.name ?? null,
    teacherName: people.teachers.find((one) => one.id === people.teacherId)?.name ?? null,
    chooseClass: (classId) => choose({ teacherId: people.teacherId, classId }),
    chooseTeacher: (teacherId) => choose({ teacherId, classId: people.classId }),
    async addClass(name) {
      const added = await lectern.call('people.addClass', { name });
      if (!added.ok) return errorText(words, added.error.code);
      await choose({ teacherId: people.teacherId, classId: added.value.id });
      return null;
    },
    async addTeacher(name) {
      const added = await lectern.call('people.addTeacher', { name, subject: null });
      if (!added.ok) return errorText(words, added.error.code);
      await choose({ teacherId: added.value.id, classId: people.classId });
      return null;
    },
  };
}

type Choice = { readonly teacherId: TeacherId | null; readonly classId: ClassId | null };

async function chooseWithUndo(lectern: Lectern, words: Words, before: People, next: Choice): Promise<void> {
  if (next.teacherId === before.teacherId && next.classId === before.classId) return;
  const answer = await lectern.call('people.choose', next);
  if (!answer.ok) return lectern.notices.say(errorText(words, answer.error.code));
  const now = answer.value;
  const names = [
    now.classes.find((one) => one.id === now.classId)?.name ?? words.t('people.noClass'),
    now.teachers.find((one) => one.id === now.teacherId)?.name ?? words.t('people.noTeacher'),
  ];
  lectern.notices.did(words.t('people.chose', { name: names.join(' · ') }), () => {
    const { teacherId, classId } = before;
    void lectern.call('people.choose', { teacherId, classId }).then((undone) => {
      if (!undone.ok) lectern.notices.say(errorText(words, undone.error.code));
    });
  });
}
