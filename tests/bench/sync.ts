/**
 * Two windows of one lesson, 60 s of playing with seeks and rate changes, then a hundred pauses.
 *
 *   windows       a presented frame of one window against the nearest in time of the other
 *   tracks        the same between the two tracks of one window
 *   clockWindows  the media clocks of the two windows at the same moment
 *   pauseShown    the key that pauses, to the last of all videos presenting the frame
 *
 *   long.*        20 minutes of a lesson of 20 minutes, two tracks of it imported, at every rate from 0.5 to 2
 *   long.backInStep  a key that seeks or changes the rate, to the last frame that was more than a frame (40 ms) apart before ten were not
 *   loaded.*      two minutes of the sample beside a process that keeps one core busy
 *
 * All in milliseconds; how they are computed stands in tools/sync-figures.ts. Nothing is left out: the frames
 * around seeks and rate changes count as well. `--minutes N` plays the long lesson for a shorter time, to try, and
 * `--part long` takes those figures alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { findAndProject, openClassroom, playOn } from '../harness/classroom.ts';
import { discardDataFolder, makeDataFolder } from '../harness/lectern.ts';
import type { TrackRecord } from '../harness/recorders.ts';
import { createReport } from './report/report.ts';
import { importPairAndProject, makeLongVideo } from './tools/long-video.ts';
import { pauseOnce } from './tools/pauses.ts';
import { everyRate, keepPlaying, NEXT_PRESS_MS, type Played, playFor } from './tools/played-lesson.ts';
import { backInStepMs, clocksApart, presentedApart } from './tools/sync-figures.ts';

const PLAY_MS = 60_000;
const LOADED_MS = 120_000;
const PAUSES = 100;
const FRAME_SECONDS = 1 / 25;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    minutes: { type: 'string', default: '20' },
    part: { type: 'string', default: 'sample loaded long' },
  },
});
const report = await createReport('sync', 'browser');
if (values.part.includes('sample')) {
  await inClassroom(async (teacher, open) => {
    await findAndProject(teacher, 'sjxnj', 'start');
    const screen = await open();
    const { pairs } = await play(teacher, screen, PLAY_MS);
    tell('', pairs);
    tellDropped('', pairs);
    await pauses(teacher, screen);
  });
}
if (values.part.includes('loaded')) {
  await inClassroom(async (teacher, open) => {
    await findAndProject(teacher, 'sjxnj', 'start');
    const screen = await open();
    const busy = keepOneCoreBusy();
    try {
      const { pairs } = await play(teacher, screen, LOADED_MS);
      tell('loaded.', pairs);
      tellDropped('loaded.', pairs);
    } finally {
      busy.kill('SIGKILL');
    }
  });
}
if (values.part.includes('long')) {
  await inClassroom(async (teacher, open) => {
    const folder = makeDataFolder();
    try {
      await importPairAndProject(teacher, makeLongVideo(folder, 'explanation'), makeLongVideo(folder));
      const screen = await open();
      const { pairs, pressedAtMs } = await play(teacher, screen, Number(values.minutes) * 60_000, everyRate);
      tell('long.', pairs);
      tellDropped('long.', pairs);
      report.figure(
        'long.backInStep',
        'ms',
        pairs.flatMap(([a, b]) => backInStepMs(a.frames, b.frames, pressedAtMs, NEXT_PRESS_MS)),
      );
    } finally {
      discardDataFolder(folder);
    }
  });
}
report.print();

async function inClassroom(work: (teacher: Page, screen: () => Promise<Page>) => Promise<void>): Promise<void> {
  const room = await openClassroom();
  try {
    await work(await room.console(), room.screen);
  } finally {
    await room.clear();
  }
}

function keepOneCoreBusy(): ChildProcess {
  return spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
}

async function play(teacher: Page, screen: Page, playMs: number, presses?: readonly string[]) {
  await keepPlaying(teacher);
  await playOn(screen, 1);
  return playFor(teacher, screen, playMs, presses);
}

function tell(prefix: string, pairs: Played): void {
  report.figure(
    `${prefix}windows`,
    'ms',
    pairs.flatMap(([a, b]) => presentedApart(a.frames, b.frames)),
  );
  report.figure(
    `${prefix}tracks`,
    'ms',
    [0, 1].flatMap((window) => betweenTracks(pairs.map((pair) => pair[window as 0 | 1]))),
  );
  report.figure(
    `${prefix}clockWindows`,
    'ms',
    pairs.flatMap(([a, b]) => clocksApart(a.clock, b.clock)),
  );
}

function tellDropped(prefix: string, pairs: Played): void {
  const all = pairs.flat();
  const sum = (of: (track: TrackRecord) => number) => all.reduce((total, track) => total + of(track), 0);
  report.fact(`${prefix}droppedPercent`, (100 * sum(({ dropped }) => dropped)) / sum(({ total }) => total));
  report.fact(
    `${prefix}frames`,
    sum(({ frames }) => frames.length),
  );
}

function betweenTracks([a, b]: readonly TrackRecord[]): number[] {
  return a && b ? presentedApart(a.frames, b.frames) : [];
}

async function pauses(teacher: Page, screen: Page): Promise<void> {
  const shown: number[] = [];
  let exact = 0;
  for (let n = 0; shown.length < PAUSES; n += 1) {
    await keepPlaying(teacher);
    await wait(700 + ((n * 37) % 500));
    const pause = await pauseOnce([teacher, screen], FRAME_SECONDS);
    if (!pause) continue;
    shown.push(pause.shownMs);
    if (pause.sameFrame) exact += 1;
  }
  report.figure('pauseShown', 'ms', shown);
  report.fact('pausesTried', PAUSES);
  report.fact('pausesExact', exact);
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
