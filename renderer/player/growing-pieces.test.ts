import { describe, expect, test } from 'vitest';
import { nextStep } from './growing-pieces.ts';

const piecesOf = (count: number, everySeconds = 1) =>
  Array.from({ length: count }, (_, n) => ({
    startSeconds: n * everySeconds,
    fromByte: 1000 + n * 100,
    untilByte: 1100 + n * 100,
  }));
const grows = (count: number) => ({ pieces: piecesOf(count), hasEnded: false });
const whole = (count: number) => ({ pieces: piecesOf(count), hasEnded: true });
const taken = (from: number, until: number) => new Set(Array.from({ length: until - from }, (_, n) => from + n));

describe('a film of which only pieces are there', () => {
  test('is asked for until its first piece is there', () => {
    expect(nextStep(grows(0), new Set(), 0)).toEqual({ kind: 'ask' });
    expect(nextStep(grows(1), new Set(), 0)).toMatchObject({ kind: 'fetch', index: 0 });
  });

  test('is fetched from the piece of the place that is played, a little ahead and no more', () => {
    expect(nextStep(grows(100), new Set(), 30.5)).toMatchObject({ kind: 'fetch', index: 30 });
    expect(nextStep(grows(100), taken(30, 35), 30.5)).toMatchObject({ kind: 'fetch', index: 35 });
    expect(nextStep(grows(100), taken(30, 60), 30.5)).toEqual({ kind: 'rest', isEnd: false });
  });

  test('is fetched where a seek went, also back', () => {
    expect(nextStep(grows(100), taken(30, 60), 25)).toMatchObject({ kind: 'fetch', index: 25 });
  });

  test('is asked for where it does not reach far enough, and not once it has ended', () => {
    expect(nextStep(grows(10), taken(0, 10), 5)).toEqual({ kind: 'ask' });
    expect(nextStep(whole(10), taken(0, 10), 5)).toEqual({ kind: 'rest', isEnd: true });
    expect(nextStep(whole(100), taken(0, 40), 5)).toEqual({ kind: 'rest', isEnd: false });
  });

  test('lets go what lies far behind or far ahead', () => {
    expect(nextStep(grows(200), taken(0, 60), 50)).toEqual({
      ...{ kind: 'remove', index: 0, fromSeconds: 0, untilSeconds: 1 },
    });
    expect(nextStep(grows(200), taken(150, 160), 50)).toMatchObject({ kind: 'remove', index: 150 });
  });
});
