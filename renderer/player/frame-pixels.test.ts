import { expect, test } from 'vitest';
import { shrunk } from './frame-pixels.ts';

/** Left half black, right half white. */
function halves(width: number, height: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) rgba.fill(0, y * width * 4, (y * width + width / 2) * 4);
  return rgba;
}
const greys = (rgba: Uint8ClampedArray) => [...rgba].filter((_, at) => at % 4 === 0);

test('a picture made smaller shows the same, opaque', () => {
  const small = shrunk(halves(64, 32), { width: 64, height: 32 }, { width: 4, height: 2 });
  expect(greys(small)).toEqual([0, 0, 255, 255, 0, 0, 255, 255]);
  expect([...small].filter((_, at) => at % 4 === 3)).toEqual(Array(8).fill(255));
});

test('a pixel over an edge is the mean of both sides', () => {
  const [, middle] = greys(shrunk(halves(48, 4), { width: 48, height: 4 }, { width: 3, height: 1 }));
  expect(middle).toBeGreaterThan(100);
  expect(middle).toBeLessThan(155);
});

test('one that is made larger has no holes', () => {
  const large = shrunk(halves(2, 1), { width: 2, height: 1 }, { width: 6, height: 3 });
  expect(greys(large)).toEqual([0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255]);
});
