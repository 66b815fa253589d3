/**
 * A hundred random seeks each, paused, until every visible track of both windows presents the frame.
 *
 *   sample        the sample lesson in two windows, two tracks
 *   long          a 20-minute 1080p file with a keyframe a second, imported as a lesson, in two windows
 *   consoleOnly   the long file with one display: one window, one track
 *
 * And how long until the class sees the first picture of the right moment, in both windows, half of each figure in the
 * sample and half in the long lesson; the small copy may stand in for the full picture:
 *
 *   step          a step back by a frame
 *   again         five seconds back or on
 *   scrub         the seek bar is dragged, and the pointer comes to rest: from its last move
 *
 * Baselines of the first three names: bare pages without Lectern that show the same videos in the same windows, from a
 * static file server, seeking together (tools/bare-pages.ts). A ratio is p95 over p95.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startVirtualDisplays, type VirtualDisplays } from '../../build/displays/index.ts';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, startLectern } from '../harness/lectern.ts';
import { type Box, shownTracks } from '../harness/picture.ts';
import { createReport } from './report/report.ts';
import { type BarePages, sampleFile, serveBarePages } from './tools/bare-pages.ts';
import { openBareWindows, shapeOf, type WindowShape } from './tools/bare-windows.ts';
import { firstPictures, watchPictures } from './tools/first-pictures.ts';
import { importAndProject, makeLongVideo } from './tools/long-video.ts';
import { seekShares, seekThrough } from './tools/seeks.ts';

const SEEKS = 100;
const FIRST_PICTURES = 25;
const COPIES_WAIT_MS = 10_000;
const COPIES_LIMIT_MS = 600_000;

/** Until the first picture of the right moment, of both lessons. */
const first = new Map<string, number[]>();
const report = await createReport('seek', 'browser');
const data = makeDataFolder();
const long = makeLongVideo(data);
const pages = await serveBarePages({
  long,
  screen: sampleFile('screen.mp4'),
  explanation: sampleFile('explanation.mp4'),
});
try {
  const two = await startVirtualDisplays();
  try {
    const sample = (teacher: Page) => findAndProject(teacher, 'sjxnj', 'start');
    await compare('sample', two, (teacher) => withSmallCopies(teacher, sample, sample), 2);
    const imported = (teacher: Page) => findAndProject(teacher, 'long', 'start');
    await compare(
      'long',
      two,
      (teacher) => withSmallCopies(teacher, (page) => importAndProject(page, long), imported),
      2,
    );
  } finally {
    await two.stop();
  }
  for (const name of first.keys()) report.figure(name, 'ms', first.get(name) ?? []);
  const one = await startVirtualDisplays({ outputs: [{ width: 1920, height: 1080 }] });
  try {
    await compare('consoleOnly', one, (teacher) => findAndProject(teacher, 'long', 'start'), 1);
  } finally {
    await one.stop();
  }
} finally {
  pages.close();
  discardDataFolder(data);
}
report.print();

async function compare(
  name: string,
  displays: VirtualDisplays,
  open: (teacher: Page) => Promise<void>,
  windowCount: 1 | 2,
): Promise<void> {
  const { shapes, taken } = await throughLectern(displays, open, windowCount);
  report.figure(name, 'ms', taken);
  report.baseline(name, 'ms', await throughBarePages(displays, pages, shapes));
  report.ratio(name);
}

async function throughLectern(displays: VirtualDisplays, open: (teacher: Page) => Promise<void>, windowCount: 1 | 2) {
  const lectern = await startLectern({ environment: displays.environment, data: join(data, 'lectern') });
  try {
    const teacher = await lectern.window('console');
    await open(teacher);
    const windows: [Page, ...Page[]] = windowCount === 1 ? [teacher] : [teacher, await lectern.window('screen')];
    const tracks = (await shownTracks(teacher)).length;
    for (const page of windows) await stillTracks(page, tracks);
    const shapes = await Promise.all(windows.map(shapeOf));
    const line = await teacher.getByTestId('timeline').boundingBox();
    if (!line) throw new Error('there is no timeline');
    const seek = (share: number) => teacher.mouse.click(line.x + line.width * share, line.y + line.height / 2);
    const taken = await seekThrough({ windows, seek }, seekShares(SEEKS));
    if (windowCount === 2) await takeFirstPictures(windows, line);
    return { shapes, taken };
  } finally {
    await lectern.stop();
  }
}

async function takeFirstPictures(windows: [Page, ...Page[]], line: Box): Promise<void> {
  const [teacher] = windows;
  const take = async (name: string, ask: (n: number) => Promise<void>) => {
    const taken = await firstPictures({ windows, ask }, FIRST_PICTURES);
    first.set(name, [...(first.get(name) ?? []), ...taken]);
  };
  const pointAt = (share: number) => [line.x + line.width * share, line.y + line.height / 2] as const;
  await teacher.mouse.click(...pointAt(0.5));
  for (const page of windows) await page.evaluate(watchPictures);
  await take('step', () => teacher.keyboard.press('Shift+ArrowLeft'));
  await take('again', (n) => teacher.keyboard.press(n % 10 < 5 ? 'ArrowLeft' : 'ArrowRight'));
  await teacher.mouse.move(...pointAt(0.5));
  await teacher.mouse.down();
  const shares = seekShares(FIRST_PICTURES, 11);
  await take('scrub', async (n) => {
    const [from, to] = [shares[n - 1] ?? 0.5, shares[n] ?? 0.5];
    for (const part of [0.3, 0.6, 0.85, 1]) await teacher.mouse.move(...pointAt(from + (to - from) * part));
  });
  await teacher.mouse.up();
}

/** They are made in the background, and never while a lesson is open: it is closed again until they are there. */
async function withSmallCopies(
  teacher: Page,
  open: (teacher: Page) => Promise<void>,
  again: (teacher: Page) => Promise<void>,
): Promise<void> {
  await open(teacher);
  const deadline = performance.now() + COPIES_LIMIT_MS;
  while ((await teacher.locator('canvas[data-stands-in]').count()) === 0) {
    if (performance.now() > deadline) throw new Error('this lesson got no small copy');
    await teacher.getByTestId('end').click();
    await teacher.getByTestId('end-confirm').click();
    await teacher.waitForTimeout(COPIES_WAIT_MS);
    await again(teacher);
  }
}

async function throughBarePages(displays: VirtualDisplays, server: BarePages, shapes: readonly WindowShape[]) {
  const [shape] = shapes;
  const isSample = shape?.videos.length === 2;
  // By shape, because Lectern names files by their digests: the wide one is the screen track.
  const ratioOf = (path: string) => {
    const share = shape?.videos.find((video) => video.path === path)?.share;
    return share && shape ? (share.width * shape.width) / (share.height * shape.height) : 1;
  };
  const fileOf = (path: string) => (isSample ? (ratioOf(path) > 1 ? 'screen' : 'explanation') : 'long');
  const bare = await openBareWindows(displays.environment, server, shapes, fileOf);
  try {
    const [first, ...others] = bare.pages;
    if (!first) throw new Error('there is no bare page');
    const seek = (share: number) =>
      first.evaluate((to) => (globalThis as unknown as { seekTogether(share: number): void }).seekTogether(to), share);
    return await seekThrough({ windows: [first, ...others], seek }, seekShares(SEEKS));
  } finally {
    await bare.close();
  }
}
