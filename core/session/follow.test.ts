import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  correct,
  type FollowState,
  medianOfThree,
  NUDGE_FROM_SECONDS,
  NUDGE_MAX,
  NUDGE_UNTIL_SECONDS,
  SEEK_COOL_MS,
  SEEK_FROM_SECONDS,
  SETTLE_MS,
  SETTLE_NUDGE_MAX,
  STALL_FROM_SECONDS,
} from './follow.ts';

const calm: FollowState = { nudging: false, sinceEventMs: 60_000, sinceSeekMs: 60_000, seeks: 0 };
const errors = fc.double({ min: -30, max: 30, noNaN: true });
const states: fc.Arbitrary<FollowState> = fc.record({
  nudging: fc.boolean(),
  sinceEventMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  sinceSeekMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  seeks: fc.nat(6),
});

describe('the follow law', () => {
  test('[S27] a small error is left alone; a nudge under way goes on until it is smaller still', () => {
    expect(correct(0.009, calm)).toEqual({ kind: 'hold' });
    expect(correct(0.009, { ...calm, nudging: true }).kind).toBe('nudge');
    expect(correct(0.0009, { ...calm, nudging: true })).toEqual({ kind: 'hold' });
    expect(NUDGE_UNTIL_SECONDS).toBeLessThan(NUDGE_FROM_SECONDS);
  });

  test('[S27] a nudge is against the error and never more than anyone would hear', () => {
    fc.assert(
      fc.property(errors, states, (error, state) => {
        const correction = correct(error, state);
        if (correction.kind !== 'nudge') return;
        const max =
          state.sinceEventMs < SETTLE_MS || Math.abs(error) > STALL_FROM_SECONDS ? SETTLE_NUDGE_MAX : NUDGE_MAX;
        expect(Math.sign(correction.factor - 1)).toBe(-Math.sign(error));
        expect(Math.abs(correction.factor - 1)).toBeLessThanOrEqual(max + 1e-12);
      }),
    );
  });

  test('[S27] only a large error is sought, and not again before the last seek could show', () => {
    fc.assert(
      fc.property(errors, states, (error, state) => {
        if (correct(error, state).kind !== 'seek') return;
        expect(Math.abs(error)).toBeGreaterThan(SEEK_FROM_SECONDS);
        expect(state.sinceSeekMs).toBeGreaterThanOrEqual(SEEK_COOL_MS);
      }),
    );
    expect(correct(0.4, calm)).toEqual({ kind: 'seek' });
    expect(correct(0.4, { ...calm, sinceSeekMs: 200 }).kind).toBe('nudge');
  });

  test('[S27] where seeks do not help they become rarer', () => {
    const tried = { ...calm, seeks: 5, sinceSeekMs: SEEK_COOL_MS * 2 };
    expect(correct(0.5, tried).kind).toBe('nudge');
    expect(correct(0.5, { ...tried, seeks: 1 }).kind).toBe('seek');
  });

  test('[S27] followed every 50 ms, any error up to the seek is gone within four seconds, also long after an event', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.35, max: 0.35, noNaN: true }), (first) => {
        let error = first;
        let nudging = false;
        for (let ms = 0; ms < 4000; ms += 50) {
          const correction = correct(error, { ...calm, nudging });
          nudging = correction.kind === 'nudge';
          if (correction.kind === 'nudge') error += (correction.factor - 1) * 0.05;
        }
        expect(Math.abs(error)).toBeLessThanOrEqual(NUDGE_FROM_SECONDS);
      }),
    );
  });

  test('one late reading of three steers nothing', () => {
    fc.assert(
      fc.property(errors, errors, errors, (a, b, c) => {
        expect(medianOfThree(a, b, c)).toBe([a, b, c].sort((x, y) => x - y)[1]);
      }),
    );
  });
});
