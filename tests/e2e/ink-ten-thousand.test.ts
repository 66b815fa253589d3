import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boardPage } from '../../core/ink/index.ts';
import { frameCostsMs, percentile } from '../ink/frame-cost.ts';
import { line, penDown, penMove, penUp } from '../ink/hand.ts';
import { fullPage } from '../ink/ten-thousand.ts';
import { type InkWindow, type InkWindows, openInkWindows } from '../ink/windows.ts';

const pageId = boardPage('ten-thousand');
let windows: InkWindows;
let console: InkWindow;

beforeAll(async () => {
  windows = await openInkWindows();
  const records = fullPage({ pageId });
  for (const [index, record] of records.entries()) windows.main.stored.push({ sequence: index + 1, record });
  console = await windows.open('console', { width: 1880, height: 1020 });
  await console.ink((ink, page) => {
    ink.show({ page });
    return ink.store.load({ kind: 'boards' });
  }, pageId);
}, 120_000);
afterAll(() => windows.close());

const covered = (box: readonly [number, number, number, number]) =>
  console.ink((ink, given) => ink.covered(given), box);
const shown = () => console.ink((ink, page) => ink.store.page(page).visible().length, pageId);

/** The page is drawn in slices: it is done when nothing more appears. */
async function drawn(): Promise<number> {
  let before = -1;
  for (;;) {
    const inked = await covered([0, 0, 1, 1]);
    if (inked === before && inked > 0) return inked;
    before = inked;
    await console.page.waitForTimeout(300);
  }
}

describe('a page of 10,000 strokes', () => {
  test('is there, and a frame of drawing on it stays small', async () => {
    expect(await shown()).toBe(10_000);
    await drawn();
    const costs = await frameCostsMs(windows.browser, console.page, async () => {
      for (let row = 0; row < 4; row += 1) {
        const places = line([200, 200 + row * 150], [1500, 260 + row * 150], 50);
        await penDown(console.devtools, places.slice(0, 1));
        await penMove(console.devtools, places);
        await penUp(console.devtools, [1500, 260 + row * 150]);
      }
    });
    const report = {
      n: costs.length,
      p50: percentile(costs, 0.5),
      p95: percentile(costs, 0.95),
      max: Math.max(...costs),
    };
    process.stdout.write(`frame on 10,000 strokes, ms: ${JSON.stringify(report)}\n`);
    expect(costs.length).toBeGreaterThan(50);
    // The bar is 16.7 ms and is measured by the benchmark on a quiet machine; here only that it is no redraw.
    expect(report.p50).toBeLessThan(60);
    await expect.poll(() => windows.main.stored.length, { timeout: 30_000 }).toBe(10_004);
  });

  test('erasing one of them leaves its neighbours whole, and undo brings it back', async () => {
    const before = await drawn();
    await console.ink((ink) => ink.tools.choose('strokeEraser'), null);
    await penDown(console.devtools, line([240, 205], [250, 206], 3));
    await penUp(console.devtools, [250, 206]);
    const left = await shown();
    expect(left).toBeLessThan(10_004);
    expect(left).toBeGreaterThan(9_900);
    expect(await drawn()).toBeLessThanOrEqual(before);
    await console.ink((ink, page) => ink.store.undo(page), pageId);
    expect(await shown()).toBe(10_004);
    // A path cut by a tile's edge may round a corner of it otherwise: Skia, a pixel in a million.
    expect(Math.abs((await drawn()) - before)).toBeLessThan(before / 100_000);
  });
});
