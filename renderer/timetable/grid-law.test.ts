import { describe, expect, test } from 'vitest';
import {
  bellPatterns,
  bellsOf,
  changed,
  emptyTimetable,
  rowsOfText,
  type TimetableChange,
} from '../../core/timetable/index.ts';
import { changeTo, copied, type GridShape, isIn, nextDown, pasted, rangeOf, stepped, textAt } from './grid-law.ts';

const marks = { odd: '单', even: '双' };
const shape: GridShape = {
  days: [1, 2, 3, 4, 5],
  bells: [...bellsOf(bellPatterns.primary)],
  layer: 'every',
  classNames: [],
};
const at = (row: number, column: number) => ({ row, column });

function made(...changes: TimetableChange[]) {
  const next = changed(emptyTimetable, changes);
  if (!next.ok) throw new Error(next.error.code);
  return next.value.periods;
}

describe('moving through the week', () => {
  test('stays in it', () => {
    expect(stepped(shape, at(0, 0), -1, -1)).toEqual(at(0, 0));
    expect(stepped(shape, at(6, 4), 1, 1)).toEqual(at(6, 4));
  });

  test('goes down the day, and on with the next', () => {
    expect(nextDown(shape, at(0, 0))).toEqual(at(1, 0));
    expect(nextDown(shape, at(6, 0))).toEqual(at(0, 1));
    expect(nextDown(shape, at(6, 4))).toEqual(at(6, 4));
  });

  test('selects from where it began, whichever way', () => {
    const range = rangeOf(at(3, 1), at(1, 2));
    expect([isIn(range, at(2, 1)), isIn(range, at(2, 3)), isIn(range, at(0, 1))]).toEqual([true, false, false]);
  });
});

describe('cells', () => {
  test('are filled, copied and pasted as a spreadsheet does', () => {
    const filled = made(...pasted([], shape, rangeOf(at(0, 0), at(1, 1)), rowsOfText('四2 数学')));
    expect(copied(filled, shape, rangeOf(at(0, 0), at(2, 1)), marks)).toBe(
      '四2 数学\t四2 数学\n四2 数学\t四2 数学\n\t',
    );
    const block = made(...pasted([], shape, rangeOf(at(0, 3), at(0, 3)), rowsOfText('数学\t语文\t英语\n\t美术')));
    // What falls out of the week is not there.
    expect(copied(block, shape, rangeOf(at(0, 3), at(1, 4)), marks)).toBe('数学\t语文\n\t美术');
  });

  test('of one kind of weeks leave those of the others alone, and say no mark', () => {
    const odd = { ...shape, layer: 'odd' as const };
    const both = made(...changeTo([], shape, at(0, 0), '数学(单)/美术(双)'));
    expect(textAt(both, shape, at(0, 0), marks)).toBe('数学 (单); 美术 (双)');
    expect(textAt(both, odd, at(0, 0), marks)).toBe('数学');
    const next = made(...changeTo(both, odd, at(0, 0), '语文'));
    expect(textAt(next, shape, at(0, 0), marks)).toBe('美术 (双); 语文 (单)');
  });
});
