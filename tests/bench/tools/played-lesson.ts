import type { Page } from 'playwright';
import { until } from '../../harness/lectern.ts';
import { readRecording, startRecording, type TrackRecord } from '../../harness/recorders.ts';

/** What a teacher presses while a lesson plays, one every four seconds. */
export const fewRates = ['ArrowLeft', 'Equal', 'ArrowRight', 'Minus', 'BracketLeft', 'Minus', 'ArrowRight', 'Equal'];
/** From 1 to 2, to 0.5 and back to 1, each rate that there is, with a seek at each. */
export const everyRate = [
  'Equal',
  'Equal',
  'Equal',
  'Minus',
  'Minus',
  'Minus',
  'Minus',
  'Minus',
  'Equal',
  'Equal',
].flatMap((rate, at) => [rate, at % 2 === 0 ? 'ArrowLeft' : 'ArrowRight']);

/** Of each track what the teacher's and the large screen's window presented. */
export type Played = readonly (readonly [TrackRecord, TrackRecord])[];

/** So long nothing is pressed after a key. */
export const NEXT_PRESS_MS = 4000;

/**
 * Plays two tracks with seeks and rate changes. `pressedAtMs`: when each key was pressed, on the clock of the records, also
 * those that take the lesson from its end back into it.
 */
export async function playFor(
  teacher: Page,
  screen: Page,
  playMs: number,
  presses: readonly string[] = fewRates,
): Promise<{ readonly pairs: Played; readonly pressedAtMs: readonly number[] }> {
  await startRecording(teacher);
  await startRecording(screen);
  const pressedAtMs: number[] = [];
  const press = async (key: string) => {
    pressedAtMs.push(await teacher.evaluate(() => performance.timeOrigin + performance.now()));
    await teacher.keyboard.press(key);
  };
  const deadline = performance.now() + playMs;
  for (let n = 0; performance.now() < deadline; n += 1) {
    await wait(NEXT_PRESS_MS);
    await press(presses[n % presses.length] ?? 'ArrowLeft');
    await wait(500);
    await keepPlaying(teacher, press);
  }
  await wait(NEXT_PRESS_MS);
  const [here, there] = [await readRecording(teacher), await readRecording(screen)];
  const pairs = Object.keys(here).flatMap((path) => {
    const [a, b] = [here[path], there[path]];
    return a && b ? [[a, b] as const] : [];
  });
  if (pairs.length !== 2) throw new Error(`two tracks in both windows were expected, ${pairs.length} were there`);
  return { pairs, pressedAtMs };
}

/** At the end of the lesson or at one of its pause points it goes on from the start, or from there. */
export async function keepPlaying(
  teacher: Page,
  press: (key: string) => Promise<void> = (key) => teacher.keyboard.press(key),
): Promise<void> {
  await until('the lesson plays', async () => {
    const motion = await teacher.getByTestId('play').getAttribute('data-motion');
    if (motion === 'playing') return true;
    if (motion !== 'paused') return null;
    if (await nearEnd(teacher)) for (let n = 0; n < 8; n += 1) await press('BracketLeft');
    await press('Space');
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
