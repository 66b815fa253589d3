import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walk } from '../../tests/fixtures/session.ts';
import { monotonicMs } from '../words/index.ts';
import { type ClockOffset, expectedSeconds, learnOffset, mainTime } from './clock.ts';

/** A round trip: main's clock is the window's plus `offsetMs`; the two ways take `there` and `back`. */
function ping(offsetMs: number, sentLocalMs: number, there: number, back: number) {
  return {
    sentLocalMs,
    receivedLocalMs: sentLocalMs + there + back,
    mainMonotonicMs: monotonicMs(sentLocalMs + there + offsetMs),
  };
}

const delays = fc.double({ min: 0, max: 200, noNaN: true });
const trips = fc.array(fc.tuple(delays, delays), { minLength: 1, maxLength: 20 });

describe('learning the offset of main’s clock', () => {
  test('[S6] of several answers the one with the least delay wins', () => {
    fc.assert(
      fc.property(trips, fc.double({ min: -1e7, max: 1e7, noNaN: true }), (ways, offsetMs) => {
        let known: ClockOffset | null = null;
        let at = 0;
        for (const [there, back] of ways) {
          known = learnOffset(known, ping(offsetMs, at, there, back));
          at += there + back;
        }
        const least = Math.min(...ways.map(([there, back]) => there + back));
        // Aging may prefer a newer answer that is worse by less than what two clocks drift in that time.
        expect(Math.abs((known?.offsetMs ?? 0) - offsetMs)).toBeLessThanOrEqual(least / 2 + (at / 1000) * 0.1 + 1e-6);
      }),
    );
  });

  test('[S6] an answer that contradicts what is known replaces it, however slow it was', () => {
    const known = learnOffset(null, ping(5000, 0, 1, 1));
    const slept = learnOffset(known, ping(65_000, 1000, 80, 90));
    expect(slept.offsetMs).toBeCloseTo(65_000, -2);
    expect(learnOffset(known, ping(5000, 1000, 80, 90))).toBe(known);
  });

  test('main’s time is the window’s own plus the offset', () => {
    const known = learnOffset(null, ping(-250, 10, 3, 3));
    expect(mainTime(known, 1000)).toBeCloseTo(750, 6);
  });
});

describe('where the lesson is', () => {
  test('[S5] it does not move before its start, then by the rate, and not past its next stop', () => {
    const lesson = walk();
    lesson.say({ type: 'rate', rate: 2 });
    lesson.say({ type: 'play' });
    lesson.allReady();
    const startMs = lesson.now() + 150;
    const at = (ms: number) => expectedSeconds(lesson.state(), monotonicMs(startMs + ms));
    expect(at(-100)).toBeCloseTo(0.02, 9);
    expect(at(0)).toBeCloseTo(0.02, 9);
    expect(at(1000)).toBeCloseTo(2.02, 9);
    expect(at(1e6)).toBe(30);
  });
});
