import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fuzzFeeds } from '../../tests/support/feed-fuzz.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../tests/support/fuzz.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-feed-fuzz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test(
  'a spoilt index, shard or feed is refused by a code, or is taken whole: 2,000 times',
  async () => {
    const { seed, numRuns } = fuzzed(2000, 20_261_127);
    const tally = await fuzzFeeds(folder, { seed, runs: numRuns });
    expect(tally.cases).toBe(numRuns);
    expect(tally.refused).toBeGreaterThan(numRuns * 0.75);
    fuzzHeld({ numRuns });
  },
  FUZZ_LIMIT_MS,
);
