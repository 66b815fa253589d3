/**
 * The large screen's display is switched off and on again and again in the middle of a playing lesson. After each time
 * both windows must show the moment and the ink that were there before, the large screen full screen on its display,
 * the console where it stood; and every stroke that was drawn must be on the disk.
 *
 *   npm run soak -- displays [--count N]
 */

import { parseArgs } from 'node:util';
import { findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { switchOffAndOn } from '../harness/flicker.ts';
import { openSoak } from './report/report.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, count: { type: 'string', default: '50' } } });
const soak = openSoak('displays', { seed: 1, count: Number(values.count) });
const room = await openClassroom();
try {
  await findAndProject(await room.console(), 'sjxnj', 'start');
  await stillTracks(await room.screen(), 2);
  for (let times = soak.from; times < soak.count; times += 1) {
    const { backMs, ...tally } = await switchOffAndOn(room, times - soak.from);
    soak.record(1, { ...tally, backMsSum: backMs });
    process.stderr.write(`${times + 1}: ${JSON.stringify(tally)}, back after ${backMs} ms\n`);
    const { switched, ...faults } = tally;
    if (switched !== 1 || Object.values(faults).some((count) => count > 0)) process.exitCode = 1;
  }
  await soak.finish();
} finally {
  await room.clear();
}
