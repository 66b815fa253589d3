import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantFrames, digestOf } from '../../tests/fixtures/session.ts';
import type { FrameTimes } from '../words/index.ts';
import { frameAt, frameStep, presentedFrame } from './frames.ts';

const rates = fc.constantFrom(15, 23.976, 24, 25, 29.97, 30, 50, 60);
const frames = fc.record({ rate: rates, index: fc.integer({ min: 0, max: 200_000 }) });
const toMicroseconds = (seconds: number) => Math.floor(seconds * 1e6) / 1e6;

/** Times between frames as real recordings have them: uneven, at least a millisecond. */
const tables = fc
  .array(fc.double({ min: 0.001, max: 2, noNaN: true }), { minLength: 1, maxLength: 200 })
  .map((gaps) => gaps.map((_, index) => gaps.slice(0, index).reduce((sum, gap) => sum + gap, 0)));
const byTable: FrameTimes = { kind: 'table', digest: digestOf('table'), count: 0 };

describe('frames of a constant rate', () => {
  test('[S9] the begin of a frame, cut to microseconds, is that frame and not the one before', () => {
    fc.assert(
      fc.property(frames, ({ rate, index }) => {
        const all = constantFrames(rate, 0);
        const middle = frameAt(all, (index + 0.5) / rate);
        const begin = toMicroseconds(middle?.startSeconds ?? 0);
        expect(frameAt(all, begin)?.index).toBe(middle?.index);
      }),
    );
  });

  test('[S9] a frame that a window presented is that frame, also where its file rounds to whole milliseconds', () => {
    fc.assert(
      fc.property(frames, ({ rate, index }) => {
        const all = constantFrames(rate, 0);
        const frame = frameAt(all, (index + 0.5) / rate);
        const begin = frame?.startSeconds ?? 0;
        for (const told of [begin, toMicroseconds(begin), Math.round(begin * 1000) / 1000, begin + 0.125 / rate]) {
          expect(presentedFrame(all, told)?.index).toBe(frame?.index);
        }
      }),
    );
    const webm = { ...constantFrames(25, 182), rateNumerator: 2500, rateDenominator: 83 } as FrameTimes;
    expect(presentedFrame(webm, 1.195)?.index).toBe(36);
  });

  test('[S9] the middle of a frame, rounded to a millisecond as a page of ink keeps it, is the same frame', () => {
    fc.assert(
      fc.property(frames, ({ rate, index }) => {
        const all = constantFrames(rate, 0);
        const middle = frameAt(all, (index + 0.5) / rate)?.middleSeconds ?? Number.NaN;
        expect(frameAt(all, Math.round(middle * 1000) / 1000)?.middleSeconds).toBe(middle);
      }),
    );
  });

  test('times before the first and after the last frame are held to them', () => {
    const all = constantFrames(25, 100);
    expect(frameAt(all, -3)?.index).toBe(0);
    expect(frameAt(all, 999)?.index).toBe(99);
    expect(frameAt(all, 999)?.middleSeconds).toBeCloseTo(3.98, 9);
  });

  test('a step goes to the middle of the neighbour and stays at the ends', () => {
    const all = constantFrames(25, 100);
    expect(frameStep(all, 1.02, 1)).toBeCloseTo(1.06, 9);
    expect(frameStep(all, 1.02, -1)).toBeCloseTo(0.98, 9);
    expect(frameStep(all, 0.02, -1)).toBeCloseTo(0.02, 9);
    expect(frameStep(all, 3.98, 1)).toBeCloseTo(3.98, 9);
  });
});

describe('frames by a table', () => {
  test('[S9] every time lies in the frame that began last', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0, max: 400, noNaN: true }), (table, seconds) => {
        const frame = frameAt(byTable, seconds, table);
        const slow = table.filter((start) => start <= seconds + 1e-5).length - 1;
        expect(frame?.index).toBe(Math.max(0, slow));
      }),
    );
  });

  test('[S9] begin and middle of every frame lie in that frame', () => {
    fc.assert(
      fc.property(tables, (table) => {
        table.forEach((start, index) => {
          const frame = frameAt(byTable, start, table);
          expect(frame?.index).toBe(index);
          expect(frameAt(byTable, frame?.middleSeconds ?? -1, table)?.index).toBe(index);
        });
      }),
    );
  });

  test('without its table a time stays as it is', () => {
    expect(frameAt(byTable, 1.234)).toBeNull();
    expect(frameAt(byTable, 1.234)).toBeNull();
  });
});
