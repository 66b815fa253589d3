import type { Page } from 'playwright';
import { startVirtualDisplays, type VirtualDisplays } from '../../build/displays/index.ts';
import { makeDataFolder, type RunningLectern, startAnother, startLectern, until } from './lectern.ts';
import { type ShownTrack, shownTracks } from './picture.ts';

/** A classroom with two displays and a real Lectern in it; `reopen` is the next morning. */
export type Classroom = {
  readonly displays: VirtualDisplays;
  readonly data: string;
  lectern(): RunningLectern;
  console(): Promise<Page>;
  screen(): Promise<Page>;
  reopen(): Promise<void>;
  /** A second Lectern of this account, as a teacher starts it who does not see the first; it leaves again. */
  startSecond(): Promise<void>;
  clear(): Promise<void>;
};

/** `prepare` may lay something into the data folder before Lectern starts the first time. */
export async function openClassroom(prepare: (data: string) => void = () => undefined): Promise<Classroom> {
  const displays = await startVirtualDisplays();
  const data = makeDataFolder();
  prepare(data);
  const start = () => startLectern({ environment: displays.environment, data });
  let lectern = await start();
  return {
    displays,
    data,
    lectern: () => lectern,
    console: () => lectern.window('console'),
    screen: () => lectern.window('screen'),
    async reopen() {
      await lectern.stop();
      lectern = await start();
    },
    startSecond: () => startAnother(displays.environment, data),
    async clear() {
      await lectern.clear();
      await displays.stop();
    },
  };
}

/** From the shelf to the large screen, as a teacher does it: type, press the card, press Project. */
export async function findAndProject(console: Page, text: string, from: 'stop' | 'start' = 'stop'): Promise<void> {
  await console.getByTestId('search').fill(text);
  await console.getByTestId('results').getByTestId('lesson-card').first().click();
  const start = console.getByTestId('project-start');
  await console.getByTestId('project').waitFor();
  await (from === 'start' && (await start.count()) > 0 ? start : console.getByTestId('project')).click();
  await console.getByTestId('play').waitFor();
}

/** A pause fixes its frame in up to 0.4 s on two cores; a picture that holds still so long stands. */
const STILL_MS = 600;

/** Waits until the window shows this many tracks and they stand still on a frame. */
export async function stillTracks(page: Page, count: number): Promise<ShownTrack[]> {
  let before = '';
  let sinceMs = performance.now();
  return until(`${count} tracks stand still`, async () => {
    const tracks = await shownTracks(page);
    const now = JSON.stringify(tracks);
    const still = tracks.length === count && tracks.every(({ paused }) => paused) && now === before;
    if (!still) sinceMs = performance.now();
    before = now;
    return performance.now() - sinceMs >= STILL_MS ? tracks : null;
  });
}

/** Waits until the window's first track has moved on by at least so much media. Takes no picture of it. */
export async function playOn(page: Page, mediaSeconds: number): Promise<void> {
  const now = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
  const from = await now();
  await until(`the lesson plays on by ${mediaSeconds} s`, async () => (await now()) >= from + mediaSeconds || null);
}
