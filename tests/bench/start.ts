/**
 * From the command to a console that can be used: the shelf painted, its lesson on it and the search box taking keys.
 *
 *   cold   the page cache dropped and a new profile, as in the first lesson of the day
 *   warm   the same account again
 *
 * `pssBytes`: Lectern's whole process tree with console and large screen open and the sample playing; `pssBareBytes`:
 * a plain Chromium with two bare pages that play the same videos in the same windows (tools/bare-pages.ts).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { startVirtualDisplays } from '../../build/displays/index.ts';
import { findAndProject, playOn } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, startLectern } from '../harness/lectern.ts';
import { processTree, pssBytes } from '../harness/process-tree.ts';
import { createReport } from './report/report.ts';
import { memoryOfBarePages } from './tools/bare-memory.ts';
import { sampleFile } from './tools/bare-pages.ts';
import { shapeOf } from './tools/bare-windows.ts';
import { keepNoBodies } from './tools/keep-no-bodies.ts';

const COLD = 5;
const WARM = 20;
/** What a start needs once has been given back by then. */
const PLAYED_MS = 25_000;

const report = await createReport('start', 'browser');
const displays = await startVirtualDisplays();
const { environment } = displays;
try {
  const cold: number[] = [];
  for (let n = 0; n < COLD; n += 1) {
    const fresh = makeDataFolder();
    dropPageCache();
    cold.push(await startOnce(environment, fresh));
    discardDataFolder(fresh);
  }
  report.figure('cold', 'ms', cold);
  const data = makeDataFolder();
  await startOnce(environment, data);
  const warm: number[] = [];
  for (let n = 0; n < WARM; n += 1) warm.push(await startOnce(environment, data));
  report.figure('warm', 'ms', warm);
  const { bytes, shapes } = await memoryWhilePlaying(environment, data);
  report.fact('pssBytes', bytes);
  const files = { explanation: sampleFile('explanation.mp4'), screen: sampleFile('screen.mp4') };
  report.fact(
    'pssBareBytes',
    (await memoryOfBarePages(environment, shapes, files, { playMs: PLAYED_MS, seeks: 0 })).pssBytes,
  );
  discardDataFolder(data);
} finally {
  await displays.stop();
}
report.print();

async function startOnce(environment: NodeJS.ProcessEnv, data: string): Promise<number> {
  const lectern = await startLectern({ environment, data });
  try {
    return (await usableAt(await lectern.window('console'))) - lectern.spawnedMs;
  } finally {
    await lectern.stop();
  }
}

/** The console marks the moment itself, so that this program's own way of looking costs nothing. */
async function usableAt(page: Page): Promise<number> {
  await page.getByTestId('lesson-card').first().waitFor();
  await page.waitForFunction(() => performance.getEntriesByName('lectern-usable').length > 0);
  return page.evaluate(() => {
    const [mark] = performance.getEntriesByName('lectern-usable');
    return performance.timeOrigin + (mark?.startTime ?? Number.NaN);
  });
}

async function memoryWhilePlaying(environment: NodeJS.ProcessEnv, data: string) {
  const lectern = await startLectern({ environment, data });
  try {
    const page = await lectern.window('console');
    await findAndProject(page, 'sjxnj', 'start');
    const screen = await lectern.window('screen');
    await keepNoBodies(page, screen);
    await page.keyboard.press('Space');
    await playOn(screen, 1);
    await setTimeout(PLAYED_MS);
    const bytes = pssBytes(processTree(lectern.process.pid ?? 0));
    await playOn(screen, 1);
    return { bytes, shapes: await Promise.all([page, screen].map(shapeOf)) };
  } finally {
    await lectern.stop();
  }
}

/** Linux and root only; a benchmark that cannot make it cold says so instead of measuring something else. */
function dropPageCache(): void {
  execFileSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}
