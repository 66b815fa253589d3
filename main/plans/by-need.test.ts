import { expect, test } from 'vitest';
import type { ClassId, LessonId, PlanId, UnixMs } from '../../core/words/index.ts';
import { plansByNeed } from './by-need.ts';

const plan = (id: string, lessonId: string, classId: string | null = null) => ({
  ...{ id: id as PlanId, name: id, classId: classId as ClassId | null, periodSeconds: 2400 },
  ...{ lessons: [{ lessonId: lessonId as LessonId, title: {} }], segments: 0, videoSeconds: 0 },
  changedUnixMs: 0 as UnixMs,
});
const period = (startsAtUnixMs: number, lessonId: string, classId: string | null) => ({
  ...{ startsAtUnixMs: startsAtUnixMs as UnixMs, lessonId: lessonId as LessonId },
  ...{ classId: classId as ClassId | null, className: classId },
});

test('a plan stands before those that are needed later, and those before the ones nobody has planned', () => {
  const all = [plan('old', 'f/x'), plan('later', 'f/b'), plan('soon', 'f/a'), plan('older', 'f/y')];
  const sorted = plansByNeed(all, [period(10, 'f/a', 'c-1'), period(20, 'f/b', 'c-1'), period(30, 'f/a', 'c-2')]);
  expect(sorted.map(({ id }) => id)).toEqual(['soon', 'later', 'old', 'older']);
  expect(sorted.map(({ next }) => next?.startsAtUnixMs ?? null)).toEqual([10, 20, null, null]);
});

test('a plan for one class is needed in that class’s period', () => {
  const coming = [period(10, 'f/a', 'c-1'), period(30, 'f/a', 'c-2')];
  expect(plansByNeed([plan('own', 'f/a', 'c-2')], coming)[0]?.next).toEqual({ startsAtUnixMs: 30, className: 'c-2' });
  expect(plansByNeed([plan('own', 'f/a', 'c-3')], coming)[0]?.next).toBeNull();
});
