/**
 * A hundred random seeks each, paused, until every visible track of both windows presents the frame.
 *
 *   sample        the sample lesson in two windows, two tracks
 *   long          a 20-minute 1080p file with a keyframe a second, imported as a lesson, in two windows
 *   consoleOnly   the long file with one display: one window, one track
 *
 * Baselines of the same names: bare pages without Lectern that show the same videos in the same windows, from a
 * static file server, seeking together (tools/bare-pages.ts). A ratio is p95 over p95.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startVirtualDisplays, type VirtualDisplays } from '../../build/displays/index.ts';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder, startLectern } from '../harness/lectern.ts';
import { shownTracks } from '../harness/picture.ts';
import { createReport } from './report/report.ts';
import { type BarePages, sampleFile, serveBarePages } from './tools/bare-pages.ts';
import { openBareWindows, shapeOf, type WindowShape } from './tools/bare-windows.ts';
import { importAndProject, makeLongVideo } from './tools/long-video.ts';
import { seekShares, seekThrough } from './tools/seeks.ts';

const SEEKS = 100;

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
    await compare('sample', two, (teacher) => findAndProject(teacher, 'sjxnj', 'start'), 2);
    await compare('long', two, (teacher) => importAndProject(teacher, long), 2);
  } finally {
    await two.stop();
  }
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
    return { shapes, taken: await seekThrough({ windows, seek }, seekShares(SEEKS)) };
  } finally {
    await lectern.stop();
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
