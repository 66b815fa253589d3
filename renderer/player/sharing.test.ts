import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharing } from './sharing.ts';

test('what did not change in a newer copy is the same object as before, however deep it lies', () => {
  const before = { volume: 1, lesson: { tracks: [{ digest: 'a' }, { digest: 'b' }], cues: [] as string[] } };
  const next = { volume: 1, lesson: { tracks: [{ digest: 'a' }, { digest: 'c' }], cues: ['new'] } };
  const shared = sharing(before, next);
  expect(shared).toEqual(next);
  expect(shared.lesson.tracks[0]).toBe(before.lesson.tracks[0]);
  expect(shared.lesson.tracks[1]).not.toBe(before.lesson.tracks[1]);
  expect(sharing(before, structuredClone(before))).toBe(before);
});

test('it is always the newer one in all that it says, also where something went', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(json, json, (before, next) => {
      expect(sharing(before, next)).toEqual(next);
      expect(sharing(next, structuredClone(next))).toBe(next);
    }),
  );
  expect(sharing<unknown>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(sharing<unknown>([1, 2], [1])).toEqual([1]);
});
