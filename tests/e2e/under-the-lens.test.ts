import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { sizes } from '../ui/look.ts';
import type { SceneName } from '../ui/scenes.ts';
import { viewsOfFile } from '../ui/views.ts';

// What is enlarged stays sharp: a page is drawn for the size at which it is seen, and a lens shows what is no picture
// too. In a real browser, with a main of its own in the page.

const openView = viewsOfFile();
const open = (scene: SceneName) => openView(scene, 'zh-CN', sizes[1]);
const command = (page: Page, what: object) =>
  page.evaluate((sent) => globalThis.lectern.call('session.command', sent), what);

/** How many pixels are drawn for each pixel of the glass, of the sharpest that is there. */
const sharpness = (page: Page) =>
  page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll<HTMLCanvasElement>('.document canvas')].map(
        (canvas) => canvas.width / canvas.getBoundingClientRect().width,
      ),
    ),
  );
const pixels = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.document canvas')].reduce(
      (sum, { width, height }) => sum + width * height,
      0,
    ),
  );

describe('a page of a PDF', () => {
  test.each(['screen-document', 'console-document'] as const)('of %s is sharp however large it is', async (scene) => {
    const page = await open(scene);
    expect(await sharpness(page)).toBeCloseTo(1, 1);
    for (const zoom of [
      { scale: 4, x: 0.5, y: 0.3 },
      { scale: 8, x: 0.42, y: 0.6 },
    ]) {
      await command(page, { type: 'zoom', zoom });
      await expect.poll(() => sharpness(page)).toBeGreaterThan(0.97);
      // The part that is seen, and the page as it was: never the whole page at that size.
      expect(await pixels(page)).toBeLessThan(2 * 1920 * 1080);
    }
    await command(page, { type: 'zoom', zoom: { scale: 1, x: 0.5, y: 0.5 } });
    await expect.poll(() => page.locator('[data-testid=document-sharp] canvas').count()).toBe(0);
    await page.close();
  });

  test('turned while it is enlarged is the other page, sharp', async () => {
    const page = await open('console-document');
    await command(page, { type: 'zoom', zoom: { scale: 3, x: 0.5, y: 0.3 } });
    await expect.poll(() => sharpness(page)).toBeGreaterThan(0.97);
    await page.keyboard.press('PageUp');
    await expect.poll(() => page.getByTestId('document').getAttribute('data-page')).toBe('0');
    await expect.poll(() => page.locator('[data-testid=document-sharp] canvas').count()).toBe(1);
    await page.close();
  });

  test('under a lens is drawn twice as large', async () => {
    const page = await open('screen-document');
    await command(page, { type: 'aid', aid: { kind: 'magnifier', x: 0.5, y: 0.5, scale: 2 } });
    await expect.poll(() => sharpness(page)).toBeGreaterThan(1.9);
    await page.close();
  });
});

describe('a lens', () => {
  const lens = (page: Page) => page.getByTestId('magnifier');

  test('shows a board’s paper in its lines, at the place where it lies', async () => {
    const page = await open('screen-board');
    await command(page, { type: 'aid', aid: { kind: 'magnifier', x: 0.25, y: 0.5, scale: 2 } });
    const inLens = lens(page).locator('.paper');
    await inLens.waitFor();
    const [paper, glass, view] = await Promise.all([
      page.locator('.aid-zoom > .paper').first().boundingBox(),
      lens(page).boundingBox(),
      inLens.boundingBox(),
    ]);
    if (!paper || !glass || !view) throw new Error('nothing is shown');
    expect(view.width / paper.width).toBeCloseTo(2, 1);
    // The place under the lens's middle is the same in both.
    const middle = glass.x + glass.width / 2;
    expect((middle - view.x) / view.width).toBeCloseTo((middle - paper.x) / paper.width, 2);
    await page.close();
  });

  test('shows the question, and nobody hears it twice', async () => {
    const page = await open('console-question');
    await page.keyboard.press('Shift+Z');
    await lens(page).getByTestId('question').waitFor();
    expect(await lens(page).getAttribute('aria-hidden')).toBe('true');
    await page.close();
  });
});
