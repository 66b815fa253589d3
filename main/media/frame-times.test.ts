import { describe, expect, test } from 'vitest';
import { frameTableBytes, frameTimesOf } from './frame-times.ts';

const ms = { numerator: 1, denominator: 1000 };

describe('when frames begin', () => {
  test('evenly spaced ticks give the exact rate in lowest terms', () => {
    const ticks = Array.from({ length: 100 }, (_, index) => index * 1001);
    const frames = frameTimesOf(ticks, { numerator: 1, denominator: 30_000 }, []);
    expect(frames).toEqual({
      kind: 'constant',
      rateNumerator: 30_000,
      rateDenominator: 1001,
      startSeconds: 0,
      count: 100,
    });
  });

  test('the order of decoding does not matter, and a time that comes twice is one frame', () => {
    const frames = frameTimesOf([0, 120, 40, 80, 80], ms, []);
    expect(frames).toMatchObject({ kind: 'constant', rateNumerator: 25, rateDenominator: 1, count: 4 });
  });

  test('whole milliseconds of a WebM at 30 frames a second are still a constant rate', () => {
    const ticks = Array.from({ length: 3000 }, (_, index) => Math.round((index * 1000) / 30));
    const frames = frameTimesOf(ticks, ms, [{ numerator: 30, denominator: 1 }]);
    expect(frames).toMatchObject({ kind: 'constant', rateNumerator: 30, rateDenominator: 1, count: 3000 });
  });

  test('one frame that is late by a quarter makes a table', () => {
    const frames = frameTimesOf([0, 40, 90, 120], ms, [{ numerator: 25, denominator: 1 }]);
    expect(frames).toMatchObject({ kind: 'table', count: 4 });
  });

  test('a rate that the container claims wrongly is not believed', () => {
    const frames = frameTimesOf([0, 100, 200], ms, [{ numerator: 25, denominator: 1 }]);
    expect(frames).toMatchObject({ kind: 'constant', rateNumerator: 10, rateDenominator: 1 });
  });

  test('a slow drift off the claimed rate makes a table, however small each step is', () => {
    const ticks = Array.from({ length: 20_000 }, (_, index) => Math.round(index * 33.366));
    const frames = frameTimesOf(ticks, ms, [{ numerator: 30, denominator: 1 }]);
    expect(frames.kind).toBe('table');
  });

  test("times count from the file's own beginning, also where its first frame comes later", () => {
    expect(frameTimesOf([67, 107, 147], ms, [])).toMatchObject({ startSeconds: 0.067, count: 3 });
  });

  test('a single frame and no frame are no trouble', () => {
    expect(frameTimesOf([0], ms, [])).toMatchObject({ count: 1 });
    expect(frameTimesOf([], ms, [])).toMatchObject({ count: 0 });
  });

  test('the file of a table is float64 in little-endian order', () => {
    const file = frameTableBytes({ kind: 'table', seconds: Float64Array.of(0, 0.04), count: 2 });
    expect(file.length).toBe(16);
    expect(new DataView(file.buffer).getFloat64(8, true)).toBe(0.04);
  });
});
