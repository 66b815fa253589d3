import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stillTracks } from '../harness/classroom.ts';
import { type RunningLectern, startLectern } from '../harness/lectern.ts';
import { pictureFile } from '../harness/pictures.ts';
import { startWithCatalogue } from '../harness/with-catalogue.ts';

// A teacher goes through the books without touching the mouse, projects what she finds, looks for what fits in ten
// minutes, and finds her place again the next morning.

let lectern: RunningLectern;
let teacher: Page;

beforeAll(async () => {
  ({ lectern, teacher } = await startWithCatalogue());
});
afterAll(() => lectern?.clear());

const here = () => teacher.getByTestId('browse-here').innerText();
const focused = () => teacher.evaluate(() => document.activeElement?.textContent ?? '');

/** Arrows to the row or card that says `text`, then Enter. */
async function open(text: string): Promise<void> {
  await teacher.getByTestId('browse').getByRole('button', { name: text }).first().waitFor();
  await teacher.keyboard.press('Home');
  for (let i = 0; i < 60 && !(await focused()).includes(text); i++) await teacher.keyboard.press('ArrowRight');
  expect(await focused()).toContain(text);
  await teacher.keyboard.press('Enter');
}

test('a lesson is reached through the books by keyboard alone, and projected', async () => {
  await teacher.getByTestId('nav-books').focus();
  await teacher.keyboard.press('Enter');
  await expect.poll(here).toBe('课本目录');
  await expect.poll(focused).not.toBe('');
  await teacher.screenshot({ path: pictureFile('40-books') });
  await open('小学');
  await expect.poll(here).toBe('小学');
  await open('四年级');
  await expect.poll(here).toBe('四年级');
  await open('数学');
  await expect.poll(here).not.toBe('四年级');
  await teacher.screenshot({ path: pictureFile('41-editions') });

  await teacher.keyboard.press('Backspace');
  await expect.poll(here).toBe('四年级');
  await open('数学');
  await expect.poll(here).not.toBe('四年级');
  // Through edition, book and unit, as many of them as there is a choice of; the sample stands in the first of each.
  const card = teacher.getByTestId('lesson-card').filter({ hasText: '三角形的内角和', visible: true });
  for (let i = 0; i < 4 && !(await card.isVisible()); i++) {
    const before = await here();
    await teacher.keyboard.press('Enter');
    await expect.poll(here).not.toBe(before);
  }
  await teacher.screenshot({ path: pictureFile('42-lessons') });
  await open('三角形的内角和');
  const project = teacher.getByTestId('project');
  await project.waitFor();
  const reached = () => project.evaluate((button) => button === document.activeElement);
  for (let i = 0; i < 80 && !(await reached()); i++) await teacher.keyboard.press('Tab');
  await teacher.keyboard.press('Enter');
  await stillTracks(await lectern.window('screen'), 2);
});

const rows = () => teacher.getByTestId('browse-row').filter({ visible: true }).allInnerTexts();

test('the lengths narrow every level, with how many fit', async () => {
  await teacher.getByTestId('end').click();
  const confirm = teacher.getByTestId('end-confirm');
  if ((await confirm.count()) > 0) await confirm.click();
  await teacher.setViewportSize({ width: 1366, height: 768 });
  await teacher.getByTestId('nav-books').click();
  await teacher.getByTestId('browse-crumb').filter({ visible: true, hasText: '小学' }).click();
  await expect.poll(here).toBe('小学');
  const all = await rows();
  expect(all.length).toBeGreaterThan(2);
  const ten = teacher.getByTestId('fits-chip').filter({ visible: true, hasText: '10 分钟以内' });
  await expect.poll(() => ten.innerText()).toMatch(/\b1$/);
  await ten.focus();
  await ten.press('Enter');
  await expect.poll(rows).toHaveLength(1);
  expect((await rows()).join()).toMatch(/四年级[\s\S]*1 课/);
  // It stayed where it was, and the keyboard with it.
  expect(await ten.evaluate((button) => button === document.activeElement)).toBe(true);
  await teacher.screenshot({ path: pictureFile('43-fits-books') });
  await teacher.getByTestId('browse-row').filter({ visible: true }).click();
  await expect.poll(here).toBe('四年级');
  await expect.poll(rows).toHaveLength(1);
  expect(await ten.getAttribute('aria-pressed')).toBe('true');
  // Recently added is narrowed as well.
  await teacher.getByTestId('browse-tab-recent').click();
  await expect.poll(() => teacher.getByTestId('browse').getByTestId('lesson-card').count()).toBe(1);
  await teacher.getByTestId('browse-tab-books').click();
  await ten.click();
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(1);
  expect(await here()).toBe('四年级');
});

test('where she stood last is where she stands the next morning', async () => {
  await lectern.stop();
  lectern = await startLectern({ data: lectern.data });
  teacher = await lectern.window('console');
  await teacher.setViewportSize({ width: 1366, height: 768 });
  await teacher.getByTestId('nav-books').click();
  await expect.poll(here).toBe('四年级');
  await teacher.getByTestId('language').click();
  await expect.poll(here).toBe('Grade 4');
  await teacher.screenshot({ path: pictureFile('44-books-remembered.en') });
});
