import { expect, test } from 'vitest';
import { lessonsOfPage, pageOfLesson } from './places.ts';

const outline = [
  { title: '5 三角形', pageIndex: 58, depth: 0 },
  { title: '三角形的特性', pageIndex: 59, depth: 1 },
  { title: '三角形的内角和', pageIndex: 66, depth: 1 },
  { title: '6 小数的加法和减法', pageIndex: 71, depth: 0 },
];
const lesson = (title: string, unit: string | null = null) => ({
  title: { 'zh-CN': title },
  unit: unit === null ? null : { 'zh-CN': unit },
});

test('a lesson is where the outline says its title, else its unit', () => {
  expect(pageOfLesson(outline, lesson('三角形的内角和'))).toBe(66);
  expect(pageOfLesson(outline, lesson('三角形的内角和（第1课时）'))).toBe(66);
  expect(pageOfLesson(outline, lesson('练一练', '第五单元 三角形'))).toBe(58);
  expect(pageOfLesson(outline, lesson('圆的周长', '圆'))).toBeNull();
});

test('a page shows the lessons that began last before it', () => {
  const lessons = [lesson('三角形的特性'), lesson('三角形的内角和'), lesson('圆的周长')];
  const on = (pageIndex: number) => lessonsOfPage(outline, lessons, pageIndex).map(({ title }) => title['zh-CN']);
  expect(on(62)).toEqual(['三角形的特性']);
  expect(on(68)).toEqual(['三角形的内角和']);
  expect(on(10)).toEqual([]);
});
