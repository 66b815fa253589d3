import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createThumb, type Place } from './thumb.ts';

let told: (Place | null)[];
const x = (place: Place | null | undefined) => place?.x ?? null;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
});
afterEach(() => void vi.useRealTimers());

const thumb = () =>
  createThumb(
    (at) => told.push(at),
    () => Date.now(),
  );

test('a quick thumb is told of 25 times a second, and last of all where it is', () => {
  const one = thumb();
  for (let n = 0; n <= 100; n += 1) {
    one.at({ x: n / 100, y: 0.5 });
    vi.advanceTimersByTime(5);
  }
  expect(told.length).toBeLessThanOrEqual(14);
  vi.advanceTimersByTime(40);
  expect(x(told.at(-1))).toBe(1);
});

test('one that rests says now and then that it is there, and nothing once it was lifted', () => {
  const one = thumb();
  one.at({ x: 0.2, y: 0.2 });
  vi.advanceTimersByTime(1600);
  expect(told.map(x)).toEqual([0.2, 0.2, 0.2, 0.2]);
  one.lift();
  one.lift();
  vi.advanceTimersByTime(5000);
  expect(told.slice(4)).toEqual([null]);
});
