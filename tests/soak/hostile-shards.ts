/**
 * Shards that were made to harm, by the hundred thousand: read or refused, and never more.
 *
 *   npm run soak -- hostile-shards [--count N]
 */
import { parseArgs } from 'node:util';
import { readHostileShards } from '../faults/hostile-shards.ts';
import { openSoak } from './report/report.ts';

const SEED = 20_261_127;
const PIECE = 1000;
const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '50000' } } });
const soak = openSoak('hostile-shards', { seed: SEED, count: Number(values.count) });
for (let from = soak.from; from < soak.count; from += PIECE) {
  const cases = Math.min(PIECE, soak.count - from);
  soak.record(cases, readHostileShards(cases, SEED + from));
}
await soak.finish();
