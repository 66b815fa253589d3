import { describe, expect, test } from 'vitest';
import type { PlaylistLesson } from '../../core/contract/index.ts';
import { dropIndex, moved } from '../ui/drop-place.ts';
import { nextAfter, nextToTeach } from './next.ts';

type Told = { done?: boolean; begun?: boolean; gone?: boolean; withdrawn?: boolean; noLength?: boolean };

function lesson(lessonId: string, { done, begun, gone, withdrawn, noLength }: Told = {}): PlaylistLesson {
  return {
    lessonId,
    durationSeconds: noLength ? 0 : 60,
    lesson: gone ? null : { id: lessonId },
    withdrawn: withdrawn ? 'wrong' : null,
    stop: done || begun ? { stopSeconds: 5, finished: done ?? false } : null,
  } as unknown as PlaylistLesson;
}

describe('the next lesson of a list', () => {
  test.each<[string, PlaylistLesson[], string | null]>([
    ['is the first of a new list', [lesson('a'), lesson('b')], 'a'],
    ['is the one that was begun', [lesson('a', { done: true }), lesson('b', { begun: true })], 'b'],
    ['is one that was left out', [lesson('a'), lesson('b', { done: true })], 'a'],
    [
      'is not one that has gone or was taken back',
      [lesson('a', { gone: true }), lesson('b', { withdrawn: true })],
      null,
    ],
    ['is none where all are finished', [lesson('a', { done: true })], null],
    ['is a hand-out', [lesson('a', { noLength: true }), lesson('b')], 'a'],
    ['is not a hand-out that was passed', [lesson('a', { noLength: true }), lesson('b', { begun: true })], 'b'],
  ])('%s', (_, lessons, expected) => {
    expect(nextToTeach(lessons)?.lessonId ?? null).toBe(expected);
  });

  test('after the one before the class skips what cannot be shown', () => {
    const lessons = [lesson('a'), lesson('b', { gone: true }), lesson('c', { done: true })];
    expect(nextAfter(lessons, 'a')?.lessonId).toBe('c');
    expect(nextAfter(lessons, 'c')).toBe(null);
    expect(nextAfter(lessons, 'of no list')).toBe(null);
  });
});

describe('a row that is dragged', () => {
  const middles = [10, 30, 50, 70];
  test.each([
    [0, 5, 0],
    [0, 31, 1],
    [0, 500, 3],
    [3, 0, 0],
    [2, 40, 2],
  ])('from %d with the pointer at %d comes to lie at %d', (from, pointer, expected) => {
    expect(dropIndex(middles, from, pointer)).toBe(expected);
  });

  test('leaves the others in their order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  });
});
