import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';
import { readRecording, startRecording, type TrackRecord } from '../../harness/recorders.ts';

/** What a teacher presses while a lesson plays, one every four seconds. */
const presses = ['ArrowLeft', 'Equal', 'ArrowRight', 'Minus', 'BracketLeft', 'Minus', 'ArrowRight', 'Equal'];

/** Plays with seeks and rate changes; of each of the two tracks what the teacher's and the large screen's window presented. */
export async function playFor(
  teacher: Page,
  screen: Page,
  playMs: number,
): Promise<readonly (readonly [TrackRecord, TrackRecord])[]> {
  await startRecording(teacher);
  await startRecording(screen);
  const deadline = performance.now() + playMs;
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
  return pairs;
}

/** At the end of the lesson or at one of its pause points it goes on from the start, or from there. */
export async function keepPlaying(teacher: Page): Promise<void> {
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
