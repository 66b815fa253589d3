import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAndProject, stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern, until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at, type Box, furthest, shownTracks } from '../harness/picture.ts';

// A laptop at 100% and a panel of 3840 x 2160 at 200% or 250%: one lesson, two windows of other pixels.

describe.each([
  { percent: 200, screens: '{1366x768}{3840x2160 devicePixelRatio=2}' },
  { percent: 250, screens: '{1366x768}{3840x2160 devicePixelRatio=2.5}' },
])('a laptop at 100% and a panel at $percent%', ({ percent, screens }) => {
  let lectern: RunningLectern;
  let console: Page;
  let screen: Page;

  beforeAll(async () => {
    lectern = await startLectern({ screens });
    console = await lectern.window('console');
    await findAndProject(console, 'sjxnj', 'start');
    screen = await lectern.window('screen');
    await stillTracks(screen, 2);
  });
  afterAll(() => lectern?.clear());

  test('each window stands on its own display, and the large screen fills its own', async () => {
    expect(await pixelsOf(console)).toMatchObject({ ratio: 1 });
    await until('the large screen fills the panel', async () => {
      const { ratio, width, height } = await pixelsOf(screen);
      return (ratio === percent / 100 && width === 3840 && height === 2160) || null;
    });
  });

  test('both show the same picture, sharp in the panel’s own pixels', async () => {
    const [here, there] = [await shownTracks(console), await shownTracks(screen)];
    expect(furthest(here[0]?.pixels ?? [], there[0]?.pixels ?? [])).toBeLessThan(12);
    expect(await placeInPicture(screen)).toEqual(await placeInPicture(console));
  });

  test('ink is as wide in the picture on both, at the same place, drawn in each display’s own pixels', async () => {
    const [track] = await shownTracks(console);
    const pen = await penOf(console);
    if (!track) throw new Error('the console shows no track');
    await pen.line(at(track.box, 0.2, 0.5), at(track.box, 0.7, 0.5));
    await until('the ink is on the large screen', async () => ((await inkOf(screen)).height > 0 ? true : null));
    const [here, there] = [await inkOf(console), await inkOf(screen)];
    // A pixel of the laptop's picture is a five-hundredth of its height.
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(there[side]).toBeCloseTo(here[side], 2);
    expect(there.canvasWidth).toBeGreaterThan(3500);
  });

  test('captions are as large in the picture on both, and never too small for the back row', async () => {
    // To where something is said.
    await console.getByTestId('forward10').click();
    await console.getByTestId('transcript-open').click();
    await console.getByTestId('transcript-row').nth(2).click();
    await console.keyboard.press('s');
    const share = (page: Page) =>
      page.evaluate(() => {
        const text = document.querySelector('.player-captions p');
        const picture = document.querySelector('.player-picture');
        if (!text || !picture) return null;
        return Number.parseFloat(getComputedStyle(text).fontSize) / picture.getBoundingClientRect().height;
      });
    const here = await until('captions at the console', () => share(console));
    const there = await until('captions on the panel', () => share(screen));
    expect(there).toBeCloseTo(here, 2);
    expect(there).toBeGreaterThan(0.037);
  });

  test('the console tells the panel’s size as its box does', async () => {
    await console.getByTestId('display-picker').click();
    await expect.poll(() => console.getByTestId('display-choice').last().innerText()).toContain('3840×2160');
  });
});

function pixelsOf(page: Page) {
  return page.evaluate(() => ({
    ratio: devicePixelRatio,
    width: Math.round(innerWidth * devicePixelRatio),
    height: Math.round(innerHeight * devicePixelRatio),
  }));
}

/** Where the largest track lies, in hundredths of the picture. */
async function placeInPicture(page: Page): Promise<number[]> {
  const picture: Box = await page.locator('.player-picture').evaluate((one) => one.getBoundingClientRect());
  const [track] = await shownTracks(page);
  if (!track) return [];
  const { x, y, width, height } = track.box;
  const shares = [(x - picture.x) / picture.width, (y - picture.y) / picture.height];
  return [...shares, width / picture.width, height / picture.height].map((share) => Math.round(share * 100));
}

/** The box of all ink, in shares of the picture, and how many pixels wide the canvas is. */
function inkOf(page: Page) {
  return page.evaluate(() => {
    let found = { x: 0, y: 0, width: 0, height: 0, canvasWidth: 0 };
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.ink-canvas canvas')) {
      const drawing = canvas.getContext('2d');
      if (!drawing || canvas.width < 200 || !canvas.checkVisibility()) continue;
      const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
      let [left, top, right, bottom] = [canvas.width, canvas.height, -1, -1];
      for (let y = 0; y < canvas.height; y += 1) {
        for (let x = 0; x < canvas.width; x += 1) {
          if ((data[(y * canvas.width + x) * 4 + 3] ?? 0) < 128) continue;
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
      if (right < 0) continue;
      found = {
        x: left / canvas.width,
        y: top / canvas.height,
        width: (right - left + 1) / canvas.width,
        height: (bottom - top + 1) / canvas.height,
        canvasWidth: canvas.width,
      };
    }
    return found;
  });
}
