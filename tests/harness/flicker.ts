import { globSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { type Classroom, playOn, stillTracks } from './classroom.ts';
import { until } from './lectern.ts';
import { penOf } from './marks.ts';
import { at, shownTracks } from './picture.ts';

/** What one switching off and on cost. All but `switched` and `backMs` must be 0. */
export type FlickerTally = {
  readonly switched: number;
  readonly strokesLost: number;
  readonly picturesWithoutInk: number;
  readonly positionsLost: number;
  readonly consolesMoved: number;
  readonly largeScreensWrong: number;
  readonly backMs: number;
};

/** Where a window stands on the desktop, and how large it is. */
export function placeOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => [screenX, screenY, outerWidth, outerHeight]);
}

/** Two frames of the sample: what is shown after a switch is the moment that was shown before. */
const SAME_PLACE_SECONDS = 0.1;
/** A lesson plays on until the loss of a display is told, which a busy PC does late; it never begins anew. */
const TOLD_WITHIN_SECONDS = 30;
/** A pause goes back to the frame that was seen. */
const BACK_SECONDS = 2;
const LARGE_SCREEN = '1920,0,1920,1080';

/**
 * In the middle of a playing lesson the large screen's display is switched off; a stroke is drawn at the console
 * while it is away; it is switched on again, and everything must be there in both windows.
 */
export async function switchOffAndOn(room: Classroom, strokesBefore: number): Promise<FlickerTally> {
  const console = await room.console();
  const stood = await placeOf(console);
  await console.keyboard.press('Space');
  await playOn(console, 0.4);
  const [was] = await shownTracks(console);
  await room.displays.switchOff(1);
  await stateIs(console, 'lost');
  await stillTracks(console, 2);
  await drawStroke(console, strokesBefore);
  // A busy PC fixes the frame of a pause late: what counts is where it stood when all was quiet.
  const [held] = await stillTracks(console, 2);
  const sinceMs = performance.now();
  await room.displays.switchOn(1);
  await stateIs(console, 'live');
  const screen = await room.screen();
  const [there] = await stillTracks(screen, 2);
  const backMs = Math.round(performance.now() - sinceMs);
  const [here] = await stillTracks(console, 2);
  const missing = [await isInked(console), await isInked(screen)].filter((inked) => !inked).length;
  const kept = await until(
    'the stroke is on the disk',
    () => (strokesKept(room.data) > strokesBefore ? true : null),
    5000,
  )
    .then(() => strokesKept(room.data))
    .catch(() => strokesKept(room.data));
  const isSame = (one?: { mediaSeconds: number }) =>
    held && one && Math.abs(one.mediaSeconds - held.mediaSeconds) < SAME_PLACE_SECONDS;
  return {
    switched: 1,
    strokesLost: Math.max(0, strokesBefore + 1 - kept),
    picturesWithoutInk: missing,
    positionsLost: stoodWhereItWas(was, held) && isSame(here) && isSame(there) ? 0 : 1,
    consolesMoved: String(await placeOf(console)) === String(stood) ? 0 : 1,
    largeScreensWrong: String(await placeOf(screen)) === LARGE_SCREEN ? 0 : 1,
    backMs,
  };
}

type Moment = { readonly mediaSeconds: number };

function stoodWhereItWas(was?: Moment, held?: Moment): boolean {
  if (!was || !held) return false;
  const playedOn = held.mediaSeconds - was.mediaSeconds;
  return playedOn > -BACK_SECONDS && playedOn < TOLD_WITHIN_SECONDS;
}

export async function stateIs(console: Page, kind: string): Promise<void> {
  await until(`the console says that the large screen is ${kind}`, async () => {
    const state = await console
      .getByTestId('screen-state')
      .first()
      .getAttribute('data-state', { timeout: 1000 })
      .catch(() => null);
    return state === kind || null;
  });
}

async function drawStroke(console: Page, n: number): Promise<void> {
  const [track] = await shownTracks(console);
  if (!track) throw new Error('the console shows no track');
  const y = 0.15 + (n % 30) / 45;
  const pen = await penOf(console);
  await pen.line(at(track.box, 0.2, y), at(track.box, 0.6, y), 6);
}

/** Strokes of this account that are on the disk; Lectern may go on writing meanwhile. */
export function strokesKept(data: string): number {
  const [file] = globSync(join(data, 'accounts', '*', 'lessons.db'));
  if (!file) return 0;
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM ink_record').pluck().get() as number;
  } finally {
    db.close();
  }
}

async function isInked(page: Page): Promise<boolean> {
  return until('the ink is drawn', async () => (await inkPixels(page)) > 0 || null, 5000).catch(() => false);
}

/** How much ink the window shows; 0: none. */
export function inkPixels(page: Page): Promise<number> {
  return page.evaluate(() => {
    let lit = 0;
    for (const canvas of document.querySelectorAll('canvas')) {
      if (canvas.width < 200 || !canvas.checkVisibility()) continue;
      const drawing = canvas.getContext('2d');
      if (!drawing) continue;
      const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 3; i < data.length; i += 64) if ((data[i] ?? 0) > 60) lit += 1;
    }
    return lit;
  });
}
