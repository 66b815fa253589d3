/**
 * Every fuzz test of the catalogue's inputs (feeds, shards, each importer) with seeds of its own, again and again,
 * until so many cases were tried. An interrupted run goes on where it stopped; what fails is printed by fast-check
 * with its seed and its smallest case, and ends the run.
 *
 *   npm run soak -- fuzz [--count N]
 */

import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSoak } from './report/report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As often as `npm test`, in one piece. */
const TIMES = 10;

const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '200000' } } });
const count = Number(values.count);
const soak = openSoak('fuzz', { seed: 1, count });
const files = globSync('main/**/fuzz.test.ts', { cwd: root }).sort();
const folder = mkdtempSync(join(tmpdir(), 'lectern-fuzz-'));
try {
  for (let done = soak.from; done < count; ) {
    const tally = runPiece(done);
    const cases = Object.values(tally).reduce((sum, one) => sum + one, 0);
    done = Math.min(count, done + cases);
    soak.record(Math.min(cases, count - (done - cases)), tally);
    process.stderr.write(`${done} of ${count}\n`);
  }
  await soak.finish();
} finally {
  rmSync(folder, { recursive: true });
}

/** Cases by the room whose input they were. */
function runPiece(piece: number): Record<string, number> {
  const told = join(folder, `${piece}.jsonl`);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'build/config/vitest.config.ts', '--reporter=dot', ...files],
    {
      cwd: root,
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: {
        ...process.env,
        LECTERN_FUZZ_TIMES: String(TIMES),
        LECTERN_FUZZ_PIECE: String(piece + 1),
        LECTERN_FUZZ_TALLY: told,
      },
    },
  );
  if (status !== 0) throw new Error(`a property did not hold, or a file did not run (piece ${piece + 1})`);
  const tally: Record<string, number> = {};
  for (const line of readFileSync(told, 'utf8').trim().split('\n')) {
    const { file, cases } = JSON.parse(line) as { file: string; cases: number };
    const room = file.split('/').at(-2) ?? file;
    tally[room] = (tally[room] ?? 0) + cases;
  }
  if (Object.keys(tally).length !== files.length) throw new Error('a fuzz test told of no case');
  return tally;
}
