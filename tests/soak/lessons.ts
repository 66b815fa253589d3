// 10,000 simulated lessons of two hundred events. `--seed N` and `--count N` choose others; an interrupted run
// goes on where it stopped; a lesson that breaks a rule is printed with its seed and commands, and ends the run.
import { parseArgs } from 'node:util';
import { describeFailure, simulateLesson } from '../sim/lesson.ts';
import { openSoak } from './report/report.ts';

const PIECE = 50;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    fresh: { type: 'boolean', default: false },
    seed: { type: 'string', default: '100000' },
    count: { type: 'string', default: '10000' },
  },
});
const seed = Number(values.seed);
const count = Number(values.count);
const soak = openSoak('lessons', { seed, count, fresh: values.fresh });

for (let from = soak.from; from < count; from += PIECE) {
  const pieces = Math.min(PIECE, count - from);
  const tally = { lessons: 0, events: 0, strokes: 0, quietChecks: 0 };
  for (let n = from; n < from + pieces; n += 1) {
    const outcome = await simulateLesson(seed + n);
    if (outcome.broken) {
      process.stderr.write(`${describeFailure(outcome)}\n`);
      process.exit(1);
    }
    tally.lessons += 1;
    tally.events += outcome.events;
    tally.strokes += outcome.strokes;
    tally.quietChecks += outcome.quietChecks;
  }
  soak.record(pieces, tally);
  if (!values.json) process.stdout.write(`${from + pieces} of ${count}\n`);
}
await soak.finish();
process.exit(0);
