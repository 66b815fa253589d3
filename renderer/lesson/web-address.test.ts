import { expect, test } from 'vitest';
import { shortened } from './web-address.ts';

const long =
  'https://basic.smartedu.cn/syncClassroom/classActivity?activityId=0f5a&chapterId=77aa&teachingmaterialId=9b31&classHourId=lesson_1';

test('a long address keeps its host and its end', () => {
  expect(shortened(long)).toBe('basic.smartedu.cn/…lId=9b31&classHourId=lesson_1');
  expect([...(shortened(long) ?? '')].length).toBe(48);
});

test('a short one stands as it is', () => {
  expect(shortened('https://lessons.example/triangle')).toBe(null);
});

test('a host is never cut, and a character of two halves neither', () => {
  const host = `${'a'.repeat(60)}.example`;
  expect(shortened(`http://${host}/${'b'.repeat(30)}`)).toBe(`${host}/…${'b'.repeat(12)}`);
  expect(shortened(`https://x.example/${'𠮷'.repeat(60)}`)).toBe(`x.example/…${'𠮷'.repeat(37)}`);
  expect(shortened('c'.repeat(60))).toBe(`${'c'.repeat(48)}/…${'c'.repeat(12)}`);
});
