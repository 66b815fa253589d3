import type { BrowserContext, Page } from 'playwright';
import type { Language } from '../../core/words/index.ts';
import { handout } from '../fixtures/handout.ts';
import { openChromium } from '../harness/chromium.ts';
import { nowUnixMs } from './fake-data.ts';
import { servePages } from './pages.ts';
import { type Scene, type SceneName, scenes } from './scenes.ts';

export const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;
export type Size = (typeof sizes)[number];

/** Every view with the fake main, in one Chromium. */
export type Views = {
  /** Opens a view and presses what its scene names. */
  open(name: SceneName, language: Language, size: Size): Promise<Page>;
  close(): Promise<void>;
};

/** `pagesFolder`: the built pages. */
export async function openViews(pagesFolder: string): Promise<Views> {
  const browser = await openChromium();
  const printing = await browser.newContext();
  const pages = await servePages(pagesFolder, await handout(browser));
  await printing.close();
  // A page that was closed leaves its profile to the next one, which then has scripts and styles at hand.
  const free: BrowserContext[] = [];
  const freeContext = async () => {
    const context = free.pop();
    if (context) return context;
    const made = await browser.newContext({ reducedMotion: 'reduce', hasTouch: true });
    await made.clock.setFixedTime(nowUnixMs);
    return made;
  };
  return {
    async open(name, language, size) {
      const scene: Scene = scenes[name];
      const context = await freeContext();
      const page = await context.newPage();
      page.once('close', () => free.push(context));
      await page.setViewportSize(size);
      const told = { ...scene, settings: { ...scene.settings, language } };
      const fake = `localStorage.clear();\nglobalThis.fakeScene = ${JSON.stringify(told)};\n${pages.fakeScript}`;
      await page.addInitScript(fake);
      await page.goto(`${pages.address}/${scene.role}?window=${scene.role}`);
      await page.locator('.desk, .stage, .screen').first().waitFor();
      for (const what of scene.press ?? []) await act(page, what);
      await settle(page, OPENED_LOOKS);
      return page;
    },
    async close() {
      await browser.close();
      await pages.close();
    },
  };
}

/** As by the switch on the desk; where the view speaks that language already, nothing happens. */
export async function relabel(page: Page, language: Language): Promise<void> {
  if ((await page.evaluate(() => document.documentElement.lang)) === language) return;
  await page.evaluate((chosen) => globalThis.lectern.call('settings.change', { language: chosen }), language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
  await settle(page, AGAIN_LOOKS);
}

async function act(page: Page, what: string): Promise<void> {
  if (what.startsWith('type:')) await page.keyboard.type(what.slice(5));
  else if (what.startsWith('key:')) await page.keyboard.press(what.slice(4));
  else if (what.startsWith('css:')) await page.locator(what.slice(4)).first().click();
  else if (what.startsWith('hover:')) await page.getByTestId(what.slice(6)).first().hover();
  else if (what.startsWith('touch:')) {
    const size = page.viewportSize();
    if (size) await page.touchscreen.tap(size.width * 0.7, size.height * 0.5);
  } else {
    const [place, testId] = what.includes(' ') ? what.split(' ') : ['body', what];
    await page.locator(`${place} [data-testid="${testId}"]`).first().click();
  }
}

/** How often nothing has happened before a page that was just opened is at rest, and one of which all was there before. */
const OPENED_LOOKS = 3;
const AGAIN_LOOKS = 1;

/** Everything was there; only its words or its size are others. */
export async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await settle(page, AGAIN_LOOKS);
}

/** Videos have their frame and documents their page, fonts are there, idle work is done. */
async function settle(page: Page, looks: number): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('video')].every((one) => one.readyState >= 2 && !one.seeking) &&
        [...document.querySelectorAll('.document-text, .document-drawn')].every((one) => one.childElementCount > 0),
      {
        timeout: 8000,
      },
    )
    .catch(() => undefined);
  await page.evaluate(untilQuiet, looks);
}

/**
 * Until the page has asked nothing of main for a while and drawn what it heard. By its own timers: what it does a moment
 * after a key (a search counts, then looks into texts) comes before, however slow the machine is.
 */
async function untilQuiet(looks: number): Promise<void> {
  let quiet = 0;
  for (let look = 0; quiet < looks && look < 60; look += 1) {
    const calls = globalThis.fakeCalls;
    await new Promise((done) => setTimeout(done, 170));
    await new Promise((done) => requestIdleCallback(done, { timeout: 2000 }));
    quiet = calls === globalThis.fakeCalls ? quiet + 1 : 0;
  }
}
