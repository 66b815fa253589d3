import { describe, expect, test } from 'vitest';
import type { Lesson, LessonId, Subject, TeacherId } from '../../core/words/index.ts';
import { createTeaching, teachingOf } from './teaching.ts';

describe('what a teacher teaches', () => {
  const book = { subject: 'mathematics', stage: 'primary', grade: 4, publisher: '人教版' } as const;

  test('is the book of her last lesson', () => {
    expect(teachingOf(null, book)).toEqual(book);
    expect(teachingOf('mathematics', book)).toEqual(book);
  });
  test('is her own subject where she stood in for somebody, in the stage and grade she stood in', () => {
    expect(teachingOf('music', book)).toEqual({ subject: 'music', stage: 'primary', grade: 4 });
  });
  test('is her subject alone before her first lesson, and nothing where nobody is chosen', () => {
    expect(teachingOf('music', {})).toEqual({ subject: 'music' });
    expect(teachingOf(null, {})).toEqual({});
  });

  test('follows the teacher in the room, and looks into each lesson once', async () => {
    let looked = 0;
    let teacherId = 'wang' as TeacherId | null;
    const lesson = { stage: 'primary', grade: 4, subject: 'mathematics', edition: null } as unknown as Lesson;
    const teaching = createTeaching({
      library: {
        async get() {
          looked += 1;
          return lesson;
        },
      },
      stops: async (id) => (id === 'wang' ? [{ lessonId: 'l' as LessonId }] : []),
      people: async () => ({
        teacherId,
        teachers: [{ id: 'li' as TeacherId, name: '李老师', subject: 'art' as Subject }],
      }),
    });
    for (let n = 0; n < 3; n += 1)
      expect(await teaching()).toEqual({ subject: 'mathematics', stage: 'primary', grade: 4 });
    teacherId = 'li' as TeacherId;
    expect(await teaching()).toEqual({ subject: 'art' });
    expect(looked).toBe(1);
  });
});
