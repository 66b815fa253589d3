/**
 * Two windows of one lesson, 60 s of playing with seeks and rate changes, then a hundred pauses.
 *
 *   windows       a presented frame of one window against the nearest in time of the other
 *   tracks        the same between the two tracks of one window
 *   clockWindows  the media clocks of the two windows at the same moment
 *   pauseShown    the key that pauses, to the last of all videos presenting the frame
 *
 * All in milliseconds; how they are computed stands in tools/sync-figures.ts. Nothing is left out: the frames
 * around seeks and rate changes count as well.
 */
import type { Page } from 'playwright';
import { findAndProject, openClassroom, playOn } from '../harness/classroom.ts';
import type { TrackRecord } from '../harness/recorders.ts';
import { createReport } from './report/report.ts';
import { pauseOnce } from './tools/pauses.ts';
import { keepPlaying, playFor } from './tools/played-lesson.ts';
import { clocksApart, presentedApart } from './tools/sync-figures.ts';

const PLAY_MS = 60_000;
const PAUSES = 100;
const FRAME_SECONDS = 1 / 25;
const report = await createReport('sync', 'browser');
const room = await openClassroom();
try {
  const teacher = await room.console();
  await findAndProject(teacher, 'sjxnj', 'start');
  const screen = await room.screen();
  await play(teacher, screen);
  await pauses(teacher, screen);
} finally {
  await room.clear();
}
report.print();

async function play(teacher: Page, screen: Page): Promise<void> {
  await keepPlaying(teacher);
  await playOn(screen, 1);
  const pairs = await playFor(teacher, screen, PLAY_MS);
  report.figure(
    'windows',
    'ms',
    pairs.flatMap(([a, b]) => presentedApart(a.frames, b.frames)),
  );
  report.figure(
    'tracks',
    'ms',
    [0, 1].flatMap((window) => betweenTracks(pairs.map((pair) => pair[window as 0 | 1]))),
  );
  report.figure(
    'clockWindows',
    'ms',
    pairs.flatMap(([a, b]) => clocksApart(a.clock, b.clock)),
  );
  const all = pairs.flat();
  const sum = (of: (track: TrackRecord) => number) => all.reduce((total, track) => total + of(track), 0);
  report.fact('droppedPercent', (100 * sum(({ dropped }) => dropped)) / sum(({ total }) => total));
  report.fact(
    'frames',
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
