import { describe, expect, test } from 'vitest';
import { createPicker } from './picker.ts';

describe('which pieces are fetched next', () => {
  test('those that are missing, in order, each by one only', () => {
    const picker = createPicker(10, (piece) => piece === 3);
    expect(picker.take(8)).toEqual({ from: 0, to: 3 });
    expect(picker.take(2)).toEqual({ from: 4, to: 6 });
    expect(picker.take(8)).toEqual({ from: 6, to: 10 });
    expect(picker.take(1)).toBe(null);
  });
  test('what did not come of a run may be taken again, what came not', () => {
    const picker = createPicker(4, () => false);
    const run = picker.take(4) ?? { from: 0, to: 0 };
    picker.came(0);
    picker.came(2);
    picker.giveBack(run);
    expect(picker.take(4)).toEqual({ from: 1, to: 2 });
    expect(picker.take(4)).toEqual({ from: 3, to: 4 });
    expect(picker.leftCount()).toBe(2);
  });
  test('from where the lesson plays first, then from the beginning', () => {
    const picker = createPicker(6, () => false);
    picker.needFrom(4);
    expect(picker.take(9)).toEqual({ from: 4, to: 6 });
    expect(picker.take(9)).toEqual({ from: 0, to: 4 });
  });
  test('a server without ranges is asked for all of it once, and not while others fetch', () => {
    const picker = createPicker(4, (piece) => piece === 0);
    const run = picker.takeAll();
    expect(run).toEqual({ from: 1, to: 4 });
    expect(picker.takeAll()).toBe(null);
    picker.giveBack(run ?? { from: 0, to: 0 });
    for (const piece of [1, 2, 3]) picker.came(piece);
    expect(picker.takeAll()).toBe(null);
    expect(picker.isWhole()).toBe(true);
  });
});
