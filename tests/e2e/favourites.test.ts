import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';

// A lesson kept at hand: starred on its page, found again on the shelf, taken back.
let lectern: RunningLectern;
let page: Page;

beforeAll(async () => {
  lectern = await startLectern();
  page = await lectern.window('console');
});
afterAll(() => lectern?.clear());

describe('a favourite', () => {
  test('is chosen on the page of a lesson, is on the shelf after a reload, and undo takes it off', async () => {
    await page.getByTestId('lesson-card').first().click();
    const star = page.getByTestId('favourite');
    expect(await star.getAttribute('aria-pressed')).toBe('false');
    expect((await star.boundingBox())?.height).toBeGreaterThanOrEqual(48);
    await star.click();
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');

    await page.reload();
    await page.getByTestId('favourites').getByTestId('lesson-card').click();
    await star.click();
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('false');
    await page.getByTestId('notice-undo').click();
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('true');
    await star.click();
    await expect.poll(() => star.getAttribute('aria-pressed')).toBe('false');
    await page.getByTestId('back').click();
    await page.getByTestId('lesson-card').first().waitFor();
    expect(await page.getByTestId('favourites').count()).toBe(0);
  });
});
