// 200,000 spoilt indexes, shards and whole feeds over HTTP. `--seed N` and `--count N` choose others; an interrupted
// run goes on where it stopped; what breaks a rule is printed with its seed and path, and ends the run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzFeeds } from '../support/feed-fuzz.ts';
import { openSoak } from './report/report.ts';

const PIECE = 2000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    fresh: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1000' },
    count: { type: 'string', default: '200000' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const soak = openSoak('feeds', { seed, count, fresh: values.fresh });

for (let from = soak.from; from < count; from += PIECE) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-feeds-'));
  const tally = await fuzzFeeds(folder, { seed: seed + from, runs: Math.min(PIECE, count - from) });
  rmSync(folder, { recursive: true, force: true });
  soak.record(tally.cases, tally);
  if (!values.json) process.stdout.write(`${from + tally.cases} of ${count}\n`);
}
await soak.finish();
process.exit(0);
