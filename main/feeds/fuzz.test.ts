import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fuzzFeeds } from '../../tests/support/feed-fuzz.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-feed-fuzz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// The full count is `npm run soak -- feeds`.
test('a spoilt index, shard or feed is refused by a code, or is taken whole: 2,000 times', async () => {
  const tally = await fuzzFeeds(folder, { seed: 20261127, runs: 2000 });
  expect(tally.cases).toBe(2000);
  expect(tally.refused).toBeGreaterThan(1500);
}, 120_000);
