import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { has, viewsOfFile } from '../ui/views.ts';

// The way through Lectern by keyboard alone, and what each thing done can be taken back with.
const open = viewsOfFile();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
/** Colour of the ring round what has the focus; an element that shows none fails. */
const ring = (page: Page) => page.evaluate(() => getComputedStyle(document.activeElement as Element).boxShadow);

describe('by keyboard alone', () => {
  test('a lesson is found, opened, projected, played and ended', async () => {
    const page = await open('shelf');
    await page.keyboard.press('Control+K');
    await expect.poll(() => focused(page)).toBe('search');
    await page.keyboard.type('三角形');
    await has(page, 'lesson-card').first().waitFor();
    await page.keyboard.press('Enter');
    await has(page, 'project').waitFor();
    await has(page, 'project').focus();
    await page.keyboard.press('Enter');
    await has(page, 'stage').waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => has(page, 'play').getAttribute('data-motion')).not.toBe('paused');
    await page.keyboard.press('Space');
    await expect.poll(() => has(page, 'play').getAttribute('data-motion')).toBe('paused');
    await page.keyboard.press('Control+E');
    await has(page, 'end-dialog').waitFor();
    await expect.poll(() => focused(page)).toBe('end-stay');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await has(page, 'search').waitFor();
    await page.close();
  });

  test('five hundred plans are gone through by arrows, and what is in sight is all that is drawn', async () => {
    const page = await open('plans-many');
    const name = () => page.evaluate(() => document.activeElement?.querySelector('b')?.textContent);
    await has(page, 'plan-open').first().focus();
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(name).toBe(n === 0 ? '四边形 复习' : `第 ${n} 份`);
    }
    expect(await has(page, 'plan-row').count()).toBeLessThan(40);
    const box = await page.locator(':focus').boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)).toBe(true);
    await page.close();
  });

  test('everything that takes the focus shows it', async () => {
    const page = await open('shelf');
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page)) === 'search') continue;
      expect(await ring(page), `${step}`).not.toBe('none');
    }
    await page.close();
  });

  test('a menu opens on what is chosen, moves by arrows and gives the focus back', async () => {
    const page = await open('console');
    await has(page, 'class-picker').focus();
    await page.keyboard.press('Enter');
    // The button says the class's name too.
    await expect.poll(() => focused(page)).toBe('class-choice');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('四(2)班');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('四(3)班');
    await page.keyboard.press('Enter');
    await expect.poll(() => has(page, 'class-picker').innerText()).toContain('四(3)班');
    await page.close();
  });
});

test('a theme is narrowed to a grade by its chip, and the same chip takes that back', async () => {
  const page = await open('theme-lessons');
  const chip = has(page, 'facet-grade').first();
  const found = () => page.locator('main .shelf-heading').innerText();
  expect(await chip.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(found).toContain('12');
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect.poll(found).toContain('412');
  expect(await chip.getAttribute('aria-pressed')).toBe('false');
  expect(await focused(page)).toBe('facet-grade');
  await page.close();
});

describe('keys of the console', () => {
  test('black, freeze, board and layouts act with their keys, and the same key takes them back', async () => {
    const page = await open('console');
    const state = () => has(page, 'screen-state').getAttribute('data-state');
    await page.keyboard.press('b');
    expect(await state()).toBe('live');
    await page.keyboard.press('Shift+B');
    await expect.poll(state).toBe('black');
    await page.keyboard.press('.');
    await expect.poll(state).toBe('live');
    await page.keyboard.press('Shift+F');
    await expect.poll(state).toBe('frozen');
    await page.keyboard.press('Shift+F');
    await expect.poll(state).toBe('live');
    await page.keyboard.press('Shift+W');
    await has(page, 'paper').waitFor();
    await page.keyboard.press('Shift+W');
    await expect.poll(() => has(page, 'paper').count()).toBe(0);
    await page.keyboard.press('3');
    await expect.poll(() => has(page, 'layout-screenOnly').getAttribute('aria-pressed')).toBe('true');
    await page.close();
  });

  test('a remote’s keys go from stop to stop', async () => {
    const page = await open('console');
    const time = () => has(page, 'time').innerText();
    await page.keyboard.press('PageDown');
    await expect.poll(time).toMatch(/^01:10/);
    await page.keyboard.press('PageUp');
    await expect.poll(time).toMatch(/^00:33/);
    await page.close();
  });

  test('a button pressed by mouse leaves Space to play and pause', async () => {
    const page = await open('console');
    await has(page, 'layout-screenOnly').click();
    await page.keyboard.press('Space');
    await expect.poll(() => has(page, 'play').getAttribute('data-motion')).not.toBe('paused');
    await page.close();
  });

  test('Esc closes the sheet of keys and never ends projection', async () => {
    const page = await open('console');
    await page.keyboard.press('Shift+Slash');
    await has(page, 'key-sheet').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => has(page, 'key-sheet').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await has(page, 'stage').count()).toBe(1);
    await page.close();
  });
});

describe('what was done can be taken back', () => {
  test('a lesson taken off the shelf, by Ctrl+Z', async () => {
    const page = await open('shelf');
    const card = page.locator('[data-lesson="imported/1"]');
    await card.click();
    await has(page, 'remove').click();
    await expect.poll(() => card.count()).toBe(0);
    await page.keyboard.press('Control+Z');
    await card.waitFor();
    await page.close();
  });

  test('a cleared page of ink, by the notice or by undo', async () => {
    const page = await open('console');
    await has(page, 'erase-menu').click();
    await has(page, 'clear').click();
    await expect.poll(() => has(page, 'ink-mark').count()).toBe(4);
    await has(page, 'notice-undo').click();
    await expect.poll(() => has(page, 'ink-mark').count()).toBe(5);
    await page.close();
  });
});

test('the language changes at once, without a reload and without losing the place', async () => {
  const page = await open('shelf-search');
  await page.evaluate(() => Object.assign(globalThis, { stays: true }));
  await has(page, 'language').click();
  await expect.poll(() => has(page, 'import').innerText()).toContain('Import a file');
  expect(await has(page, 'search').inputValue()).toBe('角');
  expect(await page.evaluate(() => [document.documentElement.lang, 'stays' in globalThis])).toEqual(['en', true]);
  await page.close();
});
