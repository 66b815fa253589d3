import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Classroom, findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { inkPixels, strokesKept } from '../harness/flicker.ts';
import { until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at, type Box, furthest, type ShownTrack, shownTracks } from '../harness/picture.ts';
import { pictureFile } from '../harness/pictures.ts';

// Shapes, and a piece of the picture cut out to be written beside: drawn at the console, seen on the large screen, on
// two real displays.

let room: Classroom;
let consolePage: Page;
let screenPage: Page;

beforeAll(async () => {
  room = await openClassroom();
  consolePage = await room.console();
  await findAndProject(consolePage, 'sjxnj', 'start');
  screenPage = await room.screen();
  await stillTracks(screenPage, 2);
});
afterAll(() => room?.clear());

const has = (testId: string) => consolePage.getByTestId(testId);

async function largestTrack(): Promise<ShownTrack> {
  const [track] = await shownTracks(consolePage);
  if (!track) throw new Error('the console shows no track');
  return track;
}

describe('a shape', () => {
  test('is seen on the large screen while the hand still holds it, is one stroke on the disk, and is taken back', async () => {
    await has('tool-shape').click();
    await has('shape-ellipse').click();
    const { box } = await largestTrack();
    const pen = await penOf(consolePage);
    const [from, to] = [at(box, 0.2, 0.3), at(box, 0.6, 0.8)];
    await pen.down(from.x, from.y);
    await pen.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await pen.move(to.x, to.y);
    await until('the large screen shows it', async () => (await inkPixels(screenPage)) > 0 || null);
    expect(strokesKept(room.data)).toBe(0);
    await pen.up(to.x, to.y);
    await expect.poll(() => strokesKept(room.data)).toBe(1);
    await room.displays.screenshot(pictureFile('board-tools-shape'));
    await consolePage.keyboard.press('Control+Z');
    await until('it is gone there too', async () => (await inkPixels(screenPage)) === 0 || null);
    await consolePage.keyboard.press('Control+Y');
    await until('it is back', async () => (await inkPixels(screenPage)) > 0 || null);
  });

  test('is another one with each press of its key', async () => {
    const label = () => has('tool-shape').getAttribute('aria-label');
    const before = await label();
    await consolePage.keyboard.press('u');
    await expect.poll(label).not.toBe(before);
    await consolePage.keyboard.press('p');
    await expect.poll(() => has('tool-shape').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('a piece that is cut out', () => {
  test('stands on a new board in both windows, as it is in the film and without the ink', async () => {
    const { box } = await largestTrack();
    const expected = await partOfFilm();
    await consolePage.keyboard.press('c');
    await drag(at(box, 0, 0), at(box, 0.5, 1));
    for (const page of [consolePage, screenPage]) {
      await page.getByTestId('cutting').waitFor();
      const piece = await until('the piece is loaded', () => piecePixels(page));
      expect(Math.abs(piece.aspect - box.width / 2 / box.height)).toBeLessThan(0.03);
      expect(furthest(piece.pixels, expected)).toBeLessThan(40);
    }
    expect(await has('tool-cut').isDisabled()).toBe(true);
    await room.displays.screenshot(pictureFile('board-tools-cut'));
  });

  test('is written beside, and the board is there again with it', async () => {
    const picture = await pictureBox();
    const pen = await penOf(consolePage);
    await pen.line(at(picture, 0.65, 0.2), at(picture, 0.9, 0.3));
    await expect.poll(() => has('board-page').count()).toBe(1);
    await consolePage.keyboard.press('Shift+W');
    await stillTracks(screenPage, 2);
    await consolePage.keyboard.press('Shift+W');
    await has('paper').waitFor();
    expect(await has('cutting').count()).toBe(0);
    await has('board-page').first().click();
    await screenPage.getByTestId('cutting').waitFor();
    await until('with what was written beside', async () => (await inkPixels(screenPage)) > 0 || null);
    await screenPage.reload();
    await screenPage.getByTestId('cutting').waitFor();
    await until('also after a reload', () => piecePixels(screenPage));
  });
});

const pictureBox = (): Promise<Box> =>
  consolePage.locator('.player-picture').evaluate((one) => one.getBoundingClientRect());

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await consolePage.mouse.move(from.x + 1, from.y + 1);
  await consolePage.mouse.down();
  await consolePage.mouse.move(to.x, to.y - 1, { steps: 8 });
  await consolePage.mouse.up();
}

/** The left half of the largest track, as 16 x 9 grey values. */
function partOfFilm(): Promise<number[]> {
  return consolePage.evaluate(() => {
    const width = (one: HTMLVideoElement) => one.getBoundingClientRect().width;
    const [video] = [...document.querySelectorAll('video')].sort((a, b) => width(b) - width(a));
    const drawing = Object.assign(document.createElement('canvas'), { width: 16, height: 9 }).getContext('2d');
    if (!video || !drawing) throw new Error('no film');
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(video, 0, 0, video.videoWidth / 2, video.videoHeight, 0, 0, 16, 9);
    const { data } = drawing.getImageData(0, 0, 16, 9);
    return Array.from({ length: 144 }, (_, n) => data[n * 4 + 1] ?? 0);
  });
}

function piecePixels(page: Page): Promise<{ aspect: number; pixels: number[] } | null> {
  return page.getByTestId('cutting').evaluate((image) => {
    if (!(image instanceof HTMLImageElement) || !image.complete || image.naturalWidth === 0) return null;
    const drawing = Object.assign(document.createElement('canvas'), { width: 16, height: 9 }).getContext('2d');
    if (!drawing) return null;
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(image, 0, 0, 16, 9);
    const { data } = drawing.getImageData(0, 0, 16, 9);
    const pixels = Array.from({ length: 144 }, (_, n) => data[n * 4 + 1] ?? 0);
    return { aspect: image.naturalWidth / image.naturalHeight, pixels };
  });
}
