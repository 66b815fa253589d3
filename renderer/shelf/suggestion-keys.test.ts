import { expect, test } from 'vitest';
import { moved } from './suggestion-keys.ts';

test('arrows go through the suggestions and back to what is typed', () => {
  const after = (...keys: string[]) => keys.reduce((at, key) => moved(key, at, 3) ?? at, -1);
  expect(after('ArrowDown')).toBe(0);
  expect(after('ArrowDown', 'ArrowDown', 'ArrowDown')).toBe(2);
  expect(after('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe(-1);
  expect(after('ArrowUp')).toBe(2);
  expect(after('ArrowDown', 'ArrowUp')).toBe(-1);
});

test('other keys, and arrows where nothing is offered, are the box’s own', () => {
  expect(moved('a', -1, 3)).toBe(null);
  expect(moved('ArrowLeft', 0, 3)).toBe(null);
  expect(moved('ArrowDown', -1, 0)).toBe(null);
});
