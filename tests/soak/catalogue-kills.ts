/**
 * `kill -9` of a process that builds a catalogue or changes one, at random moments on the same folder again and again.
 * Each time the older or the newer catalogue must lie there, whole.
 *
 *   npm run soak -- catalogue-kills [--count N]
 */
import { parseArgs } from 'node:util';
import { killWhileBuilding } from '../faults/kill-while-building.ts';
import { openSoak } from './report/report.ts';

const SEED = 20_261_127;
const LESSONS = 20_000;
const PIECE = 10;
const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '50' } } });
const soak = openSoak('catalogue-kills', { seed: SEED, count: Number(values.count) });
for (let from = soak.from; from < soak.count; from += PIECE) {
  const kills = Math.min(PIECE, soak.count - from);
  const { broken, ...tally } = await killWhileBuilding(kills, SEED + from, LESSONS);
  soak.record(kills, { ...tally, broken: broken.length });
  process.stderr.write(`${from + kills} of ${soak.count}: ${JSON.stringify(tally)}\n${broken.join('\n')}\n`);
  if (broken.length > 0) process.exitCode = 1;
}
await soak.finish();
