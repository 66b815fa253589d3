/**
 * `kill -9` of a process that builds a catalogue or changes one, takes a source in, refreshes a feed, or indexes what
 * lessons say: at random moments on the same folder again and again, so often of each kind. Each time what was there
 * before or all of the new must lie there.
 *
 *   npm run soak -- catalogue-kills [--count N]
 */
import { parseArgs } from 'node:util';
import { killWhileBuilding } from '../faults/kill-while-building.ts';
import { killWhileIndexing } from '../faults/kill-while-indexing.ts';
import { killWhileRefreshing } from '../faults/kill-while-refreshing.ts';
import { killWhileTakingIn } from '../faults/kill-while-taking-in.ts';
import { openSoak, type Tally } from './report/report.ts';

const SEED = 20_261_127;
const PIECE = 10;
const kinds = {
  building: (kills: number, seed: number) => killWhileBuilding(kills, seed, 20_000),
  takingIn: (kills: number, seed: number) => killWhileTakingIn(kills, seed, 8000),
  refreshing: (kills: number, seed: number) => killWhileRefreshing(kills, seed, 3000),
  indexing: (kills: number, seed: number) => killWhileIndexing(kills, seed, 8000),
};

const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '50' } } });
const soak = openSoak('catalogue-kills', { seed: SEED, count: Number(values.count) });
for (let from = soak.from; from < soak.count; from += PIECE) {
  const kills = Math.min(PIECE, soak.count - from);
  soak.record(kills, await runPiece(kills, SEED + from));
  process.stderr.write(`${from + kills} of ${soak.count}\n`);
}
await soak.finish();

async function runPiece(kills: number, seed: number): Promise<Tally> {
  const tally: Record<string, number> = {};
  for (const [kind, kill] of Object.entries(kinds)) {
    const { broken, ...counts } = await kill(kills, seed);
    for (const [name, count] of Object.entries(counts)) tally[`${kind} ${name}`] = count;
    tally[`${kind} broken`] = broken.length;
    if (broken.length === 0) continue;
    process.stderr.write(`${kind}: ${broken.join('\n')}\n`);
    process.exitCode = 1;
  }
  return tally;
}
