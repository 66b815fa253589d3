import { describe, expect, test } from 'vitest';
import { fitChoices } from './fit-choices.ts';

/** Lessons of 5, 12 and 18 minutes. */
const fitting = Array.from({ length: 61 }, (_, minutes) => [5, 12, 18].filter((length) => length <= minutes).length);
const shown = (leftSeconds: number | null = null, chosen?: number) =>
  fitChoices(fitting, leftSeconds, chosen).map(({ minutes, isLeft, count }) => [minutes, isLeft, count]);
const usual = [
  [10, false, 1],
  [15, false, 2],
  [20, false, 3],
];

describe('the lengths that are offered', () => {
  test('are 10, 15 and 20 minutes, with how many fit', () => {
    expect(shown()).toEqual(usual);
  });

  test('begin with what is left of the period, in whole minutes', () => {
    expect(shown(17.9 * 60)).toEqual([[17, true, 2], ...usual]);
    expect(shown(15 * 60)).toEqual([[15, true, 2], ...usual.filter(([minutes]) => minutes !== 15)]);
  });

  test('leave out the last moments of a period, and a bell that is further away than was counted', () => {
    expect(shown(2 * 60)).toEqual(usual);
    expect(shown(90 * 60)).toEqual(usual);
  });

  test('keep what was left of the period when it was chosen, a minute later too', () => {
    expect(shown(16.5 * 60, 17 * 60)).toEqual([[16, true, 2], ...usual, [17, false, 2]]);
    expect(shown(null, 17 * 60)).toEqual([...usual, [17, false, 2]]);
  });

  test('leave out what nothing fits in, but never the one that is chosen', () => {
    expect(fitChoices([], null, undefined)).toEqual([]);
    expect(fitChoices([], null, 900)).toEqual([{ minutes: 15, isLeft: false, count: 0 }]);
  });
});
