import { type FrameTimes, mediaSeconds } from '../../core/words/index.ts';
import type { Fraction } from './probe-output.ts';

export type FrameTable = { readonly kind: 'table'; readonly seconds: Float64Array; readonly count: number };
/** As `FrameTimes` of core/words, but with the table itself in the place of its digest. */
export type MeasuredFrames = Extract<FrameTimes, { kind: 'constant' }> | FrameTable;

/** A formula may differ from the file's times by this much: WebM rounds to whole milliseconds. */
const toleranceSeconds = 0.0015;
/** … and by this part of a frame, so that a seek to the middle of a frame cannot hit its neighbour. */
const toleranceFrames = 0.125;

/**
 * Turns presentation times (in ticks of `timeBase`, any order) into frame times. They count from the file's own 0,
 * as Chromium 156 does: it moves no file whose first frame comes later (tests/e2e/media.test.ts).
 */
export function frameTimesOf(
  ticks: readonly number[],
  timeBase: Fraction,
  rates: readonly (Fraction | null)[],
): MeasuredFrames {
  const ascending = Float64Array.from(ticks)
    .sort()
    .filter((tick, index, all) => index === 0 || tick !== all[index - 1]);
  const seconds = ascending.map((tick) => (tick * timeBase.numerator) / timeBase.denominator);
  const start = seconds[0] ?? 0;
  for (const rate of [rateOfTicks(ascending, timeBase), ...rates]) {
    if (rate === null || !fits(seconds, start, rate)) continue;
    const { numerator, denominator } = lowestTerms(rate);
    return {
      kind: 'constant',
      rateNumerator: numerator,
      rateDenominator: denominator,
      startSeconds: mediaSeconds(start),
      count: seconds.length,
    };
  }
  return { kind: 'table', seconds, count: seconds.length };
}

/** The file that `FrameTimes` of kind table names: float64, little-endian, seconds. */
export function frameTableBytes(table: FrameTable): Uint8Array {
  const view = new DataView(new ArrayBuffer(table.count * 8));
  for (const [index, seconds] of table.seconds.entries()) view.setFloat64(index * 8, seconds, true);
  return new Uint8Array(view.buffer);
}

/** The rate of evenly spaced ticks; null where the spacing changes. */
function rateOfTicks(ticks: Float64Array, timeBase: Fraction): Fraction | null {
  const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  if (step <= 0) return null;
  for (let index = 2; index < ticks.length; index += 1) {
    if ((ticks[index] ?? 0) - (ticks[index - 1] ?? 0) !== step) return null;
  }
  return { numerator: timeBase.denominator, denominator: timeBase.numerator * step };
}

function fits(seconds: Float64Array, start: number, rate: Fraction): boolean {
  const frameSeconds = rate.denominator / rate.numerator;
  const tolerance = Math.min(toleranceSeconds, frameSeconds * toleranceFrames);
  return seconds.every((at, index) => Math.abs(at - start - index * frameSeconds) <= tolerance);
}

function lowestTerms({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
