import { copyFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright';
import { type FrameTable, frameAt, gridTrack, presentedFrame, type SessionLesson } from '../../core/session/index.ts';
import type { FrameTimes } from '../../core/words/index.ts';
import type { Random } from '../sim/random.ts';
import { chooseFiles } from './choose-files.ts';
import { type Classroom, findAndProject } from './classroom.ts';
import { until } from './lectern.ts';
import { type WatchedSession, watchSession } from './session-of.ts';

/** Ten real films that differ in all that a pause may stumble over: container, codec, rate, rotation, uneven frames. */
export const REAL_FILMS = [
  'movie_300.mp4',
  'cup.mp4',
  'sample_with_increasing_timestamps_320w_240h.mp4',
  'sample_with_increasing_timestamps_320w_240h_fragmented.mp4',
  'internal_emulator_transformer_output_270_rotated.mp4',
  'bear-av1-opus.mp4',
  'test-vp8-vorbis-webvtt.webm',
  'RGB_Circles.mov',
  '400x300_seg0_5s.m2t',
  'sample.avi',
] as const;

/** A pause is exact when the frame that every video of both windows presented last is the session's frame. */
type Pause = { readonly exact: boolean; readonly session: number; readonly shown: readonly (number | null)[] };

type PausedFilm = { pause(random: Random): Promise<Pause>; close(): Promise<void> };

export type PauseRoom = { open(path: string, title: string): Promise<PausedFilm> };

/** Nothing new may be presented for so long before a pause counts as settled. */
const QUIET_MS = 500;
/** After the start of the lesson a pause comes within this. */
const PLAYS_MS = { min: 80, max: 900 };
/** A film may end before the key comes: then it was no pause. */
const TRIES = 20;

export async function openPauseRoom(room: Classroom): Promise<PauseRoom> {
  const teacher = await room.console();
  const session = await watchSession(teacher);
  await teacher.getByTestId('search').waitFor();
  return {
    async open(path, title) {
      // By a name that the search finds, and that no other film begins with.
      const file = join(room.data, `${title}${extname(path)}`);
      copyFileSync(path, file);
      await chooseFiles(teacher, file);
      await teacher.getByTestId('import-open').first().waitFor({ timeout: 240_000 });
      await teacher.getByTestId('import-dismiss').first().click();
      await findAndProject(teacher, title, 'start');
      const screen = await room.screen();
      const windows = [teacher, screen];
      for (const page of windows) {
        await page.locator('video[data-track]').first().waitFor({ state: 'attached' });
        await page.evaluate(watchFrames);
      }
      const lesson = session.state().lesson;
      const track = lesson && gridTrack(lesson);
      if (!lesson || !track) throw new Error(`${title} has no picture`);
      const table = await tableOf(teacher, track.frames);
      return {
        pause: (random) => pauseOnce({ teacher, windows, session, lesson, frames: track.frames, table }, random),
        async close() {
          await teacher.getByTestId('end').click();
          await teacher.getByTestId('end-confirm').click();
          await teacher.getByTestId('search').waitFor();
        },
      };
    },
  };
}

type Film = {
  readonly teacher: Page;
  readonly windows: readonly Page[];
  readonly session: WatchedSession;
  readonly lesson: SessionLesson;
  readonly frames: FrameTimes;
  readonly table: FrameTable | null;
};

async function pauseOnce({ teacher, windows, session, lesson, frames, table }: Film, random: Random): Promise<Pause> {
  const { durationSeconds } = lesson;
  for (let tries = 0; tries < TRIES; tries += 1) {
    await seekTo(teacher, random.between(0, Math.max(0, 1 - 1.8 / durationSeconds)));
    await teacher.keyboard.press('Space');
    await until('the film plays', () => session.state().motion.kind === 'playing' || null);
    await wait(random.between(PLAYS_MS.min, Math.max(PLAYS_MS.min, Math.min(PLAYS_MS.max, durationSeconds * 300))));
    if (session.state().motion.kind !== 'playing') continue;
    await teacher.keyboard.press('Space');
    const seen = await settledPause(windows, session);
    const { motion } = session.state();
    if (motion.kind !== 'paused' || motion.reason === 'end') continue;
    const shown = seen.map(({ mediaSeconds }) => presentedFrame(frames, mediaSeconds ?? -1, table)?.index ?? null);
    const wanted = frameAt(frames, motion.mediaSeconds, table)?.index ?? null;
    return {
      exact: wanted !== null && seen.length >= windows.length && shown.every((index) => index === wanted),
      session: wanted ?? -1,
      shown,
    };
  }
  throw new Error(`${lesson.title['zh-CN'] ?? lesson.id} ended before it could be paused, ${TRIES} times`);
}

async function settledPause(windows: readonly Page[], session: WatchedSession) {
  const look = async () => (await Promise.all(windows.map((page) => page.evaluate(readFrames)))).flat();
  const settled = async () => {
    const { motion } = session.state();
    if (motion.kind !== 'paused' || motion.fixing) return null;
    const all = await look();
    return all.length >= windows.length && all.every(({ isStill, quietMs }) => isStill && quietMs > QUIET_MS)
      ? all
      : null;
  };
  return until('the pause has settled', settled).catch(async (error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify([session.state().motion, await look()])}`);
  });
}

async function seekTo(teacher: Page, share: number): Promise<void> {
  const line = await teacher.getByTestId('timeline').boundingBox();
  if (!line) throw new Error('there is no timeline');
  await teacher.mouse.click(line.x + line.width * share, line.y + line.height / 2);
}

async function tableOf(page: Page, frames: FrameTimes): Promise<FrameTable | null> {
  if (frames.kind === 'constant') return null;
  const numbers = await page.evaluate(async (digest) => {
    const view = new DataView(await (await fetch(`/media/${digest}`)).arrayBuffer());
    return Array.from({ length: view.byteLength / 8 }, (_, row) => view.getFloat64(row * 8, true));
  }, frames.digest);
  return numbers;
}

type Seen = { atMs: number; mediaSeconds: number | null };

/** Runs in the page. What each video presents from now on, also those that come later: the console may change its view. */
function watchFrames(): void {
  const seen = new Map<HTMLVideoElement, Seen>();
  (globalThis as unknown as { framesSeen: typeof seen }).framesSeen = seen;
  const watchNew = (): void => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-track]')) {
      if (seen.has(video)) continue;
      const last: Seen = { atMs: performance.now(), mediaSeconds: null };
      seen.set(video, last);
      const onFrame: VideoFrameRequestCallback = (_, frame) => {
        last.atMs = performance.now();
        last.mediaSeconds = frame.mediaTime;
        video.requestVideoFrameCallback(onFrame);
      };
      video.requestVideoFrameCallback(onFrame);
    }
  };
  watchNew();
  new MutationObserver(watchNew).observe(document, { childList: true, subtree: true });
}

/** Runs in the page. */
function readFrames() {
  const { framesSeen } = globalThis as unknown as { framesSeen: Map<HTMLVideoElement, Seen> };
  return [...framesSeen].flatMap(([video, { atMs, mediaSeconds }]) => {
    if (!video.isConnected) return [];
    const isStill = video.paused && !video.seeking && mediaSeconds !== null;
    return [{ mediaSeconds, isStill, quietMs: performance.now() - atMs }];
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
