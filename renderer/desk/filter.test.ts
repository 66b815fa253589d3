import { expect, test } from 'vitest';
import { bytes, type LessonCard, type LessonId, mediaSeconds, type Subject } from '../../core/words/index.ts';
import { facetsOf, matches, noFilter } from './filter.ts';

const card = (grade: number | null, subject: Subject): LessonCard => ({
  id: `${grade}/${subject}` as LessonId,
  title: { en: 'x' },
  stage: null,
  grade,
  subject,
  edition: null,
  volume: null,
  unit: null,
  durationSeconds: mediaSeconds(bytes(60)),
  poster: null,
  imported: false,
  ready: true,
});
const cards = [card(9, 'physics'), card(4, 'mathematics'), card(5, 'mathematics'), card(null, 'other')];

test('the sidebar offers the grades and subjects that there are, and no others', () => {
  expect(facetsOf(cards)).toEqual({
    grades: [
      { stage: 'primary', grades: [4, 5] },
      { stage: 'junior', grades: [9] },
    ],
    subjects: ['mathematics', 'physics', 'other'],
  });
  expect(facetsOf([])).toEqual({ grades: [], subjects: [] });
  const told = facetsOf(cards.slice(0, 1), { grade: { 7: 3, 10: 1 }, subject: { history: 4 } });
  expect(told.grades.flatMap(({ grades }) => grades)).toEqual([7, 9, 10]);
  expect(told.subjects).toEqual(['physics', 'history']);
});

test('a filter narrows by grade and subject together', () => {
  const left = (filter: Parameters<typeof matches>[1]) => cards.filter((one) => matches(one, filter)).length;
  expect(left(noFilter)).toBe(4);
  expect(left({ grade: null, subject: 'mathematics' })).toBe(2);
  expect(left({ grade: 4, subject: 'mathematics' })).toBe(1);
  expect(left({ grade: 9, subject: 'mathematics' })).toBe(0);
});
