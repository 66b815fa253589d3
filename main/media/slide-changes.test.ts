import { describe, expect, test } from 'vitest';
import { type GreyPictures, slideChanges } from './slide-changes.ts';

const cells = 100;
const perSecond = 4;

/** Pictures of so many seconds each; a slide is the share of cells that are white. */
function film(...slides: readonly (readonly [seconds: number, picture: (at: number) => number[]])[]): GreyPictures {
  const all = slides.flatMap(([seconds, picture]) =>
    Array.from({ length: seconds * perSecond }, (_, index) => picture(index)),
  );
  return { cells, perSecond, startSeconds: 0, bytes: Uint8Array.from(all.flat()) };
}
const slide = (seed: number) => () => Array.from({ length: cells }, (_, cell) => ((cell + seed) % 7 === 0 ? 40 : 230));
const noisy = (at: number) => Array.from({ length: cells }, (_, cell) => 120 + ((cell * 31 + at * 17) % 9));
const moving = (at: number) => Array.from({ length: cells }, (_, cell) => (((cell + at * 9) % cells) * 255) / cells);

describe('where slides change', () => {
  test('a cut is dated at the first picture of the new slide', () => {
    expect(slideChanges(film([10, slide(1)], [8, slide(3)], [6, slide(2)]))).toEqual([10, 18]);
  });

  test('a fade is dated when the new slide stands still', () => {
    const [from, to] = [slide(1)(), slide(3)()];
    const fade = (at: number) => from.map((grey, cell) => grey + (((to[cell] ?? 0) - grey) * (at + 1)) / 4);
    const [change, ...others] = slideChanges(film([10, slide(1)], [1, fade], [9, slide(3)]));
    expect(others).toEqual([]);
    expect(change).toBeGreaterThanOrEqual(10.5);
    expect(change).toBeLessThanOrEqual(11);
  });

  test('noise of the coding is no change, nor is a line that is written', () => {
    const written = (at: number) => slide(1)().map((grey, cell) => (cell < at / 4 ? 255 - grey : grey));
    expect(slideChanges(film([20, noisy]))).toEqual([]);
    expect(slideChanges(film([20, written]))).toEqual([]);
  });

  test('a film within the slides is one change where it begins, and one where slides go on', () => {
    const found = slideChanges(film([10, slide(1)], [20, moving], [10, slide(3)]));
    expect(found).toHaveLength(2);
    expect(found[0]).toBeGreaterThanOrEqual(10);
    expect(found[0]).toBeLessThanOrEqual(12.5);
    expect(found[1]).toBeCloseTo(30, 0);
  });

  test('a slide that builds up in steps within three seconds is one', () => {
    expect(slideChanges(film([10, slide(1)], [1, slide(3)], [1, slide(2)], [8, slide(5)]))).toHaveLength(1);
  });

  test('nothing and one picture have none', () => {
    expect(slideChanges(film())).toEqual([]);
    expect(slideChanges(film([1, slide(1)]))).toEqual([]);
  });
});
