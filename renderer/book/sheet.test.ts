import { describe, expect, test } from 'vitest';
import { isTall, sheetRect } from './sheet.ts';

const A4 = 210 / 297;

describe('a page in the picture', () => {
  test('[S31] is whole, in its own shape and in the middle', () => {
    const { x, y, width, height } = sheetRect(A4, 'page', 0);
    expect({ y, height }).toEqual({ y: 0, height: 1 });
    expect(x * 2 + width).toBeCloseTo(1);
    expect((width * 16) / (height * 9)).toBeCloseTo(A4);
  });

  test('by its width begins at its top and ends at its foot', () => {
    const top = sheetRect(A4, 'width', 0);
    const foot = sheetRect(A4, 'width', 1);
    expect(top.y).toBeCloseTo(0);
    expect(foot.y + foot.height).toBeCloseTo(1);
    expect((top.width * 16) / (top.height * 9)).toBeCloseTo(A4);
  });

  test('wider than the picture is whole either way', () => {
    expect(sheetRect(3, 'width', 1)).toEqual(sheetRect(3, 'page', 0));
    expect([isTall(3), isTall(16 / 9), isTall(A4)]).toEqual([false, false, true]);
  });
});
