import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// A unit with as many lessons as a whole province: what is drawn stays small, and nobody loses her place.

const LESSONS = 100_000;
let folder = '';
let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-long-'));
  // Some take two lines: no row is as high as the next.
  const long = (n: number) => (n % 40 < 3 ? '辽宋夏金元时期：民族关系发展和社会变化' : '');
  const rows = Array.from(
    { length: LESSONS },
    (_, n) => `第${n + 1}课${long(n)},初中,七年级,历史,统编版,上册,第一单元`,
  );
  writeFileSync(join(folder, 'lessons.csv'), ['名称,学段,年级,学科,版本,册次,单元', ...rows].join('\n'));
  ({ lectern, teacher } = await startWithCatalogue('table', join(folder, 'lessons.csv')));
}, 120_000);
afterAll(async () => {
  await lectern?.clear();
  rmSync(folder, { recursive: true, force: true });
});

const focused = () => teacher.evaluate(() => document.activeElement?.textContent ?? '');
const drawn = () => teacher.locator('[data-testid=browse] [data-testid=lesson-card]').count();
const scrolled = () => teacher.evaluate(() => document.querySelector('.desk-page')?.scrollTop ?? 0);
const press = (key: string) => teacher.keyboard.press(key);

/** Where it has come to rest: what a key moved is drawn, and may move again, for some frames. */
async function atRest(): Promise<number> {
  let before = Number.NaN;
  const isTheSame = async () => {
    const now = await scrolled();
    const same = now === before;
    before = now;
    return same;
  };
  await expect.poll(isTheSame, { interval: 200 }).toBe(true);
  return before;
}

describe('a unit of a hundred thousand lessons', () => {
  test('is gone through to its end by keyboard, and draws what is in sight', async () => {
    await teacher.getByTestId('nav-books').click();
    await teacher.getByTestId('browse-row').filter({ hasText: '初中' }).click();
    await expect.poll(focused).toContain('第1课');
    expect(await drawn()).toBeLessThan(80);
    await press('End');
    await expect.poll(focused).toContain(`第${LESSONS}课`);
    expect(await drawn()).toBeLessThan(80);
    const last = teacher.locator(`[aria-posinset="${LESSONS}"]`);
    expect(await last.getAttribute('aria-setsize')).toBe(String(LESSONS));
    await teacher.screenshot({ path: pictureFile('60-end-of-list') });
    await press('ArrowUp');
    await expect.poll(focused).toContain(`第${LESSONS - 6}课`);
    await press('ArrowLeft');
    await expect.poll(focused).toContain(`第${LESSONS - 7}课`);
  });

  test('goes on under the arrows past what was drawn', async () => {
    await press('Home');
    await expect.poll(focused).toContain('第1课');
    for (let line = 1; line <= 20; line += 1) {
      await press('ArrowDown');
      await expect.poll(focused).toContain(`第${line * 6 + 1}课`);
    }
    const isInSight = async () => {
      const box = await teacher.locator(':focus').boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 1080;
    };
    await expect.poll(isInSight).toBe(true);
  });

  test('is as it was when one comes back from a lesson', async () => {
    const [at, card] = [await atRest(), await focused()];
    expect(at).toBeGreaterThan(1000);
    await press('Enter');
    await teacher.getByTestId('back').waitFor();
    expect(await scrolled()).toBe(0);
    await teacher.getByTestId('back').click();
    await expect.poll(focused).toBe(card);
    await expect.poll(async () => Math.abs((await scrolled()) - at)).toBeLessThan(2);
  });

  test('keeps the card with the focus when the page is scrolled away from it', async () => {
    const card = await focused();
    await teacher.evaluate(() => document.querySelector('.desk-page')?.scrollTo(0, 1_000_000));
    await expect.poll(() => teacher.locator('[aria-posinset]').last().getAttribute('aria-posinset')).not.toBe('127');
    await teacher.locator('.grid-line .lesson-card-title').nth(20).waitFor();
    expect(await focused()).toBe(card);
    await press('ArrowRight');
    await expect.poll(focused).toContain('第122课');
  });
});

test('what was searched is as it was, with what it was narrowed by', async () => {
  await teacher.getByTestId('nav-shelf').click();
  await teacher.getByTestId('search').fill('第10');
  await teacher.getByTestId('search-more').click();
  const cards = teacher.getByTestId('results').getByTestId('lesson-card');
  await expect.poll(() => cards.count()).toBeGreaterThan(24);
  const card = cards.nth(36);
  await card.scrollIntoViewIfNeeded();
  const at = await scrolled();
  await card.click();
  await teacher.getByTestId('back').click();
  await expect.poll(scrolled).toBe(at);
  expect(await cards.count()).toBeGreaterThan(24);
});
