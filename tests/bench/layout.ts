/**
 * How long another layout takes: from the key at the console to the moment every window of two shows each track of
 * the layout, a track that was hidden with a picture of the right moment: its own, its small copy's, or what it showed when it was hidden.
 *
 *   switch    the sample lesson, standing: from one track to two, to the other one, and back
 *   playing   the same while it plays
 *
 * `settled` is the same again until nothing moves any more: layouts slide into each other.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startVirtualDisplays } from '../../build/displays/index.ts';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, startLectern } from '../harness/lectern.ts';
import { createReport } from './report/report.ts';
import { settledAfterSwitch, shownAfterSwitch, watchLayouts } from './tools/layouts.ts';
import { withSmallCopies } from './tools/small-copies.ts';

const ROUNDS = Number(process.argv.find((one) => one.startsWith('--rounds='))?.slice(9) ?? 10);
/** Each brings back a track that was hidden, or hides one, and all four kinds come up. */
const layouts = [
  ['3', ['screen']],
  ['1', ['explanation', 'screen']],
  ['4', ['explanation']],
  ['2', ['explanation', 'screen']],
] as const;

const report = await createReport('layout', 'browser');
const data = makeDataFolder();
const displays = await startVirtualDisplays();
try {
  const lectern = await startLectern({ environment: displays.environment, data: join(data, 'lectern') });
  try {
    const teacher = await lectern.window('console');
    const sample = (page: Page) => findAndProject(page, 'sjxnj', 'start');
    await withSmallCopies(teacher, sample, sample);
    const windows = [teacher, await lectern.window('screen')] as const;
    for (const page of windows) {
      await stillTracks(page, 2);
      await page.evaluate(watchLayouts);
    }
    const standing = await throughLayouts(windows);
    report.figure('switch', 'ms', standing.shown);
    report.figure('settled', 'ms', standing.settled);
    await teacher.keyboard.press('Space');
    report.figure('playing', 'ms', (await throughLayouts(windows)).shown);
  } finally {
    await lectern.stop();
  }
} finally {
  await displays.stop();
  discardDataFolder(data);
}
report.print();

async function throughLayouts(windows: readonly [Page, Page]) {
  const shown: number[] = [];
  const settled: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [key, tracks] of layouts) {
      await windows[0].keyboard.press(key);
      shown.push(await shownAfterSwitch(windows, tracks));
      settled.push(await settledAfterSwitch(windows));
    }
  }
  return { shown, settled };
}
