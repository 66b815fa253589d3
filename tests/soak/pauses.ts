/**
 * A hundred pauses on each of ten real films that other people made. A pause is exact when the frame that the film shows
 * in both windows, as `requestVideoFrameCallback` tells it, is the frame of the session's position.
 *
 *   npm run soak -- pauses [--count N]     N pauses on each film
 *
 * A film that may not be passed on with Lectern is looked for under LECTERN_FIXTURES; one that is not there is named and
 * left out.
 */
import { parseArgs } from 'node:util';
import { findMedia } from '../fixtures/media.ts';
import { openClassroom } from '../harness/classroom.ts';
import { openPauseRoom, REAL_FILMS } from '../harness/exact-pauses.ts';
import { createRandom } from '../sim/random.ts';
import { openSoak } from './report/report.ts';

const SEED = 20261127;
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, fresh: { type: 'boolean' }, count: { type: 'string', default: '100' } },
});
const each = Number(values.count);
const films = REAL_FILMS.flatMap((name) => {
  const path = findMedia(name);
  if (path === null) process.stderr.write(`left out: ${name} is not here\n`);
  return path === null ? [] : [{ name, path }];
});
const soak = openSoak('pauses', { seed: SEED, count: each * films.length, fresh: values.fresh ?? false });
const room = await openClassroom();
try {
  const pauses = await openPauseRoom(room);
  for (const [at, { name, path }] of films.entries()) {
    if (soak.from >= (at + 1) * each) continue;
    const film = await pauses.open(path, `pause ${'abcdefghij'[at]}`);
    for (let n = Math.max(0, soak.from - at * each); n < each; n += 1) {
      const { exact, session, shown } = await film.pause(createRandom(SEED + at * each + n));
      soak.record(1, { [`${name} exact`]: exact ? 1 : 0, [`${name} total`]: 1 });
      if (exact) continue;
      process.exitCode = 1;
      process.stderr.write(`${name}, pause ${n}: the session stands at frame ${session}, shown ${shown.join(' ')}\n`);
    }
    process.stderr.write(`${name}: ${soak.tally[`${name} exact`]} of ${soak.tally[`${name} total`]}\n`);
    await film.close();
  }
  await soak.finish();
} finally {
  await room.clear();
}
