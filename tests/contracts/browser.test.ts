import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, chromium as playwright } from 'playwright';
import type { WindowId } from '../../core/words/index.ts';
import { type BrowserHostOptions, createBrowserHost, findChromium, isRunnable } from '../../main/host/browser/index.ts';
import { streamLog } from '../../main/log.ts';
import { type Body, eventually } from './body.ts';
import { hostContract } from './host.contract.ts';

async function boot(): Promise<Body> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-browser-'));
  const opener = fakeOpener(folder);
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  const options: BrowserHostOptions = {
    paths: { shared: join(folder, 'shared'), account: join(folder, 'account'), resources: folder },
    log: streamLog(() => undefined),
    chromium: found?.path ?? null,
    hasDisplay: true,
    checkAnswers: true,
    debugPort: true,
    headlessScreens: '{1920x1080 label=one}{1920x1080 label=two}',
    remoteOnLoopback: false,
  };
  const browser = await createBrowserHost(options);
  if ('runningAt' in browser) throw new Error('another one runs in a new folder');
  if (browser.trouble !== null) throw new Error(browser.trouble);
  const portFile = join(folder, 'account', 'chromium', 'DevToolsActivePort');
  await eventually('the debugging port is told', () => existsSync(portFile));
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const remote = await playwright.connectOverCDP(`http://127.0.0.1:${port}`);

  const pagesOf = () => remote.contexts()[0]?.pages() ?? [];

  async function page(windowId: WindowId): Promise<Page> {
    const find = (): Page | undefined => pagesOf().find((one) => one.url().includes(windowId));
    await eventually('the page is there', () => find() !== undefined);
    const found = find() as Page;
    await found.waitForFunction('globalThis.lecternTest !== undefined');
    return found;
  }
  const evaluate = async <Value>(windowId: WindowId, expression: string): Promise<Value> =>
    (await page(windowId)).evaluate(expression);

  return {
    host: browser.host,
    hasPages: true,
    evaluate,
    call: (windowId, name, request) =>
      evaluate(windowId, `lecternTest.bridge.call(${JSON.stringify(name)}, ${JSON.stringify(request)})`),
    heard: (windowId) => evaluate(windowId, 'lecternTest.heard'),
    reload: async (windowId) => void (await (await page(windowId)).reload()),
    closeByHand: async (windowId) => (await page(windowId)).close(),
    whereIs: (windowId) => evaluate(windowId, '({ x: screenX, y: screenY, width: outerWidth, height: outerHeight })'),
    async isMinimized(windowId) {
      const one = await page(windowId);
      const devTools = await one.context().newCDPSession(one);
      const { bounds } = await devTools.send('Browser.getWindowForTarget');
      await devTools.detach();
      return bounds.windowState === 'minimized';
    },
    raiseByHand: null,
    async isKeptOn() {
      const locks = await Promise.all(pagesOf().map((one) => one.evaluate(wakeLockHeld)));
      return locks.some(Boolean);
    },
    pressGlobally: null,
    switchDisplay: await displaySwitch(),
    async startSecond() {
      const second = await createBrowserHost(options);
      if (!('runningAt' in second)) throw new Error('the second one did not see the first');
    },
    opened: opener.opened,
    sleepAndWake: null,
    ended: browser.ended,
    async dispose() {
      await remote.close().catch(() => undefined);
      browser.host.instance.quit();
      await browser.ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** The wake lock that the host asks for in its own pages. */
const wakeLockHeld = "globalThis[Symbol.for('lectern.awake')]?.lock?.released === false";

/** The system's opener, as a script that writes down what it got. */
function fakeOpener(folder: string): { opened(): readonly string[] } {
  const list = join(folder, 'opened.txt');
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${list}'\n`, { mode: 0o755 });
  process.env.PATH = `${programs}:${process.env.PATH}`;
  return { opened: () => (existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []) };
}

/** Headless Chromium cannot lose a display; tests/displays has real ones that come and go. */
async function displaySwitch(): Promise<null> {
  return null;
}

hostContract('browser', boot);
