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
import { until } from '../harness/lectern.ts';
import { readRecording, startRecording, type TrackRecord } from '../harness/recorders.ts';
import { createReport } from './report/report.ts';
import { pauseOnce } from './tools/pauses.ts';
import { clocksApart, presentedApart } from './tools/sync-figures.ts';

const PLAY_MS = 60_000;
const PAUSES = 100;
const FRAME_SECONDS = 1 / 25;
/** What a teacher presses while a lesson plays, one every four seconds. */
const presses = ['ArrowLeft', 'Equal', 'ArrowRight', 'Minus', 'BracketLeft', 'Minus', 'ArrowRight', 'Equal'];

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
  await startRecording(teacher);
  await startRecording(screen);
  const deadline = performance.now() + PLAY_MS;
  for (let n = 0; performance.now() < deadline; n += 1) {
    await wait(4000);
    await teacher.keyboard.press(presses[n % presses.length] ?? 'ArrowLeft');
    await wait(500);
    await keepPlaying(teacher);
  }
  const [here, there] = [await readRecording(teacher), await readRecording(screen)];
  const pairs = Object.keys(here).flatMap((path) => {
    const [a, b] = [here[path], there[path]];
    return a && b ? [[a, b] as const] : [];
  });
  if (pairs.length !== 2) throw new Error(`two tracks in both windows were expected, ${pairs.length} were there`);
  report.figure(
    'windows',
    'ms',
    pairs.flatMap(([a, b]) => presentedApart(a.frames, b.frames)),
  );
  report.figure(
    'tracks',
    'ms',
    [here, there].flatMap((window) => betweenTracks(Object.values(window))),
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

/** At the end of the lesson or at one of its pause points it goes on from the start, or from there. */
async function keepPlaying(teacher: Page): Promise<void> {
  await until('the lesson plays', async () => {
    const motion = await teacher.getByTestId('play').getAttribute('data-motion');
    if (motion === 'playing') return true;
    if (motion !== 'paused') return null;
    if (await nearEnd(teacher)) for (let n = 0; n < 8; n += 1) await teacher.keyboard.press('BracketLeft');
    await teacher.keyboard.press('Space');
    await wait(100);
    return null;
  });
}

async function nearEnd(teacher: Page): Promise<boolean> {
  return teacher.evaluate(() =>
    [...document.querySelectorAll('video')].some((video) => video.duration - video.currentTime < 3),
  );
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
