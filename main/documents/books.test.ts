import { expect, test } from 'vitest';
import type { Lesson, LessonId } from '../../core/words/index.ts';
import { createBooks } from './books.ts';

const place = {
  grade: 4,
  subject: 'mathematics',
  edition: { publisher: '人教版', year: 2013 },
  volume: 'lower',
  ready: true,
};
const digest = 'b'.repeat(64);
const book = { ...place, id: 'book', title: { 'zh-CN': '数学四年级下册' }, durationSeconds: 0 };
const textbook = { role: 'textbook', mediaType: 'application/pdf', digest };
const all = [
  { ...book, assets: [textbook] },
  { ...place, id: 'triangle', title: { 'zh-CN': '三角形的内角和' }, durationSeconds: 600, assets: [] },
  {
    ...place,
    id: 'newer',
    edition: { publisher: '人教版', year: 2024 },
    title: { 'zh-CN': '新' },
    durationSeconds: 600,
    assets: [],
  },
  { ...place, id: 'unplaced', subject: 'other', title: { 'zh-CN': '?' }, durationSeconds: 600, assets: [] },
] as unknown as Lesson[];
const booksWhere = (here: boolean) =>
  createBooks({
    lessonOf: async (id) => all.find((one) => one.id === id) ?? null,
    hasFile: async () => here,
    lessonsOf: async () => all,
  });
const id = (name: string) => name as LessonId;

test('a lesson finds the book of its grade, subject, edition and volume where it is here', async () => {
  expect(await booksWhere(true).bookOf(id('triangle'))).toEqual({ lessonId: 'book', digest, title: book.title });
  expect(await booksWhere(false).bookOf(id('triangle'))).toBeNull();
});

test('another year of the edition is another book, and of an unplaced lesson none is guessed', async () => {
  expect(await booksWhere(true).bookOf(id('newer'))).toBeNull();
  expect(await booksWhere(true).bookOf(id('unplaced'))).toBeNull();
  expect(await booksWhere(true).bookOf(id('gone'))).toBeNull();
});

test('a book finds its lessons, a lesson has none in it', async () => {
  expect((await booksWhere(true).lessonsIn(id('book'))).map((lesson) => lesson.id)).toEqual(['triangle']);
  expect(await booksWhere(true).lessonsIn(id('triangle'))).toEqual([]);
});
