import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { SceneName } from '../ui/scenes.ts';
import { viewsOfFile } from '../ui/views.ts';

// The end of a countdown is heard: the tones that a window makes are counted, in a page with a main of its own.

const open = viewsOfFile();
const SECONDS = 1.5;

/** How many tones a window makes when a countdown there is over. */
async function tonesIn(scene: SceneName, before: (page: Page) => Promise<unknown> = async () => undefined) {
  const page = await open(scene);
  await page.evaluate(() => {
    const { createOscillator } = AudioContext.prototype;
    AudioContext.prototype.createOscillator = function counted(this: AudioContext) {
      document.body.dataset.tones = String(Number(document.body.dataset.tones ?? 0) + 1);
      return createOscillator.call(this);
    };
  });
  await command(page, { type: 'countdown', seconds: SECONDS });
  await page.getByTestId('countdown-picture').waitFor();
  await before(page);
  await page.locator('[data-testid="countdown-picture"][data-over="true"]').waitFor();
  await page.waitForTimeout(300);
  const tones = Number(await page.evaluate(() => document.body.dataset.tones ?? '0'));
  await page.close();
  return tones;
}

const command = (page: Page, what: object) =>
  page.evaluate((sent) => globalThis.lectern.call('session.command', sent), what);

describe('the end of a countdown', () => {
  test('is heard from the window that the class hears: two notes', async () => {
    expect(await tonesIn('panel')).toBe(2);
    expect(await tonesIn('screen')).toBe(2);
    expect(await tonesIn('console'), 'the large screen sounds').toBe(0);
  });

  test('is heard over a board too', async () => {
    expect(await tonesIn('board-alone')).toBe(2);
  });

  test('is not heard where the lesson is muted, where the sound was turned off, and where time was taken away', async () => {
    expect(await tonesIn('panel', (page) => command(page, { type: 'volume', volume: 1, muted: true }))).toBe(0);
    const turnOff = (page: Page) =>
      page.evaluate(() => globalThis.lectern.call('settings.change', { countdownSound: false }));
    expect(await tonesIn('panel', turnOff)).toBe(0);
    expect(await tonesIn('panel', (page) => command(page, { type: 'lengthenCountdown', bySeconds: -60 }))).toBe(0);
  });
});
