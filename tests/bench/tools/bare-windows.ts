import { execFileSync } from 'node:child_process';
import { type Browser, chromium, type Page } from 'playwright';
import { until } from '../../harness/lectern.ts';
import type { BarePages, BareVideo } from './bare-pages.ts';

/** A window of Lectern's: where it is on the desktop and what it shows where, to be copied by a bare page. */
export type WindowShape = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly videos: readonly { readonly path: string; readonly share: Omit<BareVideo, 'file'> }[];
};

export type BareWindows = { readonly pages: readonly Page[]; close(): Promise<void> };

/** What a Lectern window looks like now. */
export async function shapeOf(page: Page): Promise<WindowShape> {
  return page.evaluate(() => ({
    left: screenX,
    top: screenY,
    width: innerWidth,
    height: innerHeight,
    videos: [...document.querySelectorAll('video')].map((video) => {
      const box = video.getBoundingClientRect();
      return {
        path: new URL(video.currentSrc).pathname,
        share: {
          left: box.x / innerWidth,
          top: box.y / innerHeight,
          width: box.width / innerWidth,
          height: box.height / innerHeight,
        },
      };
    }),
  }));
}

/** Opens a plain Chromium with one window for each shape, with the switches that matter for video. */
export async function openBareWindows(
  environment: NodeJS.ProcessEnv,
  pages: BarePages,
  shapes: readonly WindowShape[],
  fileOf: (path: string) => string,
): Promise<BareWindows> {
  const browser = await chromium.launch({
    executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
    headless: false,
    env: environment as Record<string, string>,
    args: [
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--disable-gpu',
      '--test-type',
    ],
  });
  const context = await browser.newContext({ viewport: null });
  const opened: Page[] = [];
  for (const shape of shapes) {
    const videos = shape.videos.map(({ path, share }) => ({ file: fileOf(path), ...share }));
    opened.push(await openOne(browser, await context.newPage(), shape, pages.address(videos)));
  }
  return { pages: opened, close: () => browser.close() };
}

async function openOne(browser: Browser, page: Page, shape: WindowShape, address: string): Promise<Page> {
  const devTools = await browser.newBrowserCDPSession();
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  const { windowId } = await devTools.send('Browser.getWindowForTarget', { targetId: targetInfo.targetId });
  const { left, top, width, height } = shape;
  await devTools.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
  if (top === 0) await devTools.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } });
  await page.goto(address);
  await until('the bare videos are ready', () =>
    page.evaluate(() =>
      [...document.querySelectorAll('video')].every(({ readyState }) => readyState >= 3) ? true : null,
    ),
  );
  return page;
}
