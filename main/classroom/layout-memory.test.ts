import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LessonId, mediaSeconds, type TeacherId } from '../../core/words/index.ts';
import { lessonOf } from '../../tests/fixtures/session.ts';
import { type DataFolder, dataFolder, type LessonsHere } from '../../tests/support/data.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { createLayoutMemory } from './layout-memory.ts';
import { createSession } from './session.ts';

let data: DataFolder;
let here: LessonsHere;
beforeEach(() => {
  data = dataFolder();
  here = data.openLessons();
});
afterEach(() => data.clean());

const wang = 't-wang' as TeacherId;
const li = 't-li' as TeacherId;
const lesson = lessonOf();

function room() {
  const session = createSession(createVirtualClock());
  const memory = createLayoutMemory({ session, lessons: here.lessons, log: streamLog(() => undefined) });
  const open = (teacherId: TeacherId | null) =>
    session.dispatch({ type: 'open', lesson, teacherId, classId: null, fromSeconds: mediaSeconds(0) });
  return { session, memory, open };
}

describe('how a lesson was laid out', () => {
  test('[S55] is remembered of each teacher and lesson, with what a hand has set', async () => {
    const { session, memory, open } = room();
    open(wang);
    session.dispatch({ type: 'layout', kind: 'sideBySide', corner: 'topLeft' });
    session.dispatch({ type: 'tuneLayout', split: 0.6 });
    open(li);
    session.dispatch({ type: 'layout', kind: 'screenOnly' });
    expect(await memory.layoutOf(wang, lesson.id)).toEqual({ kind: 'sideBySide', corner: 'topLeft', split: 0.6 });
    expect(await memory.layoutOf(li, lesson.id)).toMatchObject({ kind: 'screenOnly' });
    expect(await memory.layoutOf(wang, 'test:other' as LessonId)).toBeNull();
    expect(await memory.layoutOf(null, lesson.id)).toBeNull();
  });

  test('is not what the lesson before had: only a teacher’s own word is kept', async () => {
    const { memory, open } = room();
    open(wang);
    expect(await memory.layoutOf(wang, lesson.id)).toBeNull();
  });

  test('laid as drawn again, the lesson is opened as drawn', async () => {
    const { session, memory, open } = room();
    open(null);
    session.dispatch({ type: 'tuneLayout', split: 0.6 });
    session.dispatch({ type: 'tuneLayout', split: null });
    expect(await memory.layoutOf(null, lesson.id)).toEqual({ kind: 'sideBySide', corner: 'topRight' });
  });
});
