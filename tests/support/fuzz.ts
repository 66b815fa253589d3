import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * How often a property is tried: `runs` times in `npm test`, always with the same seed, and `LECTERN_FUZZ_TIMES` as
 * often with seeds of its own in `npm run soak -- fuzz`, which counts in `LECTERN_FUZZ_TALLY` what was really tried.
 */
export function fuzzed(runs: number, seed: number): { readonly numRuns: number; readonly seed: number } {
  const { LECTERN_FUZZ_TIMES: times, LECTERN_FUZZ_PIECE: piece } = process.env;
  return { numRuns: runs * Number(times ?? 1), seed: seed + Number(piece ?? 0) };
}

/** Told after a property held; `cases` of them, as fast-check was asked for. */
export function fuzzHeld({ numRuns }: { readonly numRuns: number }): void {
  const tally = process.env.LECTERN_FUZZ_TALLY;
  const { currentTestName, testPath } = expect.getState();
  if (tally) appendFileSync(tally, `${JSON.stringify({ file: testPath, test: currentTestName, cases: numRuns })}\n`);
}

/** The time limit of a fuzz test: hangs are failures, and more cases take longer. */
export const FUZZ_LIMIT_MS = 60_000 * Number(process.env.LECTERN_FUZZ_TIMES ?? 1);
